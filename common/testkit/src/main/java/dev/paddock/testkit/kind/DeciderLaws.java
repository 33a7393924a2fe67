package dev.paddock.testkit.kind;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.paddock.core.Head;
import dev.paddock.core.Outcome.Rejected;
import dev.paddock.core.View;
import dev.paddock.core.Watch;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What holds of every room kind, checked on a recorded play.
 *
 * @param hidden texts that no public form of a state may contain, nor any message that led to it
 */
public record DeciderLaws<C, S, E>(RandomPlay<C, S, E> play, Function<S, Set<String>> hidden) {
  private static final Head HEAD = new Head(Scenario.EPOCH, 7);

  /** Checks all of them. */
  public void hold() {
    replayGivesTheLiveState();
    theSameInputGivesTheSameOutput();
    refusalsChangeNothing();
    nothingInsideCanBeChanged();
    viewsNeverThrowAndAgree();
    secretsStayHidden();
  }

  /** A room read from its log is the room that was alive. */
  public void replayGivesTheLiveState() {
    var state = play.initial();
    for (var step : play.steps()) {
      assertThat(step.before()).isEqualTo(state);
      state = fold(state, step.events());
      assertThat(step.after()).isEqualTo(state);
    }
  }

  /** No clock and no chance but the stamp's. */
  public void theSameInputGivesTheSameOutput() {
    for (var step : play.steps()) {
      var again = play.kind().decider().decide(step.before(), step.command(), step.stamp());
      assertThat(again).isEqualTo(step.outcome());
    }
  }

  /** A refusal says why and leaves the room as it was. */
  public void refusalsChangeNothing() {
    for (var step : play.steps()) {
      if (step.outcome() instanceof Rejected<E> rejected) {
        assertThat(rejected.message()).endsWith(".");
        assertThat(step.after()).isEqualTo(step.before());
      }
    }
  }

  /** The last state and all events hold unmodifiable copies of what they were made of. */
  public void nothingInsideCanBeChanged() {
    Parts.all(play.live()).forEach(DeciderLaws::cannotBeChanged);
    for (var step : play.steps()) {
      step.events().stream().flatMap(Parts::all).forEach(DeciderLaws::cannotBeChanged);
    }
  }

  /** Every state can be looked at, and what the engine is told of it fits together. */
  public void viewsNeverThrowAndAgree() {
    var view = play.kind().view();
    lookAt(view, play.initial());
    for (var step : play.steps()) {
      lookAt(view, step.after());
      messages(step);
    }
  }

  /** What is hidden is in no public form. */
  public void secretsStayHidden() {
    for (var step : play.steps()) {
      var secrets = hidden.apply(step.after());
      var document = play.kind().view().document(step.after(), play.room(), HEAD);
      assertThat(Parts.texts(document)).noneMatch(secrets::contains);
      for (var message : messages(step)) {
        assertThat(Parts.texts(message)).noneMatch(secrets::contains);
      }
    }
  }

  private S fold(S before, List<E> events) {
    var state = before;
    for (var event : events) {
      state = play.kind().decider().evolve(state, event);
    }
    return state;
  }

  /** The public messages of a step, each with the state after its event. */
  private List<Record> messages(Step<C, S, E> step) {
    var view = play.kind().view();
    var messages = new ArrayList<Record>();
    var state = step.before();
    for (var event : step.events()) {
      state = play.kind().decider().evolve(state, event);
      messages.add(view.message(state, event));
      assertThat(view.audience(event)).isNotNull();
      assertThat(view.privateMessages(state, event))
          .hasSizeLessThanOrEqualTo(View.MAX_PRIVATE_FORMS);
    }
    return messages;
  }

  private void lookAt(View<S, E> view, S state) {
    assertThat(view.document(state, play.room(), HEAD)).isNotNull();
    assertThat(view.privateDocuments(state, play.room(), HEAD))
        .hasSizeLessThanOrEqualTo(View.MAX_PRIVATE_FORMS);
    var watched = view.watches(state).stream().map(Watch::userId).toList();
    assertThat(watched).doesNotHaveDuplicates().containsAll(view.seats(state));
    if (view.closed(state)) {
      assertThat(watched).isEmpty();
      assertThat(view.wakeUp(state)).isNull();
      assertThat(view.listed(state)).isFalse();
    }
  }

  private static void cannotBeChanged(Object part) {
    switch (part) {
      case Collection<?> values -> refusesClear(values::clear, values.isEmpty());
      case Map<?, ?> map -> refusesClear(map::clear, map.isEmpty());
      case Record record -> copiesItsLists(record);
      default -> {}
    }
  }

  /** An empty collection of some kinds lets itself be cleared; it cannot be changed anyway. */
  private static void refusesClear(Runnable clear, boolean isEmpty) {
    if (isEmpty) {
      return;
    }
    assertThatThrownBy(clear::run).isInstanceOf(UnsupportedOperationException.class);
  }

  private static void copiesItsLists(Record record) {
    var given = new ArrayList<@Nullable Object>();
    for (var component : Parts.components(record)) {
      given.add(component instanceof List<?> list ? new ArrayList<>(list) : component);
    }
    var remade = Parts.remade(record, given);
    given.stream().filter(ArrayList.class::isInstance).forEach(it -> ((List<?>) it).clear());
    assertThat(remade).isEqualTo(record);
  }
}
