/**
 * The simulation as JavaScript: what of it is called from there, compiled by TeaVM. Start reading
 * at {@link dev.paddock.browser.Simulation}.
 */
@NullMarked
package dev.paddock.browser;

import org.jspecify.annotations.NullMarked;
