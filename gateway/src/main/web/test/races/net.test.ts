import { describe, expect, it } from 'vitest';
import { Gaps } from '../../src/races/live/gaps';
import { type CarFrame, type Frame, readFrame, wholeNumber } from '../../src/races/net/frame';
import { Pace, TICK_MS } from '../../src/races/net/pace';
import { Timeline } from '../../src/races/net/timeline';

/** As `BinaryState` of the server writes it. */
function written(cars: { id: number; x: number; y: number; vx: number; heading: number; flags: number; n: number }[]) {
  const data = new ArrayBuffer(16 + 20 * cars.length);
  const view = new DataView(data);
  view.setUint16(0, 0x5053);
  view.setUint8(2, 1);
  view.setUint8(3, cars.length);
  view.setInt32(4, 1234);
  cars.forEach((car, i) => {
    view.setUint8(8 + i, car.id);
    const at = 16 + 20 * i;
    [car.x, car.y].forEach((metres, k) => {
      const whole = Math.round(metres * 512);
      view.setUint8(at + 3 * k, (whole >> 16) & 255);
      view.setUint16(at + 3 * k + 1, whole & 0xffff);
    });
    view.setInt16(at + 6, Math.round(car.vx * 100));
    view.setInt16(at + 10, Math.round(car.heading * 10_000));
    view.setUint8(at + 14, car.flags);
    view.setUint8(at + 15, car.id | (2 << 4));
    view.setUint8(at + 18, 255);
    view.setUint8(at + 19, car.n);
  });
  return data;
}

function car(change: Partial<CarFrame>): CarFrame {
  const still = readFrame(written([{ id: 1, x: 0, y: 0, vx: 0, heading: 0, flags: 0, n: 0 }]))!.cars[0]!;
  return { ...still, ...change };
}

function frame(tick: number, ...cars: CarFrame[]): Frame {
  return { tick, standings: cars.map(({ id }) => id), cars };
}

describe('a binary state', () => {
  it('is read as it was written, negative places too', () => {
    const read = readFrame(written([{ id: 3, x: -164.25, y: 409.5, vx: -31.5, heading: -1.25, flags: 0b110, n: 77 }]))!;
    expect(read.tick).toBe(1234);
    expect(read.standings).toEqual([3]);
    expect(read.cars[0]).toMatchObject({ id: 3, x: -164.25, y: 409.5, vx: -31.5, heading: -1.25, surface: 2 });
    expect(read.cars[0]).toMatchObject({
      isOffTrack: false,
      isDrifting: true,
      hasNitro: true,
      nitro: 1,
      lastInput: 77,
    });
  });

  it('is refused when it is cut, of another version or something else', () => {
    const good = written([{ id: 1, x: 0, y: 0, vx: 0, heading: 0, flags: 0, n: 0 }]);
    expect(readFrame(good)).not.toBeNull();
    expect(readFrame(good.slice(0, 30))).toBeNull();
    expect(readFrame(new ArrayBuffer(3))).toBeNull();
    const other = good.slice(0);
    new DataView(other).setUint8(2, 9);
    expect(readFrame(other)).toBeNull();
  });

  it('tells the newest input though it carries eight bits of its number', () => {
    expect(wholeNumber(250, 260)).toBe(250);
    expect(wholeNumber(4, 260)).toBe(260);
    expect(wholeNumber(0, 0)).toBe(0);
    expect(wholeNumber(2, 1)).toBe(2);
  });
});

describe('the pace', () => {
  it('follows the quickest states and not the late ones', () => {
    const pace = new Pace();
    for (let tick = 0; tick < 300; tick += 3) pace.heard(tick, 1000 + tick * TICK_MS + (tick % 30 === 0 ? 200 : 0));
    const now = 1000 + 300 * TICK_MS;
    expect(pace.tickAt(now)).toBeGreaterThan(299);
    expect(pace.tickAt(now)).toBeLessThan(301);
  });

  it('begins anew when the server has waited for long', () => {
    const pace = new Pace();
    pace.heard(0, 1000);
    pace.heard(3, 1000 + 3 * TICK_MS);
    pace.heard(6, 9000);
    expect(pace.tickAt(9000)).toBeCloseTo(6, 6);
  });
});

describe('the timeline', () => {
  it('has a car between two states on a smooth way', () => {
    const timeline = new Timeline();
    timeline.add(frame(0, car({ x: 0, vx: 20 })));
    timeline.add(frame(3, car({ x: 1, vx: 20 })));
    expect(timeline.at(1.5)![0]!.x).toBeCloseTo(0.5, 6);
    expect(timeline.at(0)![0]!.x).toBeCloseTo(0, 6);
    expect(timeline.at(3)![0]!.x).toBeCloseTo(1, 6);
  });

  it('rolls cars on for a quarter of a second without news, then keeps them', () => {
    const timeline = new Timeline();
    timeline.add(frame(60, car({ x: 5, vx: 12 })));
    expect(timeline.at(66)![0]!.x).toBeCloseTo(6.2, 6);
    expect(timeline.at(600)![0]!.x).toBeCloseTo(8, 6);
  });

  it('leaves out states that are older than the newest', () => {
    const timeline = new Timeline();
    expect(timeline.add(frame(6, car({ x: 1 })))).toBe(true);
    expect(timeline.add(frame(3, car({ x: 9 })))).toBe(false);
    expect(timeline.newest!.tick).toBe(6);
  });

  it('does not slide a car that was put back over the field', () => {
    const timeline = new Timeline();
    timeline.add(frame(0, car({ x: 0 })));
    timeline.add(frame(3, car({ x: 80 })));
    expect([0, 80]).toContain(timeline.at(1)![0]!.x);
  });
});

describe('gaps', () => {
  it('are the time since the one ahead was here', () => {
    const gaps = new Gaps();
    for (let tick = 0; tick <= 600; tick += 3) {
      gaps.note(1, (tick / 60) * 30 + 60, tick);
      gaps.note(2, (tick / 60) * 30, tick);
    }
    expect(gaps.between(1, 2, 600, 30)).toBeCloseTo(2, 1);
  });

  it('are worked out from the way where nobody was seen to pass', () => {
    const gaps = new Gaps();
    gaps.note(1, 100, 0);
    gaps.note(2, 40, 0);
    expect(gaps.between(1, 2, 0, 30)).toBeCloseTo(2, 6);
    expect(gaps.between(1, 3, 0, 30)).toBeNull();
  });
});
