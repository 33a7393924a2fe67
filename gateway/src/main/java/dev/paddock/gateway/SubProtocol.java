package dev.paddock.gateway;

import java.util.List;

/** The subprotocols of the JSON doors; without one a socket speaks JSON too. */
public final class SubProtocol {
  public static final String JSON = "paddock.v1.json";

  /** JSON, but states of runs in their compact binary form. */
  public static final String BINARY = "paddock.v1.bin";

  public static final List<String> ALL = List.of(BINARY, JSON);

  private SubProtocol() {}
}
