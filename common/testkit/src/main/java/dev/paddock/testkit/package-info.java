/** Scenarios, laws of deciders, embedded servers, house rules: what tests are made of. */
@NullMarked
package dev.paddock.testkit;

import org.jspecify.annotations.NullMarked;
