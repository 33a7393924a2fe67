package dev.paddock.gateway.session;

import dev.paddock.core.Reason;
import dev.paddock.core.Route;
import dev.paddock.engine.bus.BusMessage.Answer;
import dev.paddock.engine.views.ChannelStore;
import dev.paddock.gateway.channel.SocketLoop;
import dev.paddock.gateway.fanout.Messages;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What an outcome does to the socket that asked: events first, then the answer. */
final class Outcomes {
  private static final Logger LOG = LoggerFactory.getLogger(Outcomes.class);
  private static final long RETRY_AFTER_MILLIS = 1_000;

  private final Session session;
  private final SocketLoop loop;
  private final ChannelStore store;

  Outcomes(Session session, SocketLoop loop, ChannelStore store) {
    this.session = session;
    this.loop = loop;
    this.store = store;
  }

  void take(Command command, Answer answer) {
    var code = answer.code();
    if (code == null) {
      accepted(command, answer);
    } else {
      refused(command, code, answer);
    }
  }

  private void accepted(Command command, Answer answer) {
    if (command.route.attach() == Route.Attach.FORWARD) {
      session.forward(Forward.of(answer), command.requestId());
      return;
    }
    if (command.joins()) {
      session.joined(command.room());
      tell(answer);
      loop.attacher()
          .joined(session, command.channel(), answer, () -> acknowledge(command, answer));
      return;
    }
    loop.afterwards(
        session,
        answer.channel(),
        answer.epoch(),
        answer.seq(),
        () -> {
          tell(answer);
          acknowledge(command, answer);
          if (command.route.attach() == Route.Attach.LEAVE) {
            loop.leave(session, command.channel());
          }
        });
  }

  private void tell(Answer answer) {
    answer.tells().forEach(session.outbox()::send);
  }

  private void acknowledge(Command command, Answer answer) {
    var requestId = command.requestId();
    if (requestId != null) {
      session
          .outbox()
          .send(Messages.ack(requestId, command.service.roomField(), answer.room(), answer.seq()));
    }
  }

  private void refused(Command command, Reason code, Answer answer) {
    detach(command);
    session.refuse(
        code,
        answer.message(),
        command.requestId(),
        Messages.json(answer.details()),
        code == Reason.UNAVAILABLE || code == Reason.RATE_LIMITED ? RETRY_AFTER_MILLIS : 0);
  }

  private void detach(Command command) {
    if (command.joins()) {
      loop.attacher().notJoined(session, command.channel());
    }
    if (command.takesSeat()) {
      store
          .releaseSeat(command.service.seatKey(session.userId()), command.room())
          .onFailure(away -> LOG.debug("a seat will free itself", away));
    }
  }
}
