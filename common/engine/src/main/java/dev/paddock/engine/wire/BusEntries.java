package dev.paddock.engine.wire;

import dev.paddock.core.Reason;
import dev.paddock.engine.bus.BusMessage.Answer;
import dev.paddock.engine.bus.BusMessage.Entry;
import dev.paddock.engine.bus.BusMessage.Gone;
import dev.paddock.engine.bus.BusMessage.Told;
import dev.paddock.engine.wire.Bytes.Reader;
import dev.paddock.engine.wire.Bytes.Writer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The entries of a parcel as compact binary: tag, then the record's components in order. */
final class BusEntries {
  private static final int TOLD = 1;
  private static final int GONE = 2;
  private static final int ANSWER = 3;

  private BusEntries() {}

  static void write(Writer out, Entry entry) {
    switch (entry) {
      case Told told -> writeTold(out, told);
      case Gone gone -> writeGone(out, gone);
      case Answer answer -> writeAnswer(out, answer);
    }
  }

  static Entry read(Reader in) {
    int tag = in.integer();
    return switch (tag) {
      case TOLD -> new Told(in.text(), in.text(), in.number(), in.bytes(), readForms(in));
      case GONE -> new Gone(in.text(), in.number());
      case ANSWER -> readAnswer(in);
      default -> throw new IllegalArgumentException("no bus entry has the tag " + tag);
    };
  }

  private static void writeTold(Writer out, Told told) {
    out.number(TOLD);
    out.text(told.channel());
    out.text(told.epoch());
    out.number(told.seq());
    out.bytes(told.bytes());
    out.list(
        List.copyOf(told.privately().entrySet()),
        form -> {
          out.number(form.getKey());
          out.bytes(form.getValue());
        });
  }

  private static Map<Long, byte[]> readForms(Reader in) {
    var forms = new LinkedHashMap<Long, byte[]>();
    in.list(form -> Map.entry(form.number(), form.bytes()))
        .forEach(form -> forms.put(form.getKey(), form.getValue()));
    return Map.copyOf(forms);
  }

  private static void writeGone(Writer out, Gone gone) {
    out.number(GONE);
    out.text(gone.channel());
    out.number(gone.userId());
  }

  private static void writeAnswer(Writer out, Answer answer) {
    out.number(ANSWER);
    out.text(answer.socket());
    out.text(answer.commandId());
    out.<String>optional(answer.requestId(), out::text);
    out.text(answer.room());
    out.text(answer.channel());
    out.text(answer.epoch());
    out.number(answer.seq());
    out.<Reason>optional(answer.code(), code -> out.text(code.name()));
    out.text(answer.message());
    out.bytes(answer.details());
    out.list(answer.tells(), out::bytes);
  }

  private static Answer readAnswer(Reader in) {
    return new Answer(
        in.text(),
        in.text(),
        in.optional(Reader::text),
        in.text(),
        in.text(),
        in.text(),
        in.number(),
        in.optional(code -> Reason.valueOf(code.text())),
        in.text(),
        in.bytes(),
        in.list(Reader::bytes));
  }
}
