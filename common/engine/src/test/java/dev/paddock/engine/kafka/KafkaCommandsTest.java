package dev.paddock.engine.kafka;

import static dev.paddock.engine.kafka.Commands.command;
import static dev.paddock.engine.kafka.Commands.roomOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.paddock.engine.command.CommandSource.Received;
import dev.paddock.engine.wire.WireCodec;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.Producer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KafkaCommandsTest {
  private static final int PARTITIONS = 2;

  private final KafkaClients clients = Kafka.clients();
  private final String service = Kafka.service(PARTITIONS);
  private final String topic = Topics.commands(service);
  private final WireCodec wire = new WireCodec();
  private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
  private final BlockingQueue<Received> heard = new LinkedBlockingQueue<>();
  private final Producer<byte[], byte[]> producer = producer();
  private final KafkaCommands commands =
      KafkaCommands.open(clients, service, wire, (p, batch) -> heard.addAll(batch), metrics);

  @AfterEach
  void close() {
    commands.close();
    producer.close();
  }

  @Test
  void aTakenPartitionIsReadFromItsOffsetOn() throws Exception {
    publish(0, "c0");
    publish(0, "c1");
    commands.take(0, 1);
    assertThat(next().command().id()).isEqualTo("c1");
    publish(1, "elsewhere");
    publish(0, "c2");
    var received = next();
    assertThat(received.command().id()).isEqualTo("c2");
    assertThat(received.partition()).isZero();
    assertThat(received.offset()).isEqualTo(2);
    assertThat(received.fault()).isNull();
  }

  @Test
  void partitionsCanBeTakenWhileOthersAreRead() throws Exception {
    commands.take(0, 0);
    publish(0, "c0");
    assertThat(next().command().id()).isEqualTo("c0");
    publish(1, "d0");
    commands.take(1, 0);
    assertThat(next().command().id()).isEqualTo("d0");
    publish(0, "c1");
    assertThat(next().command().id()).isEqualTo("c1");
  }

  @Test
  void aDroppedPartitionIsReadNoMore() throws Exception {
    commands.take(0, 0);
    commands.take(1, 0);
    commands.drop(0);
    publish(0, "c0");
    publish(1, "d0");
    assertThat(next().command().id()).isEqualTo("d0");
    commands.take(0, 0);
    assertThat(next().command().id()).isEqualTo("c0");
  }

  @Test
  void aPausedPartitionGoesOnWhereItStopped() throws Exception {
    commands.take(0, 0);
    commands.take(1, 0);
    commands.pause(0);
    publish(0, "c0");
    publish(1, "d0");
    assertThat(next().command().id()).isEqualTo("d0");
    commands.resume(0);
    assertThat(next().command().id()).isEqualTo("c0");
  }

  @Test
  void pausingWhatIsNotTakenDoesNothing() throws Exception {
    commands.pause(1);
    commands.resume(1);
    commands.take(0, 0);
    publish(0, "c0");
    assertThat(next().command().id()).isEqualTo("c0");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "not json", "{}", "[1]", "{\"command_id\":1}"})
  void whatIsNoEnvelopeIsFaulty(String value) throws Exception {
    send(0, roomOf(0, PARTITIONS), utf8(value));
    commands.take(0, 0);
    var received = next();
    assertThat(received.fault()).isEqualTo(CommandRecords.BAD_ENVELOPE);
    assertThat(received.command()).isNull();
    assertThat(received.raw()).isEqualTo(utf8(value));
  }

  @Test
  void aRecordWithoutKeyOrValueIsFaulty() throws Exception {
    send(0, null, wire.envelope(command("c0", roomOf(0, PARTITIONS))));
    send(0, roomOf(0, PARTITIONS), null);
    commands.take(0, 0);
    assertThat(next().fault()).isEqualTo(CommandRecords.BAD_ENVELOPE);
    assertThat(next().fault()).isEqualTo(CommandRecords.BAD_ENVELOPE);
  }

  @Test
  void aCommandInAnotherPartitionThanItsRoomIsFaulty() throws Exception {
    var envelope = wire.envelope(command("c0", roomOf(1, PARTITIONS)));
    send(0, roomOf(1, PARTITIONS), envelope);
    send(0, roomOf(0, PARTITIONS), envelope);
    commands.take(0, 0);
    assertThat(next().fault()).isEqualTo(CommandRecords.WRONG_PARTITION);
    assertThat(next().fault()).isEqualTo(CommandRecords.WRONG_PARTITION);
  }

  @Test
  void aPositionBelowTheStartGoesOnAtTheStart() throws Exception {
    publish(0, "c0");
    publish(0, "c1");
    new TopicAdmin(clients).deleteBefore(topic, 0, 1);
    commands.take(0, 0);
    assertThat(next().command().id()).isEqualTo("c1");
    assertThat(lost()).isEqualTo(1);
  }

  @Test
  void aPositionBeyondTheEndGoesOnAtTheEnd() throws Exception {
    publish(0, "old");
    commands.take(0, 99);
    commands.take(1, 0);
    publish(1, "ready");
    assertThat(next().command().id()).isEqualTo("ready");
    await(() -> lost() == 1);
    publish(0, "new");
    assertThat(next().command().id()).isEqualTo("new");
  }

  @Test
  void aHandlerThatThrowsDoesNotStopTheSource() throws Exception {
    var after = new LinkedBlockingQueue<Received>();
    try (var other =
        KafkaCommands.open(
            clients, service, wire, (p, batch) -> throwFirst(after, batch), metrics)) {
      other.take(0, 0);
      publish(0, "c0");
      publish(0, "c1");
      assertThat(after.poll(10, TimeUnit.SECONDS).command().id()).isEqualTo("c1");
    }
  }

  private static void throwFirst(BlockingQueue<Received> after, List<Received> batch) {
    after.addAll(batch.stream().filter(r -> r.offset() > 0).toList());
    if (batch.getFirst().offset() == 0) {
      throw new IllegalStateException("as planned");
    }
  }

  private double lost() {
    return metrics.counter("paddock.commands.positions.lost", "topic", topic).count();
  }

  private Received next() throws InterruptedException {
    var received = heard.poll(10, TimeUnit.SECONDS);
    assertThat(received).isNotNull();
    return received;
  }

  private static void await(java.util.function.BooleanSupplier so) {
    long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
    while (!so.getAsBoolean()) {
      assertThat(System.nanoTime()).isLessThan(until);
      Thread.onSpinWait();
    }
  }

  private void publish(int partition, String id) throws Exception {
    var room = roomOf(partition, PARTITIONS);
    send(partition, room, wire.envelope(command(id, room)));
  }

  private void send(int partition, String key, byte[] value) throws Exception {
    producer.send(Records.record(topic, partition, key, value)).get(10, TimeUnit.SECONDS);
  }

  private Producer<byte[], byte[]> producer() {
    var warm = clients.commandProducer();
    Warmth.warm(warm, topic);
    return warm;
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
