package dev.paddock.gateway;

/** Why the server closes a socket. */
public final class CloseCode {
  public static final int GOING_AWAY = 1001;
  public static final int PROTOCOL = 4400;
  public static final int TOKEN = 4401;
  public static final int KICKED = 4403;
  public static final int HEARTBEAT = 4408;
  public static final int REPLACED = 4409;
  public static final int TOO_SLOW = 4413;
  public static final int RATE = 4429;

  private CloseCode() {}
}
