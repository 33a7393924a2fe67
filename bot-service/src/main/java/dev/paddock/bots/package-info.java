/** Bot runs and their sandbox; comes later. */
@NullMarked
package dev.paddock.bots;

import org.jspecify.annotations.NullMarked;
