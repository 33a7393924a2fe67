/** Players on real sockets, and what happens to them when processes die. */
@NullMarked
package dev.paddock.deploy.bench.play;

import org.jspecify.annotations.NullMarked;
