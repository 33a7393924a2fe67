/**
 * The answers to questions about races, garages and the leaderboard. Start reading at {@link
 * dev.paddock.races.query.RaceQuestions}.
 */
@NullMarked
package dev.paddock.races.query;

import org.jspecify.annotations.NullMarked;
