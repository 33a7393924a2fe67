/**
 * What tests of room kinds are made of: {@link dev.paddock.testkit.kind.Scenario} for one rule at a
 * time, {@link dev.paddock.testkit.kind.DeciderLaws} for what holds of every kind.
 */
@NullMarked
package dev.paddock.testkit.kind;

import org.jspecify.annotations.NullMarked;
