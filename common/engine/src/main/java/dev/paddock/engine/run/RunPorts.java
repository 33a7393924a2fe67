package dev.paddock.engine.run;

import dev.paddock.engine.journal.Journal;
import dev.paddock.engine.loop.Loop;

/**
 * What a service with runs needs of the world besides what all need.
 *
 * @param loop the thread of the simulations, another than the writers'
 * @param inputs the claimed log {@code X.inputs}, with the partitions of the journal
 */
public record RunPorts(Loop loop, Journal inputs) {}
