package dev.paddock.gateway.accounts;

import java.time.Duration;

/**
 * How accounts are kept.
 *
 * @param bcryptCost logarithm of the rounds, 4 … 31
 * @param passwordThreads threads that hash
 * @param passwordQueue hashes that may wait for a thread; more are refused
 * @param failures wrong passwords an account and address may give in {@code failureWindow}
 * @param revocationPoll how often revoked tokens of connected users are looked for
 */
public record AccountConfig(
    int bcryptCost,
    int passwordThreads,
    int passwordQueue,
    int failures,
    Duration failureWindow,
    Duration revocationPoll) {
  public static final AccountConfig DEFAULT =
      new AccountConfig(12, 2, 64, 5, Duration.ofMinutes(1), Duration.ofSeconds(2));

  public AccountConfig withBcryptCost(int cost) {
    return new AccountConfig(
        cost, passwordThreads, passwordQueue, failures, failureWindow, revocationPoll);
  }

  public AccountConfig withRevocationPoll(Duration poll) {
    return new AccountConfig(
        bcryptCost, passwordThreads, passwordQueue, failures, failureWindow, poll);
  }
}
