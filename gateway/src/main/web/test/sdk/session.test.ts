import { beforeEach, describe, expect, it } from 'vitest';
import { Session } from '../../src/sdk/session';
import { shelf } from '../support/seat';

let storage: ReturnType<typeof shelf>;
let session: Session;

beforeEach(() => {
  storage = shelf();
  session = new Session(storage);
});

describe('Session', () => {
  it('knows no room at first', () => {
    expect(session.room).toBeNull();
  });

  it('remembers the room over a reload', () => {
    session.enter({ room_id: 'r1', role: 'player' });
    expect(new Session(storage).room).toEqual({ room_id: 'r1', role: 'player' });
  });

  it('remembers one room, the last', () => {
    session.enter({ room_id: 'r1', role: 'player' });
    session.enter({ room_id: 'r2', role: 'spectator' });
    expect(session.room).toEqual({ room_id: 'r2', role: 'spectator' });
  });

  it('forgets a room that is left', () => {
    session.enter({ room_id: 'r1', role: 'player' });
    session.leave('r1');
    expect(session.room).toBeNull();
  });

  it('keeps the present room when an older one is left', () => {
    session.enter({ room_id: 'r2', role: 'player' });
    session.leave('r1');
    expect(session.room?.room_id).toBe('r2');
  });

  it.each([
    '',
    '{',
    '7',
    'null',
    '{"room_id":7,"role":"player"}',
    '{"room_id":"r1"}',
    '{"room_id":"r1","role":"king"}',
  ])('takes %j in the storage for no room', (text) => {
    storage.setItem('paddock.room', text);
    expect(session.room).toBeNull();
  });

  it('keeps one seed a room', () => {
    session.keepSeed('r1', 'aa');
    session.keepSeed('r2', 'bb');
    expect([session.seedOf('r1'), session.seedOf('r2'), session.seedOf('r3')]).toEqual(['aa', 'bb', null]);
    session.dropSeed('r1');
    expect(session.seedOf('r1')).toBeNull();
  });
});
