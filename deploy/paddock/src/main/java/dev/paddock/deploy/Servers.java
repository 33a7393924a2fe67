package dev.paddock.deploy;

/**
 * Where a process finds what it runs on.
 *
 * @param kafka {@code host:port,…}
 * @param redis {@code redis://…}
 * @param mongo {@code mongodb://…}
 */
record Servers(String kafka, String redis, String mongo) {
  /** An address as a log may show it. */
  static String shown(String address) {
    return address.replaceAll("//[^/@]*@", "//");
  }
}
