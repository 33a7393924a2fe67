/** The smallest kind with a run: drivers push numbers along, and everything can be re-run. */
@NullMarked
package dev.paddock.testkit.simulate.pulse;

import org.jspecify.annotations.NullMarked;
