/**
 * The views in Redis: channels, documents, seats, presence. Start reading at {@link
 * dev.paddock.engine.redis.RedisViewStore}; what is atomic is one Lua script each.
 */
@NullMarked
package dev.paddock.engine.redis;

import org.jspecify.annotations.NullMarked;
