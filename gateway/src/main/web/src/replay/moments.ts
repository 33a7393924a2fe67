import type { Happening } from '../physics/recorded';
import { KIND, type Recording } from './recording';

/** Something worth a look, at its tick. */
export interface Moment {
  tick: number;
  kind: 'lead' | 'fastest' | 'contact' | 'out' | 'finish';
  text: string;
}

/** Closing speed from which a contact is worth a look, m/s. */
const HARD = 5;
/** Ticks within which contacts and changes of the lead count as one. */
const SAME = 120;
const MOST = 24;

/** What happened, in order: changes of the lead, fastest laps, hard contacts, who is out and who finishes. */
export function momentsOf(recording: Recording, codes: readonly string[]): Moment[] {
  const name = (car: number) => codes[car] ?? '?';
  const moments = [...leads(recording, name), ...told(recording.happenings, name)];
  return moments.sort((a, b) => a.tick - b.tick).slice(0, MOST);
}

function leads(recording: Recording, name: (car: number) => string): Moment[] {
  const moments: Moment[] = [];
  let leader = leaderAt(recording, 0);
  for (let tick = SAME; tick <= recording.ticks; tick += 30) {
    const now = leaderAt(recording, tick);
    if (now !== leader) moments.push({ tick, kind: 'lead', text: `${name(now)} takes the lead` });
    leader = now;
  }
  return moments.filter((moment, index) => moment.tick - (moments[index - 1]?.tick ?? -SAME) >= SAME);
}

function told(happenings: readonly Happening[], name: (car: number) => string): Moment[] {
  const moments: Moment[] = [];
  let [fastest, contact] = [Infinity, -SAME];
  for (const { tick, kind, car, other, number, value } of happenings) {
    if (kind === KIND.lap && value < fastest) {
      fastest = value;
      moments.push({ tick, kind: 'fastest', text: `Fastest lap, ${name(car)} ${value.toFixed(3)} s` });
    } else if (kind === KIND.collision && other >= 0 && value >= HARD && tick - contact >= SAME) {
      contact = tick;
      moments.push({ tick, kind: 'contact', text: `${name(car)} and ${name(other)} touch` });
    } else if (kind === KIND.retired) {
      moments.push({ tick, kind: 'out', text: `${name(car)} is out` });
    } else if (kind === KIND.finished && number <= 3) {
      moments.push({ tick, kind: 'finish', text: `${name(car)} finishes, place ${number}` });
    }
  }
  return moments;
}

function leaderAt(recording: Recording, tick: number): number {
  for (let car = 0; car < recording.cars; car += 1) if (recording.get(car, tick, 'place') === 0) return car;
  return 0;
}
