/** Messages between gateways and writers, and the port they travel through. */
@NullMarked
package dev.paddock.engine.bus;

import org.jspecify.annotations.NullMarked;
