/** Processes under test, where they run, and what they use. */
@NullMarked
package dev.paddock.deploy.bench.node;

import org.jspecify.annotations.NullMarked;
