/** Servers under load: our gateway, and others that do the same work. */
@NullMarked
package dev.paddock.deploy.bench.target;

import org.jspecify.annotations.NullMarked;
