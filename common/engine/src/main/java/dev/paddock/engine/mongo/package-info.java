/** Documents in MongoDB. */
@NullMarked
package dev.paddock.engine.mongo;

import org.jspecify.annotations.NullMarked;
