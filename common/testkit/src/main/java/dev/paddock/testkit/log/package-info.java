/**
 * Topics in memory that behave as badly as real ones may: sends fail, land late, land twice, and
 * acknowledgements are lost. Start reading at {@link dev.paddock.testkit.log.FakeLog}.
 */
@NullMarked
package dev.paddock.testkit.log;

import org.jspecify.annotations.NullMarked;
