package dev.paddock.embedded;

import com.mongodb.client.MongoClients;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.bson.Document;

/** Real clients, as short as a test needs them. */
final class Clients {
  private static final String TOPIC = "kept";

  private Clients() {}

  static void createTopic(String kafka) throws Exception {
    try (var admin = Admin.create(Map.of("bootstrap.servers", kafka))) {
      admin.createTopics(List.of(new NewTopic(TOPIC, 1, (short) 1))).all().get();
    }
  }

  static void produce(String kafka, String value) throws Exception {
    try (var producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", kafka, "acks", "all"),
            new StringSerializer(),
            new StringSerializer())) {
      producer.send(new ProducerRecord<>(TOPIC, value)).get();
    }
  }

  /** All values of the topic; waits up to 20 s for the first. */
  static List<String> consume(String kafka) {
    try (var consumer =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", kafka),
            new StringDeserializer(),
            new StringDeserializer())) {
      consumer.assign(List.of(new TopicPartition(TOPIC, 0)));
      consumer.seekToBeginning(consumer.assignment());
      var records = consumer.poll(Duration.ofSeconds(20));
      return StreamSupport.stream(records.spliterator(), false).map(r -> r.value()).toList();
    }
  }

  /** The first line of the answer to one command. */
  static String redis(String uri, String command) throws IOException {
    var address = URI.create(uri);
    try (var socket = new Socket(address.getHost(), address.getPort())) {
      socket.getOutputStream().write((command + "\r\n").getBytes(StandardCharsets.UTF_8));
      var in = socket.getInputStream();
      var line = new StringBuilder();
      for (int b = in.read(); b != '\r' && b != -1; b = in.read()) {
        line.append((char) b);
      }
      return line.toString();
    }
  }

  static void insert(String mongo, String id) {
    try (var client = MongoClients.create(mongo)) {
      client.getDatabase("test").getCollection("kept").insertOne(new Document("_id", id));
    }
  }

  static List<String> ids(String mongo) {
    try (var client = MongoClients.create(mongo)) {
      return client
          .getDatabase("test")
          .getCollection("kept")
          .find()
          .map(d -> d.getString("_id"))
          .into(new java.util.ArrayList<>());
    }
  }
}
