/** The engine in this JVM, beside raw Kafka. */
@NullMarked
package dev.paddock.deploy.bench.engine;

import org.jspecify.annotations.NullMarked;
