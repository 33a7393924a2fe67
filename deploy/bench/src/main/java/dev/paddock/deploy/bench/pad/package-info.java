/** A room kind with a state of 1 KiB and one command, to measure the engine by itself. */
@NullMarked
package dev.paddock.deploy.bench.pad;

import org.jspecify.annotations.NullMarked;
