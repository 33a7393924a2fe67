/** Kafka, Redis and MongoDB to run inside a program or a test. */
@NullMarked
package dev.paddock.embedded;

import org.jspecify.annotations.NullMarked;
