import { describe, expect, it } from 'vitest';
import { Resumption } from '../../src/sdk/resume';

const at = (seq: number, epoch = 'e1') => ({ epoch, seq });

function asking(...points: [channel: string, seq: number][]): Resumption {
  const resumption = new Resumption();
  resumption.ask(new Map(points.map(([channel, seq]) => [channel, at(seq)])));
  return resumption;
}

function resumed(channel: string, seq: number, recovered = true, epoch = 'e1') {
  return { type: 'resumed', channel, epoch, seq, recovered } as const;
}

describe('Resumption', () => {
  it('asks for everything after the points', () => {
    const command = new Resumption().ask(
      new Map([
        ['room:a', at(3)],
        ['room:b', at(9, 'e7')],
      ]),
    );
    expect(command).toEqual({
      type: 'resume',
      channels: [
        { channel: 'room:a', epoch: 'e1', seq: 3 },
        { channel: 'room:b', epoch: 'e7', seq: 9 },
      ],
    });
  });

  it('asks for at most 64 channels', () => {
    const points = new Map(Array.from({ length: 70 }, (_, n) => [`room:${n}`, at(1)] as const));
    expect(new Resumption().ask(points).channels).toHaveLength(64);
  });

  it('is done at once where nothing was missed', () => {
    const resumption = asking(['room:a', 3]);
    expect(resumption.isDone).toBe(false);
    resumption.onResumed(resumed('room:a', 3));
    expect(resumption.isDone).toBe(true);
    expect(resumption.result).toEqual({ messages: 0, recovered: true });
  });

  it('counts down to the last missed message', () => {
    const resumption = asking(['room:a', 3]);
    expect(resumption.toGo).toBe(0);
    resumption.onResumed(resumed('room:a', 6));
    expect(resumption.toGo).toBe(3);
    resumption.onProgress('room:a', at(4));
    resumption.onProgress('room:a', at(5));
    expect([resumption.toGo, resumption.isDone]).toEqual([1, false]);
    resumption.onProgress('room:a', at(6));
    expect(resumption.isDone).toBe(true);
    expect(resumption.result).toEqual({ messages: 3, recovered: true });
  });

  it('adds up several channels', () => {
    const resumption = asking(['room:a', 3], ['room:b', 10]);
    resumption.onResumed(resumed('room:a', 5));
    resumption.onResumed(resumed('room:b', 14));
    expect(resumption.toGo).toBe(6);
    [4, 5].forEach((seq) => resumption.onProgress('room:a', at(seq)));
    expect(resumption.isDone).toBe(false);
    [11, 12, 13, 14].forEach((seq) => resumption.onProgress('room:b', at(seq)));
    expect(resumption.result).toEqual({ messages: 6, recovered: true });
    expect(resumption.isDone).toBe(true);
  });

  it('is done when messages overtook the answer', () => {
    const resumption = asking(['room:a', 3]);
    resumption.onProgress('room:a', at(4));
    resumption.onResumed(resumed('room:a', 4));
    expect(resumption.isDone).toBe(true);
    expect(resumption.result.messages).toBe(1);
  });

  it('waits for the image where the messages are gone', () => {
    const resumption = asking(['room:a', 3]);
    resumption.onResumed(resumed('room:a', 900, false));
    expect(resumption.isDone).toBe(false);
    resumption.onReplaced('room:a');
    expect(resumption.isDone).toBe(true);
    expect(resumption.result).toEqual({ messages: 0, recovered: false });
  });

  it('does not take messages of an old generation for progress', () => {
    const resumption = asking(['room:a', 3]);
    resumption.onResumed(resumed('room:a', 4, true, 'e2'));
    resumption.onProgress('room:a', at(4, 'e1'));
    expect(resumption.isDone).toBe(false);
  });

  it('is one resumption, though one channel of two is lost', () => {
    const resumption = asking(['room:a', 3], ['room:b', 1]);
    resumption.onReplaced('room:a');
    resumption.onResumed(resumed('room:b', 2));
    resumption.onProgress('room:b', at(2));
    expect(resumption.result).toEqual({ messages: 1, recovered: false });
  });

  it('knows which channels the server has not spoken of yet', () => {
    const resumption = asking(['room:a', 3]);
    expect(resumption.isAsked('room:a')).toBe(true);
    expect(resumption.isAsked('room:b')).toBe(false);
    resumption.onResumed(resumed('room:a', 5));
    expect(resumption.isAsked('room:a')).toBe(false);
  });

  it('ignores answers it did not ask for', () => {
    const resumption = asking(['room:a', 3]);
    resumption.onResumed(resumed('room:x', 5));
    resumption.onProgress('room:x', at(5));
    resumption.onReplaced('room:x');
    resumption.onResumed(resumed('room:a', 3));
    expect(resumption.result).toEqual({ messages: 0, recovered: true });
  });

  it('asks again for a channel without forgetting the others', () => {
    const resumption = asking(['room:a', 3], ['room:b', 5]);
    resumption.onResumed(resumed('room:b', 7));
    resumption.ask(new Map([['room:a', at(4)]]));
    resumption.onResumed(resumed('room:a', 4));
    expect(resumption.toGo).toBe(2);
    expect(resumption.isDone).toBe(false);
  });
});
