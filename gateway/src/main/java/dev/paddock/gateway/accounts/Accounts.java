package dev.paddock.gateway.accounts;

import dev.paddock.core.Reason;
import dev.paddock.engine.documents.Documents;
import dev.paddock.gateway.Problem;
import dev.paddock.gateway.auth.Identity;
import dev.paddock.gateway.auth.Tokens;
import dev.paddock.gateway.auth.UserIds;
import dev.paddock.gateway.auth.Versions;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.time.InstantSource;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes accounts, signs people in and out, and knows which tokens are revoked. */
public final class Accounts implements Versions {
  /** Somebody who has just signed in. */
  public record SignedIn(long userId, String username, Tokens.Issued issued) {}

  private static final Logger LOG = LoggerFactory.getLogger(Accounts.class);
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_]{3,24}");
  private static final long PATIENCE_MILLIS = 2_000;
  private static final int ID_ATTEMPTS = 3;

  private final Documents documents;
  private final Lookups lookups;
  private final Tokens tokens;
  private final Passwords passwords;
  private final LockOut lockOut;
  private final InstantSource clock;

  public Accounts(
      Vertx vertx, Documents documents, Tokens tokens, AccountConfig config, InstantSource clock) {
    this.documents = documents;
    this.lookups = new Lookups(documents);
    this.tokens = tokens;
    this.passwords = new Passwords(vertx, config);
    this.lockOut = new LockOut(config, clock);
    this.clock = clock;
  }

  /** Makes sure that a name is taken once only; fails while the store is away. */
  public Future<Void> prepare() {
    return documents.unique(Account.COLLECTION, Account.KEY);
  }

  /** Makes an account; fails with INVALID_FIELD where name or password do not do. */
  public Future<SignedIn> register(@Nullable String username, @Nullable String password) {
    if (username == null || !NAME.matcher(username).matches()) {
      return refuse("username has to be 3 to 24 of [A-Za-z0-9_]");
    }
    if (password == null || !Passwords.isValid(password)) {
      return refuse("password has to have 10 to 256 characters");
    }
    return available(documents.find(Account.COLLECTION, Account.byName(username)))
        .compose(taken -> taken != null ? nameTaken(username) : passwords.hash(password))
        .compose(hash -> insert(username, hash, ID_ATTEMPTS))
        .map(this::signedIn);
  }

  /** Signs in; RATE_LIMITED after too many wrong passwords for the name from the address. */
  public Future<SignedIn> login(
      @Nullable String username, @Nullable String password, String address) {
    if (username == null || password == null || password.length() > Passwords.MAX_LENGTH) {
      return refuse("username and password are needed");
    }
    var key = Account.key(username);
    lockOut.check(key, address);
    return available(documents.find(Account.COLLECTION, Account.byName(username)))
        .map(Account::of)
        .compose(account -> verified(account, password, key, address))
        .map(this::signedIn);
  }

  /** A new token for an identity that is still good. */
  public Future<SignedIn> refresh(Identity identity) {
    return account(identity.userId()).map(this::signedIn);
  }

  /** Revokes all tokens of a user. */
  public Future<Void> logout(Identity identity) {
    return revoke(identity.userId(), new JsonObject()).mapEmpty();
  }

  /** Sets another password and revokes all tokens; the answer has a fresh one. */
  public Future<SignedIn> changePassword(
      Identity identity, @Nullable String old, @Nullable String fresh, String address) {
    if (old == null || fresh == null || !Passwords.isValid(fresh)) {
      return refuse("the new password has to have 10 to 256 characters, the old one is needed");
    }
    return account(identity.userId())
        .compose(account -> confirmed(account, old, address))
        .compose(account -> passwords.hash(fresh))
        .compose(hash -> revoke(identity.userId(), new JsonObject().put(Account.HASH, hash)))
        .map(Account::of)
        .map(account -> signedIn(known(account)));
  }

  /** Deletes an account: its name becomes free, its id is never given again. */
  public Future<Void> delete(Identity identity) {
    var set =
        new JsonObject()
            .put(Account.NAME, "deleted")
            .put(Account.KEY, "deleted:" + identity.userId())
            .put(Account.HASH, "")
            .put(Account.DELETED, true);
    return account(identity.userId()).compose(account -> revoke(account.userId(), set)).mapEmpty();
  }

  @Override
  public Future<Identity> check(Identity identity) {
    return available(lookups.find(identity.userId()))
        .otherwise(
            unreachable -> {
              LOG.warn("accounts can not be read, a token is taken at its word");
              return null;
            })
        .compose(found -> isGood(identity, found) ? Future.succeededFuture(identity) : revoked());
  }

  /** The oldest version of a user's tokens that still counts, after a ban none. */
  static boolean isGood(Identity identity, @Nullable JsonObject account) {
    return account == null
        || (!account.getBoolean(Account.DELETED, false)
            && !account.getBoolean(Account.BANNED, false)
            && identity.version() >= Account.version(account));
  }

  private Future<Account> insert(String username, String hash, int attempts) {
    var account = new Account(UserIds.random(), username, hash, Set.of(), 0);
    return available(
            documents.insert(Account.COLLECTION, account.document(clock.instant().toString())))
        .compose(
            inserted ->
                inserted ? Future.succeededFuture(account) : again(username, hash, attempts - 1));
  }

  /** An insert was refused: the name was taken meanwhile, or (hardly ever) the number. */
  private Future<Account> again(String username, String hash, int attempts) {
    return available(documents.find(Account.COLLECTION, Account.byName(username)))
        .compose(
            taken ->
                taken != null || attempts == 0
                    ? nameTaken(username)
                    : insert(username, hash, attempts));
  }

  private Future<Account> confirmed(Account account, String password, String address) {
    var key = Account.key(account.username());
    lockOut.check(key, address);
    return verified(account, password, key, address);
  }

  private Future<Account> verified(
      @Nullable Account account, String password, String key, String address) {
    return passwords
        .matches(password, account == null ? "" : account.hash())
        .map(
            fits -> {
              if (!fits || account == null) {
                lockOut.failed(key, address);
                throw Problem.unauthenticated("unknown user name or wrong password");
              }
              lockOut.succeeded(key, address);
              return account;
            });
  }

  private Future<Account> account(long userId) {
    return available(documents.find(Account.COLLECTION, Account.byId(userId)))
        .map(Account::of)
        .map(Accounts::known);
  }

  private Future<@Nullable JsonObject> revoke(long userId, JsonObject set) {
    var update =
        new JsonObject()
            .put("$inc", new JsonObject().put(Account.VERSION, 1L))
            .put("$set", set.put(Account.REVOKED_AT, clock.millis()));
    return available(documents.update(Account.COLLECTION, Account.byId(userId), update, false));
  }

  private SignedIn signedIn(Account account) {
    var issued =
        tokens.issue(account.userId(), account.username(), account.roles(), account.version());
    return new SignedIn(account.userId(), account.username(), issued);
  }

  private static Account known(@Nullable Account account) {
    if (account == null) {
      throw Problem.unauthenticated("there is no such account here");
    }
    return account;
  }

  /** Turns a store that is away or slow into UNAVAILABLE. */
  static <T extends @Nullable Object> Future<T> available(Future<T> future) {
    return future
        .timeout(PATIENCE_MILLIS, TimeUnit.MILLISECONDS)
        .recover(
            away ->
                Future.failedFuture(
                    away instanceof Problem
                        ? away
                        : Problem.unavailable("accounts can not be reached just now")));
  }

  private static <T> Future<T> nameTaken(String username) {
    return Future.failedFuture(
        new Problem(Reason.INVALID_FIELD, 409, "username " + username + " is taken", 0));
  }

  private static <T> Future<T> revoked() {
    return Future.failedFuture(Problem.unauthenticated("the token has been revoked"));
  }

  private static <T> Future<T> refuse(String message) {
    return Future.failedFuture(Problem.invalid(message));
  }
}
