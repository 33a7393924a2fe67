/**
 * A world of fakes with behaviour around the real engine: nodes that freeze and die, a view store,
 * a bus that loses messages; one seed decides everything.
 */
@NullMarked
package dev.paddock.testkit.world;

import org.jspecify.annotations.NullMarked;
