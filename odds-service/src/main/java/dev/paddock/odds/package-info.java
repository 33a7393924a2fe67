/** Markets, pricing and the inbox; comes later. */
@NullMarked
package dev.paddock.odds;

import org.jspecify.annotations.NullMarked;
