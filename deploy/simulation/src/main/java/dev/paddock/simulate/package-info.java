/**
 * The seeded simulation of the whole path: the gateway's, the engine's and the publisher's real
 * code between clients, logs, stores and a bus that are fakes with behaviour. One seed decides
 * everything, and every invariant is checked as soon as it could be broken.
 */
@NullMarked
package dev.paddock.simulate;

import org.jspecify.annotations.NullMarked;
