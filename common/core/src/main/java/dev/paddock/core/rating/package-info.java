/**
 * How good drivers are, and how sure that is. Start reading at {@link
 * dev.paddock.core.rating.PlackettLuce}.
 */
@NullMarked
package dev.paddock.core.rating;

import org.jspecify.annotations.NullMarked;
