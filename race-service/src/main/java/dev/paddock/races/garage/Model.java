package dev.paddock.races.garage;

/** A type of car as the garage sells it; what it drives like is the simulation's. */
public enum Model {
  PIKA("Pika", 0, 0),
  LYNX_R("Lynx R", 120, 60),
  MARTEN_GT("Marten GT", 180, 120),
  HERON("Heron V8", 320, 250);

  /** Everybody has one. */
  public static final Model STARTER = PIKA;

  private final String title;
  private final int price;
  private final int needed;

  Model(String title, int price, int needed) {
    this.title = title;
    this.price = price;
    this.needed = needed;
  }

  /** What it is called while its owner has not named it. */
  public String title() {
    return title;
  }

  /** In points. */
  public int price() {
    return price;
  }

  /** Points one has to have earned in all before it is sold. */
  public int needed() {
    return needed;
  }
}
