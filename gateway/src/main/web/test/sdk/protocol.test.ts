import { describe, expect, it } from 'vitest';
import { type Incoming, channelOfRoom, isDurable, parseFrame, roomOfChannel } from '../../src/sdk/protocol';

const message = (fields: object) => fields as Incoming;

describe('protocol', () => {
  it('knows the channel of a room and the room of a channel', () => {
    expect(channelOfRoom('room_ab')).toBe('room:room_ab');
    expect(roomOfChannel('room:room_ab')).toBe('room_ab');
    expect(roomOfChannel('lobby:games')).toBeNull();
  });

  it('takes a numbered message of a room for durable, of whatever type', () => {
    for (const type of ['chat.message', 'game_started', 'some_game.some_event']) {
      expect(isDurable(message({ type, room_id: 'r', seq: 1, epoch: 'e' }))).toBe(true);
    }
  });

  it('takes a masked message for durable: its number counts', () => {
    expect(isDurable(message({ type: 'x.hand', room_id: 'r', seq: 4, epoch: 'e', masked: true }))).toBe(true);
  });

  it.each(['ack', 'resumed', 'subscribed', 'room_state', 'error', 'room_created'])(
    'takes no %s for durable, whatever it carries',
    (type) => {
      expect(isDurable(message({ type, room_id: 'r', seq: 1, epoch: 'e' }))).toBe(false);
    },
  );

  it('takes messages without a place for what they are', () => {
    expect(isDurable(message({ type: 'presence', room_id: 'r', user_id: 1, online: true }))).toBe(false);
    expect(isDurable(message({ type: 'room_list', rooms: [] }))).toBe(false);
    expect(isDurable(message({ type: 'chat.message', room_id: 'r', seq: '1', epoch: 'e' }))).toBe(false);
  });

  it('reads one object with a type a frame', () => {
    expect(parseFrame('{"type":"pong","ts":3}')).toEqual({ type: 'pong', ts: 3 });
  });

  it.each(['', 'ping', '[]', '{}', '{"type":7}', 'null', '"pong"', '{"type":"pong"'])(
    'reads nothing from %j',
    (text) => {
      expect(parseFrame(text)).toBeNull();
    },
  );
});
