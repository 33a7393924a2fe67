package dev.paddock.embedded;

import java.nio.file.Path;

/** A program with the three servers, for tests that kill it. */
final class ServersMain {
  private ServersMain() {}

  public static void main(String[] args) throws Exception {
    var servers = Infrastructure.start(Path.of(args[0]), Ports.FREE);
    System.out.println(servers.kafka() + " " + servers.redis() + " " + servers.mongo());
    System.in.read();
  }
}
