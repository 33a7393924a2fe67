/**
 * The seeded simulation: the real engine over fakes with behaviour, one seed deciding everything,
 * every invariant checked as soon as it could be broken.
 */
@NullMarked
package dev.paddock.testkit.simulate;

import org.jspecify.annotations.NullMarked;
