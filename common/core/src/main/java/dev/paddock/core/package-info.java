/** The contract of room kinds, ids and envelopes. */
@NullMarked
package dev.paddock.core;

import org.jspecify.annotations.NullMarked;
