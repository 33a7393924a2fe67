/** The room writer: decide, append, project, tell. */
@NullMarked
package dev.paddock.engine.room;

import org.jspecify.annotations.NullMarked;
