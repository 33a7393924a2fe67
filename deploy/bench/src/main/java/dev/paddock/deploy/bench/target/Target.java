package dev.paddock.deploy.bench.target;

import dev.paddock.deploy.bench.load.Crowd;
import dev.paddock.deploy.bench.load.Link;
import dev.paddock.deploy.bench.load.Pacer;

/** A server under load that has rooms to listen to. */
public interface Target extends AutoCloseable {
  /** Brings one socket to where it hears its room. */
  interface Greeter {
    /** The socket is open; true if it hears its room already. */
    boolean opened(Link link);

    /** A message without a stamp came; true once the socket hears its room. */
    boolean heard(Link link, byte[] bytes, int from, int to);
  }

  String name();

  long pid();

  Crowd.Entrance entrance();

  /**
   * Greets for one socket.
   *
   * @param room the room it wants to hear, −1 for none
   */
  Greeter greeter(int room);

  /**
   * What publishes messages of a size to rooms in turn.
   *
   * @param crowd where sockets of publishers are opened, if the server needs any
   */
  Pacer.Action publisher(Crowd crowd, int rooms, int bytes) throws Exception;

  /** A request that is answered with its stamp. */
  String request(long nanos);

  /** Makes what the rooms need; called before anybody connects. */
  default void prepare(int rooms) throws Exception {}

  @Override
  void close();
}
