package dev.paddock.races.race.run;

import dev.paddock.simulation.Controls;

/**
 * Reads an input frame that has passed its schema: {@code actions}, {@code tick} and {@code n},
 * wherever they stand. One pass over the bytes, no maps, no exceptions. One object for one frame
 * after another.
 */
final class InputScan {
  private static final int ABSENT = -1;
  private static final int MOST_DIGITS = 9;

  private byte[] frame = {};
  private int at;
  private boolean accelerate;
  private boolean brake;
  private boolean left;
  private boolean right;
  private boolean nitro;
  private double throttle;
  private double steer;
  private boolean hasThrottle;
  private boolean hasSteer;
  private boolean reset;
  private long tick;
  private long n;

  /** Reads a frame; nothing of the one before stays. */
  void read(byte[] bytes) {
    frame = bytes;
    at = 0;
    accelerate = brake = left = right = nitro = hasThrottle = hasSteer = reset = false;
    throttle = steer = 0;
    tick = n = ABSENT;
    object(0);
  }

  /** The controls, quantised. */
  int controls() {
    double pedal = hasThrottle ? throttle : accelerate ? 1 : 0;
    double wheel = hasSteer ? steer : (left ? 1 : 0) - (right ? 1 : 0);
    int controls = Controls.quantise(pedal, brake ? 1 : 0, wheel, nitro);
    return reset ? Controls.withReset(controls) : controls;
  }

  /** The client's tick, −1 without one. */
  long tick() {
    return tick;
  }

  /** The client's number, −1 without one. */
  long n() {
    return n;
  }

  /** {@code "name": value, …} up to the closing brace. */
  private void object(int depth) {
    skipTo('{');
    while (at < frame.length) {
      int c = frame[at++];
      if (c == '}') {
        return;
      }
      if (c == '"') {
        int from = at;
        skipString();
        int to = at - 1;
        skipTo(':');
        value(from, to, depth);
      }
    }
  }

  private void value(int from, int to, int depth) {
    skipBlanks();
    if (depth == 0 && is(from, to, "actions")) {
      object(1);
    } else if (depth == 0 && is(from, to, "tick")) {
      tick = whole();
    } else if (depth == 0 && is(from, to, "n")) {
      n = whole();
    } else if (depth == 1) {
      action(from, to);
    } else {
      skipValue();
    }
  }

  private void action(int from, int to) {
    if (is(from, to, "throttle")) {
      throttle = real();
      hasThrottle = true;
    } else if (is(from, to, "steer")) {
      steer = real();
      hasSteer = true;
    } else {
      boolean down = here() == 't';
      accelerate |= down && is(from, to, "accelerate");
      brake |= down && is(from, to, "brake");
      left |= down && is(from, to, "turn_left");
      right |= down && is(from, to, "turn_right");
      nitro |= down && is(from, to, "nitro");
      reset |= down && is(from, to, "reset");
      skipValue();
    }
  }

  private boolean is(int from, int to, String name) {
    if (to - from != name.length()) {
      return false;
    }
    for (int i = 0; i < name.length(); i++) {
      if (frame[from + i] != name.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  /** A whole number of at most nine digits; what is larger is the largest of those. */
  private long whole() {
    long value = 0;
    int digits = 0;
    while (at < frame.length && frame[at] >= '0' && frame[at] <= '9') {
      value = digits++ < MOST_DIGITS ? value * 10 + frame[at] - '0' : value;
      at++;
    }
    skipValue();
    return digits == 0 ? ABSENT : value;
  }

  /** A number between −1 and 1, so that digits suffice. */
  private double real() {
    boolean negative = here() == '-';
    at += negative ? 1 : 0;
    double value = 0;
    double unit = 0;
    int power = 0;
    for (; at < frame.length && isNumeric(frame[at]); at++) {
      int c = frame[at];
      if (c == '.') {
        unit = 1;
      } else if (c == 'e' || c == 'E') {
        at++;
        power = exponent();
        break;
      } else {
        value = value * 10 + c - '0';
        unit *= 10;
      }
    }
    double size = scaled(unit > 0 ? value / unit : value, power);
    return negative ? -size : size;
  }

  private int exponent() {
    boolean negative = here() == '-';
    at += negative || here() == '+' ? 1 : 0;
    long digits = Math.min(Math.max(whole(), 0), 400);
    return (int) (negative ? -digits : digits);
  }

  private static double scaled(double value, int power) {
    double scaled = value;
    for (int i = 0; i < Math.abs(power); i++) {
      scaled = power > 0 ? scaled * 10 : scaled / 10;
    }
    return scaled;
  }

  /** The byte at this place; 0 behind the end. */
  private int here() {
    return at < frame.length ? frame[at] : 0;
  }

  private static boolean isNumeric(int c) {
    return (c >= '0' && c <= '9') || c == '.' || c == 'e' || c == 'E';
  }

  /** To the comma or brace after a scalar, which stays. */
  private void skipValue() {
    while (at < frame.length && frame[at] != ',' && frame[at] != '}') {
      if (frame[at++] == '"') {
        skipString();
      }
    }
  }

  /** Behind the closing quote. */
  private void skipString() {
    while (at < frame.length && frame[at] != '"') {
      at += frame[at] == '\\' ? 2 : 1;
    }
    at++;
  }

  private void skipBlanks() {
    while (at < frame.length && frame[at] <= ' ' && frame[at] >= 0) {
      at++;
    }
  }

  private void skipTo(char wanted) {
    while (at < frame.length && frame[at] != wanted) {
      at++;
    }
    at++;
  }
}
