/**
 * Configuration: read once from the environment into records ({@link
 * dev.paddock.engine.config.Env}).
 */
@NullMarked
package dev.paddock.engine.config;

import org.jspecify.annotations.NullMarked;
