/** Commands on their way from gateways to writers. */
@NullMarked
package dev.paddock.engine.command;

import org.jspecify.annotations.NullMarked;
