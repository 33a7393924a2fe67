/**
 * Kafka, Redis and MongoDB to run inside a program or a test: real data under one folder that
 * survives restarts, no installation. Start reading at {@link Infrastructure}.
 */
@NullMarked
package dev.paddock.embedded;

import org.jspecify.annotations.NullMarked;
