package dev.paddock.engine.room;

import com.fasterxml.jackson.core.JsonFactory;
import dev.paddock.core.RoomId;
import dev.paddock.engine.wire.WireCodec;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rooms as the values of snapshot records: JSON with the state, its place, the answers given. */
public final class RoomSnapshots {
  private static final JsonFactory JSON = new JsonFactory();

  private final Kinds kinds;
  private final WireCodec wire;

  public RoomSnapshots(Kinds kinds, WireCodec wire) {
    this.kinds = kinds;
    this.wire = wire;
  }

  public byte[] encode(Room room) {
    var bytes = new ByteArrayOutputStream(1024);
    try (var out = JSON.createGenerator(bytes)) {
      out.writeStartObject();
      out.writeStringField("room", room.id().value());
      out.writeStringField("kind", room.kind().name());
      out.writeStringField("epoch", room.epoch());
      out.writeNumberField("seq", room.seq());
      out.writeNumberField("at", room.at().toEpochMilli());
      out.writeFieldName("state");
      out.writeRawValue(utf8(wire.json(room.state())));
      out.writeFieldName("answers");
      out.writeRawValue(utf8(encodeAnswers(room.answers())));
      out.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory", e);
    }
    return bytes.toByteArray();
  }

  /** The answers to commands for rooms that do not exist. */
  public byte[] encodeLoose(Rooms rooms) {
    return encodeAnswers(rooms.loose());
  }

  /** Puts a room back as it was. */
  public void restore(Rooms rooms, byte[] snapshot) {
    try (var in = JSON.createParser(snapshot)) {
      in.nextToken();
      RoomId id = null;
      String kind = "";
      String epoch = "";
      long seq = 0;
      Instant at = Instant.EPOCH;
      byte[] state = new byte[0];
      byte[] answers = new byte[0];
      for (var name = in.nextFieldName(); name != null; name = in.nextFieldName()) {
        in.nextToken();
        switch (name) {
          case "room" -> id = new RoomId(in.getText());
          case "kind" -> kind = in.getText();
          case "epoch" -> epoch = in.getText();
          case "seq" -> seq = in.getLongValue();
          case "at" -> at = Instant.ofEpochMilli(in.getLongValue());
          case "state" -> state = slice(in, snapshot);
          case "answers" -> answers = slice(in, snapshot);
          default -> in.skipChildren();
        }
      }
      if (id == null) {
        throw new IOException("a snapshot without a room");
      }
      var room = new Room(id, kinds.get(kind), epoch);
      room.restore(wire.value(room.kind().state(), state), seq, at);
      restoreAnswers(room.answers(), answers);
      rooms.add(room);
    } catch (IOException e) {
      throw new UncheckedIOException("not a room snapshot", e);
    }
  }

  /** Puts the loose answers and the next command offset back. */
  public void restore(Rooms rooms, byte @Nullable [] loose, long nextCommand) {
    rooms.nextCommand(nextCommand);
    if (loose != null) {
      restoreAnswers(rooms.loose(), loose);
    }
  }

  private byte[] encodeAnswers(Answers answers) {
    return wire.json(new Given(answers.all()));
  }

  private void restoreAnswers(Answers answers, byte[] json) {
    wire.<Given>value(Given.class, json).given().forEach(answers::put);
  }

  private static byte[] slice(com.fasterxml.jackson.core.JsonParser in, byte[] bytes)
      throws IOException {
    int from = Math.toIntExact(in.currentTokenLocation().getByteOffset());
    in.skipChildren();
    return Arrays.copyOfRange(bytes, from, Math.toIntExact(in.currentLocation().getByteOffset()));
  }

  private static String utf8(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  /** Answers as one JSON object. */
  record Given(List<Answers.Given> given) {}
}
