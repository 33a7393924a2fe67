package dev.paddock.gateway.measure;

import java.util.Locale;

/**
 * What was seen in a stretch of time.
 *
 * @param deliveries messages that reached neighbours
 * @param cpuNanos of the gateway's threads
 * @param p99Nanos from the writer to a neighbour
 * @param held bytes of heap in use in the end
 * @param ended sockets of others that the gateway closed
 */
record Window(long deliveries, long cpuNanos, long p50Nanos, long p99Nanos, long held, long ended) {
  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "%d deliveries, %.2f s of CPU, p50 %.2f ms, p99 %.2f ms, heap %d MiB, %d others closed",
        deliveries,
        cpuNanos / 1e9,
        p50Nanos / 1e6,
        p99Nanos / 1e6,
        held >> 20,
        ended);
  }
}
