/** What runs inside the compiler to JavaScript; none of it is in its output. */
@NullMarked
package dev.paddock.browser.compile;

import org.jspecify.annotations.NullMarked;
