package dev.paddock.core;

/** The name by which a room is addressed everywhere: Kafka key, channel, Redis key. */
public record RoomId(String value) {
  /** Longest identifier, in characters. */
  public static final int MAX_LENGTH = 64;

  public RoomId {
    if (!isValid(value)) {
      throw new IllegalArgumentException("not a room id (1-64 of [A-Za-z0-9_-]): " + value);
    }
  }

  /** Whether {@code value} has 1 to 64 characters of {@code [A-Za-z0-9_-]}. */
  public static boolean isValid(String value) {
    return !value.isEmpty()
        && value.length() <= MAX_LENGTH
        && value.chars().allMatch(RoomId::isAllowed);
  }

  private static boolean isAllowed(int c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || c == '_'
        || c == '-';
  }

  @Override
  public String toString() {
    return value;
  }
}
