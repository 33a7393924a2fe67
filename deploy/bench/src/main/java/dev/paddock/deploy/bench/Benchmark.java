package dev.paddock.deploy.bench;

/** One benchmark: measures and reports. */
interface Benchmark {
  void run(Options options, Report report) throws Exception;
}
