/**
 * Benchmarks by name, each with its table. Start reading at {@link dev.paddock.deploy.bench.Bench}.
 */
@NullMarked
package dev.paddock.deploy.bench;

import org.jspecify.annotations.NullMarked;
