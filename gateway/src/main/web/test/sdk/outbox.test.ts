import { beforeEach, describe, expect, it } from 'vitest';
import { CommandError, Outbox } from '../../src/sdk/outbox';
import type { Ack, Command } from '../../src/sdk/protocol';
import { FakeClock, settle } from '../support/fake-clock';

let clock: FakeClock;
let sent: Command[];
let overdue: number;
let outbox: Outbox;

beforeEach(() => {
  let ids = 0;
  clock = new FakeClock();
  sent = [];
  overdue = 0;
  outbox = new Outbox({
    clock,
    newId: () => `q${++ids}`,
    send: (command) => {
      sent.push(command);
      return true;
    },
    overdue: () => overdue++,
  });
});

const say = (text: string): Command => ({ type: 'chat.send', room_id: 'r1', text });
const ids = () => sent.map((command) => command.request_id);
const ack = (request_id: string): Ack => ({ type: 'ack', request_id, room_id: 'r1', seq: 1 });

/** How a command ended. */
function ending(promise: Promise<Ack>): { value: string } {
  const end = { value: 'open' };
  promise.then(
    () => (end.value = 'done'),
    (error: CommandError) => (end.value = error.code),
  );
  return end;
}

function refusal(request_id: string, code: string, extra: object = {}) {
  return { type: 'error', code, message: `no: ${code}`, request_id, ...extra } as const;
}

