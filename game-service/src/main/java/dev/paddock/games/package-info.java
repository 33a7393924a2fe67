/** Turn-based games as room kinds. */
@NullMarked
package dev.paddock.games;

import org.jspecify.annotations.NullMarked;
