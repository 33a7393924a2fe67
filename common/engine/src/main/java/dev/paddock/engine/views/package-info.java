/** What clients can read: the port to the store behind channels, documents and seats. */
@NullMarked
package dev.paddock.engine.views;

import org.jspecify.annotations.NullMarked;
