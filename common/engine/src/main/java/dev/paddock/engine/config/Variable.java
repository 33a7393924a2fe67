package dev.paddock.engine.config;

/**
 * One variable of the environment, as {@code paddock help config} shows it.
 *
 * @param standard the default, empty for none
 * @param local the default of {@code paddock local}
 * @param unit what kind of value it takes: {@code port}, {@code seconds}, {@code true or false}, …
 * @param meaning one sentence
 * @param secret whether its value is never shown
 */
record Variable(
    String name, String standard, String local, String unit, String meaning, boolean secret) {
  String otherwise(Mode mode) {
    return mode == Mode.LOCAL ? local : standard;
  }

  String shownDefault() {
    var shown = standard.isEmpty() ? "none" : standard;
    var shownLocal = local.isEmpty() ? "none" : local;
    return local.equals(standard) ? shown : shown + ", local: " + shownLocal;
  }
}
