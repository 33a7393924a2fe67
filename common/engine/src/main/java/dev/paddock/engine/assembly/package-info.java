/** Puts a service instance together from the adapters of the ports. */
@NullMarked
package dev.paddock.engine.assembly;

import org.jspecify.annotations.NullMarked;
