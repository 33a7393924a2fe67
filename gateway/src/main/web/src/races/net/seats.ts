import { CommandError } from '../../sdk/outbox';
import type { RaceClient } from './client';
import type { RaceWish } from './messages';
import { type RaceRoom, carOf } from './room';

/** Coming and going: in which race this tab has a seat, and how it gets back to it after a reload. */
export class Seats {
  /** Race that this socket is attached to as a driver, and one it looks on at by name. */
  private attached: string | null = null;
  private announced: string | null = null;

  constructor(private readonly client: RaceClient) {
    client.connection.subscribe(() => {
      if (client.connection.get().state === 'live') return;
      this.attached = null;
      this.announced = null;
    });
  }

  /** Joins the next race with a free seat; resolves with its id, or with that of the race one drives in already. */
  async quick(carId: number | null): Promise<string> {
    try {
      return await this.sit(this.client.command({ type: 'quick_race', ...car(carId) }));
    } catch (error) {
      const elsewhere = error instanceof CommandError ? error.details.race_id : undefined;
      if (typeof elsewhere === 'string') return elsewhere;
      throw error;
    }
  }

  async create(wish: RaceWish, carId: number | null): Promise<string> {
    return this.sit(this.client.command({ type: 'enter_race', ...wish, ...car(carId) }));
  }

  async join(raceId: string, carId: number | null): Promise<string> {
    return this.sit(this.client.command({ type: 'join_race', race_id: raceId, ...car(carId) }));
  }

  async ready(raceId: string, ready: boolean): Promise<void> {
    await this.client.command({ type: 'ready', race_id: raceId, ready });
  }

  /** Gives the seat up; under way that is giving up the race. */
  async leave(raceId: string): Promise<void> {
    this.attached = null;
    await this.client.command({ type: 'leave_race', race_id: raceId });
  }

  /** Takes a seat up again that the race still has for this user. Call whenever the race or the line changed. */
  async restore(room: RaceRoom, userId: number): Promise<void> {
    const isOver = room.status === 'finished' || room.status === 'abandoned';
    if (isOver || !carOf(room, userId) || this.attached === room.race_id) return;
    this.attached = room.race_id;
    await this.client.command({ type: 'rejoin_race', race_id: room.race_id });
  }

  /** Says by name that one looks on. */
  async announce(room: RaceRoom, userId: number): Promise<void> {
    if (carOf(room, userId) || this.announced === room.race_id) return;
    this.announced = room.race_id;
    await this.client.command({ type: 'spectate', race_id: room.race_id });
  }

  private async sit(joining: Promise<string>): Promise<string> {
    const raceId = await joining;
    this.attached = raceId;
    return raceId;
  }
}

function car(carId: number | null): { car_id?: number } {
  return carId === null ? {} : { car_id: carId };
}
