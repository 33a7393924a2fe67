/** The port to the document store. */
@NullMarked
package dev.paddock.engine.documents;

import org.jspecify.annotations.NullMarked;
