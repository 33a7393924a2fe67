/** The program: every service as a subcommand, and all of them in one JVM. */
@NullMarked
package dev.paddock.deploy;

import org.jspecify.annotations.NullMarked;
