/** The claimed log: marks, the reader rule and the port to the topic behind it. */
@NullMarked
package dev.paddock.engine.journal;

import org.jspecify.annotations.NullMarked;
