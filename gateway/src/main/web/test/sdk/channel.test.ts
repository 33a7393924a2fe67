import { describe, expect, it } from 'vitest';
import { Channel } from '../../src/sdk/channel';

const at = (seq: number, epoch = 'e1') => ({ epoch, seq });

function channelAt(seq: number): Channel {
  const channel = new Channel('room:r1');
  channel.image(at(seq));
  return channel;
}

describe('Channel', () => {
  it('has no place before the first image', () => {
    expect(new Channel('room:r1').position).toBeNull();
  });

  it('lets messages pass by that come before the first image', () => {
    const channel = new Channel('room:r1');
    expect(channel.accept(at(5))).toBe('early');
    expect(channel.position).toBeNull();
  });

  it('stands where the image stands', () => {
    expect(channelAt(5).position).toEqual(at(5));
  });

  it('takes each number once and in order', () => {
    const channel = channelAt(5);
    expect([6, 7, 8].map((seq) => channel.accept(at(seq)))).toEqual(['next', 'next', 'next']);
    expect(channel.position).toEqual(at(8));
  });

  it('drops what it has seen', () => {
    const channel = channelAt(5);
    channel.accept(at(6));
    expect([6, 5, 1].map((seq) => channel.accept(at(seq)))).toEqual(['duplicate', 'duplicate', 'duplicate']);
    expect(channel.position).toEqual(at(6));
  });

  it('notices a hole and stays in front of it', () => {
    const channel = channelAt(5);
    expect(channel.accept(at(7))).toBe('gap');
    expect(channel.position).toEqual(at(5));
    expect(channel.isBehind).toBe(true);
  });

  it('is whole again when the missing number comes', () => {
    const channel = channelAt(5);
    channel.accept(at(7));
    expect(channel.accept(at(6))).toBe('next');
    expect(channel.isBehind).toBe(false);
    expect(channel.accept(at(7))).toBe('next');
  });

  it('takes another generation for a hole until its image comes', () => {
    const channel = channelAt(5);
    expect(channel.accept(at(6, 'e2'))).toBe('gap');
    expect(channel.image(at(2, 'e2'))).toBe(true);
    expect(channel.accept(at(3, 'e2'))).toBe('next');
  });

  it('refuses an image that is older than what is shown', () => {
    const channel = channelAt(5);
    expect(channel.image(at(4))).toBe(false);
    expect(channel.position).toEqual(at(5));
  });

  it('takes an image of the same moment, for what else it may tell', () => {
    expect(channelAt(5).image(at(5))).toBe(true);
  });

  it('jumps forward over a hole with an image', () => {
    const channel = channelAt(5);
    channel.accept(at(9));
    expect(channel.image(at(9))).toBe(true);
    expect(channel.isBehind).toBe(false);
    expect(channel.accept(at(10))).toBe('next');
  });

  it('takes the image of a new generation whatever its number', () => {
    const channel = channelAt(500);
    expect(channel.image(at(1, 'e2'))).toBe(true);
    expect(channel.position).toEqual(at(1, 'e2'));
  });

  it('knows from the head that something is missing at the end', () => {
    const channel = channelAt(5);
    expect(channel.reaches(5)).toBe(true);
    expect(channel.reaches(4)).toBe(true);
    expect(channel.reaches(6)).toBe(false);
    expect(channel.isBehind).toBe(true);
  });

  it('does not miss anything before it has begun', () => {
    expect(new Channel('room:r1').reaches(7)).toBe(true);
  });

  it('waits for an image again after a reset', () => {
    const channel = channelAt(5);
    channel.reset();
    expect(channel.accept(at(6))).toBe('early');
    expect(channel.image(at(1, 'e2'))).toBe(true);
  });
});
