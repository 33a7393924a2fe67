/** The load client: many WebSockets on few event loops, timed from the scheduled instant. */
@NullMarked
package dev.paddock.deploy.bench.load;

import org.jspecify.annotations.NullMarked;
