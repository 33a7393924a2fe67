/** One thread of control with its clock. */
@NullMarked
package dev.paddock.engine.loop;

import org.jspecify.annotations.NullMarked;
