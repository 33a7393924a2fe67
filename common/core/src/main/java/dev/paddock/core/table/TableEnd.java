package dev.paddock.core.table;

/** The words for why players, games and rooms go. */
public final class TableEnd {
  /** A player left by himself. */
  public static final String LEFT = "left";

  /** A player lost the seat after being disconnected. */
  public static final String TIMEOUT = "timeout";

  /** A game ended by its rules. */
  public static final String SCORE = "score";

  /** A game ended because only one player was left. */
  public static final String FORFEIT = "forfeit";

  /** A room closed some time after its game. */
  public static final String ENDED = "ended";

  /** A room closed before a game was finished in it. */
  public static final String ABANDONED = "abandoned";

  /** A room closed because its name was taken anew. */
  public static final String REPLACED = "replaced";

  private TableEnd() {}
}
