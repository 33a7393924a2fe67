package dev.paddock.deploy.bench.target;

import java.nio.charset.StandardCharsets;

/**
 * A message of a fixed size to one room, as positions of eight cars look; its stamp is set anew.
 */
final class Body {
  private static final String CARS =
      "\"cars\":[[1,1034.25,220.50,1.571],[2,1029.75,221.25,1.569],[3,1011.00,219.75,1.575],"
          + "[4,998.50,224.00,1.580],[5,987.25,230.50,1.602],[6,960.00,241.75,1.633]";

  private final String head;
  private final String tail;
  private final int size;
  private byte[] text = {};
  private int digits;

  private Body(String head, String tail, int size) {
    this.head = head;
    this.tail = tail;
    this.size = size;
  }

  /**
   * @param before what stands before the JSON object, for example of an event packet
   * @param after what stands behind it
   */
  static Body of(String before, String type, String room, String after, int size) {
    var head = before + "{\"type\":\"" + type + "\",\"room\":\"" + room + "\",\"ts\":";
    return new Body(head, "\"}" + after, size);
  }

  /** The message due at a time; the array is used again for the next one. */
  byte[] at(long nanos) {
    var number = Long.toString(nanos);
    if (number.length() != digits) {
      digits = number.length();
      text = build(number);
    }
    for (int i = 0; i < digits; i++) {
      text[head.length() + i] = (byte) number.charAt(i);
    }
    return text;
  }

  private byte[] build(String number) {
    var start = head + number + "," + CARS + "],\"pad\":\"";
    var padding = ".".repeat(Math.max(0, size - start.length() - tail.length()));
    return (start + padding + tail).getBytes(StandardCharsets.US_ASCII);
  }
}