describe('Outbox', () => {
  it('keeps commands until the connection flows, then sends them oldest first', () => {
    void outbox.submit(say('a'));
    void outbox.submit(say('b'));
    expect(sent).toEqual([]);
    outbox.flow();
    expect(sent).toEqual([
      { ...say('a'), request_id: 'q1' },
      { ...say('b'), request_id: 'q2' },
    ]);
  });

  it('sends at once while it flows', () => {
    outbox.flow();
    void outbox.submit(say('a'));
    expect(ids()).toEqual(['q1']);
  });

  it('resolves with the ack', async () => {
    outbox.flow();
    const answer = outbox.submit(say('a'));
    outbox.onAck(ack('q1'));
    await expect(answer).resolves.toEqual(ack('q1'));
    expect(outbox.size).toBe(0);
  });

  it('keeps a request id that the caller chose', () => {
    outbox.flow();
    void outbox.submit({ ...say('a'), request_id: 'mine' });
    expect(ids()).toEqual(['mine']);
  });

  it('repeats what was sent but not answered, by the same id and in the same order', () => {
    outbox.flow();
    void outbox.submit(say('a'));
    void outbox.submit(say('b'));
    outbox.onAck(ack('q1'));
    void outbox.submit(say('c'));
    outbox.hold();
    void outbox.submit(say('d'));
    sent = [];
    outbox.flow();
    expect(ids()).toEqual(['q2', 'q3', 'q4']);
  });

  it('does not repeat what was answered', () => {
    outbox.flow();
    void outbox.submit(say('a'));
    outbox.onAck(ack('q1'));
    outbox.hold();
    sent = [];
    outbox.flow();
    expect(sent).toEqual([]);
  });

  it('ignores an answer it has had already', () => {
    outbox.flow();
    void outbox.submit(say('a'));
    outbox.onAck(ack('q1'));
    outbox.onAck(ack('q1'));
    outbox.onAck(ack('unknown'));
    expect(outbox.size).toBe(0);
  });

  it('keeps 32 commands and refuses the 33rd with a word that says so', async () => {
    for (let n = 0; n < 32; n++) void outbox.submit(say(`${n}`));
    const end = outbox.submit(say('one too many'));
    await expect(end).rejects.toMatchObject({ code: 'OUTBOX_FULL' });
    await expect(end).rejects.toThrow('32 commands already wait');
    outbox.flow();
    expect(sent).toHaveLength(32);
  });

  it('counts unanswered commands among the 32', async () => {
    outbox.flow();
    for (let n = 0; n < 32; n++) void outbox.submit(say(`${n}`));
    await expect(outbox.submit(say('x'))).rejects.toMatchObject({ code: 'OUTBOX_FULL' });
    outbox.onAck(ack('q1'));
    expect(ending(outbox.submit(say('y'))).value).toBe('open');
    expect(outbox.size).toBe(32);
  });

  it('rejects with the code, words and details of a refusal', async () => {
    outbox.flow();
    const answer = outbox.submit(say('a'));
    expect(outbox.onError(refusal('q1', 'NOT_YOUR_TURN', { details: { turn: 7 } }))).toBe(true);
    await expect(answer).rejects.toMatchObject({
      code: 'NOT_YOUR_TURN',
      message: 'no: NOT_YOUR_TURN',
      details: { turn: 7 },
    });
  });

  it('leaves errors alone that are not about its commands', () => {
    expect(outbox.onError(refusal('other', 'BAD_MESSAGE'))).toBe(false);
    expect(outbox.onError({ type: 'error', code: 'BAD_MESSAGE', message: '' })).toBe(false);
  });

  it.each(['UNAVAILABLE', 'RATE_LIMITED'])('repeats by the same id after %s, when the server says', async (code) => {
    outbox.flow();
    const end = ending(outbox.submit(say('a')));
    outbox.onError(refusal('q1', code, { retry_after_ms: 700 }));
    clock.advance(699);
    expect(sent).toHaveLength(1);
    clock.advance(1);
    expect(ids()).toEqual(['q1', 'q1']);
    outbox.onAck(ack('q1'));
    await settle();
    expect(end.value).toBe('done');
  });

  it('waits a second where the server names no time', () => {
    outbox.flow();
    void outbox.submit(say('a'));
    outbox.onError(refusal('q1', 'UNAVAILABLE'));
    clock.advance(1_000);
    expect(sent).toHaveLength(2);
  });

  it('gives up after ten repeats, with the last reason', async () => {
    outbox.flow();
    const end = ending(outbox.submit(say('a')));
    for (let n = 0; n < 11; n++) {
      outbox.onError(refusal('q1', 'UNAVAILABLE', { retry_after_ms: 100 }));
      clock.advance(100);
    }
    await settle();
    expect(end.value).toBe('UNAVAILABLE');
    expect(sent).toHaveLength(11);
  });

  it('asks whether the line lives when an answer is overdue, and repeats', () => {
    outbox.flow();
    void outbox.submit(say('a'));
    clock.advance(7_999);
    expect(overdue).toBe(0);
    clock.advance(1);
    expect([overdue, sent.length]).toEqual([1, 2]);
  });

  it('gives up on a server that acks nothing', async () => {
    outbox.flow();
    const end = ending(outbox.submit(say('a')));
    clock.advance(8_000 * 11);
    await settle();
    expect(end.value).toBe('NO_ANSWER');
    expect(sent).toHaveLength(11);
  });

  it('does not count time without a connection as silence', async () => {
    outbox.flow();
    const end = ending(outbox.submit(say('a')));
    outbox.hold();
    clock.advance(120_000);
    await settle();
    expect([end.value, sent.length, overdue]).toEqual(['open', 1, 0]);
  });

  it('does not send what the server could have forgotten the id of', async () => {
    const end = ending(outbox.submit(say('a')));
    clock.advance(9 * 60_000 + 1);
    outbox.flow();
    await settle();
    expect(end.value).toBe('EXPIRED');
    expect(sent).toEqual([]);
  });

  it('refuses everything that waits when it is cleared', async () => {
    const ends = [ending(outbox.submit(say('a'))), ending(outbox.submit(say('b')))];
    outbox.clear();
    await settle();
    expect(ends.map((end) => end.value)).toEqual(['CLOSED', 'CLOSED']);
    outbox.flow();
    expect(sent).toEqual([]);
    expect(clock.waiting).toBe(0);
  });
});
