package dev.paddock.engine.mongo;

import com.mongodb.ConnectionString;
import io.vertx.core.json.JsonObject;
import java.util.Map;

/**
 * Where MongoDB is, with what we want of a connection unless the URL says otherwise: soon to fail
 * where nobody answers, and no retries, which need sessions that the embedded server lacks.
 */
record MongoAddress(String url) {
  private static final String DEFAULT_DATABASE = "paddock";
  private static final Map<String, String> WANTED =
      Map.of(
          "retryWrites", "false",
          "retryReads", "false",
          "serverSelectionTimeoutMS", "3000",
          "connectTimeoutMS", "3000");

  /**
   * @throws IllegalArgumentException if it is no {@code mongodb://} URL
   */
  static MongoAddress of(String url) {
    if (!url.startsWith("mongodb://") && !url.startsWith("mongodb+srv://")) {
      throw new IllegalArgumentException(
          "not an address of MongoDB: " + masked(url) + " (expected mongodb://host:port)");
    }
    return new MongoAddress(url);
  }

  /** What the client of Vert.x is made of. */
  JsonObject config() {
    var complete = complete();
    var database = new ConnectionString(complete).getDatabase();
    return new JsonObject()
        .put("connection_string", complete)
        .put("db_name", database == null ? DEFAULT_DATABASE : database);
  }

  /** Without the password. */
  @Override
  public String toString() {
    return masked(url);
  }

  private String complete() {
    var text = new StringBuilder(url);
    if (url.indexOf('?') < 0) {
      int slash = url.indexOf('/', url.indexOf("://") + "://".length());
      text.append(slash < 0 ? "/?" : "?");
    }
    WANTED.forEach((name, value) -> addUnlessGiven(text, name, value));
    return text.toString();
  }

  private static void addUnlessGiven(StringBuilder text, String name, String value) {
    if (text.indexOf(name + "=") < 0) {
      text.append(text.charAt(text.length() - 1) == '?' ? "" : "&").append(name + "=" + value);
    }
  }

  private static String masked(String url) {
    return url.replaceAll("//[^@/]*@", "//***@");
  }
}
