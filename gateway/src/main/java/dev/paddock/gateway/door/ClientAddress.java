package dev.paddock.gateway.door;

import io.vertx.core.http.HttpServerRequest;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds the address and scheme a request came from, through proxies that are trusted. */
public final class ClientAddress {
  private record Range(byte[] network, int bits) {
    boolean contains(byte[] address) {
      if (address.length != network.length) {
        return false;
      }
      for (int bit = 0; bit < bits; bit += 8) {
        int mask = bits - bit >= 8 ? 0xff : 0xff << (8 - (bits - bit));
        if (((address[bit / 8] ^ network[bit / 8]) & mask) != 0) {
          return false;
        }
      }
      return true;
    }
  }

  private static final int MAX_HOPS = 32;

  private final List<Range> trusted;

  /**
   * @param trusted addresses or CIDR ranges
   * @throws IllegalArgumentException if one of them is neither
   */
  public ClientAddress(List<String> trusted) {
    this.trusted = trusted.stream().map(ClientAddress::range).toList();
  }

  /** The peer, or behind trusted proxies the last untrusted of {@code X-Forwarded-For}. */
  public String of(HttpServerRequest request) {
    return of(peer(request), request.headers().getAll("X-Forwarded-For"));
  }

  String of(String peer, List<String> forwarded) {
    if (!isTrusted(peer)) {
      return peer;
    }
    var hops = hops(forwarded);
    for (int i = hops.size() - 1; i >= 0; i--) {
      if (!isTrusted(hops.get(i))) {
        return hops.get(i);
      }
    }
    return hops.isEmpty() ? peer : hops.getFirst();
  }

  /** Whether the client itself speaks TLS, to us or to a trusted proxy. */
  public boolean isSecure(HttpServerRequest request) {
    return request.isSSL()
        || (isTrusted(peer(request))
            && "https".equalsIgnoreCase(request.getHeader("X-Forwarded-Proto")));
  }

  private static List<String> hops(List<String> forwarded) {
    var hops = new ArrayList<String>();
    for (var header : forwarded) {
      for (var hop : List.of(header.split(",", MAX_HOPS))) {
        if (!hop.isBlank()) {
          hops.add(hop.strip());
        }
      }
    }
    return hops;
  }

  private static String peer(HttpServerRequest request) {
    var address = request.remoteAddress();
    var host = address == null ? null : address.hostAddress();
    return host == null ? "unknown" : host;
  }

  private boolean isTrusted(String address) {
    var bytes = bytes(address);
    return bytes != null && trusted.stream().anyMatch(range -> range.contains(bytes));
  }

  private static Range range(String text) {
    int slash = text.indexOf('/');
    var bytes = bytes(slash < 0 ? text : text.substring(0, slash));
    if (bytes == null) {
      throw new IllegalArgumentException("not an address or CIDR range: " + text);
    }
    int bits = slash < 0 ? bytes.length * 8 : Integer.parseInt(text.substring(slash + 1));
    if (bits < 0 || bits > bytes.length * 8) {
      throw new IllegalArgumentException("not a CIDR range: " + text);
    }
    return new Range(bytes, bits);
  }

  /** Reads a literal address without asking any name server; null if it is not one. */
  private static byte @Nullable [] bytes(String address) {
    if (address.isEmpty()
        || !address.chars().allMatch(c -> Character.digit(c, 16) >= 0 || c == '.' || c == ':')
        || (address.indexOf(':') < 0 && !Character.isDigit(address.charAt(0)))) {
      return null;
    }
    try {
      return InetAddress.getByName(address).getAddress();
    } catch (UnknownHostException e) {
      return null;
    }
  }
}
