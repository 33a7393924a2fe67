import { Channel, type Verdict } from './channel';
import { type GameRoom, type Presence, type RoomEvent, type Subscribe, channelOfRoom } from './protocol';
import { type GameReducer, type Room, applyEvent, applyPresence, roomFromImage } from './room';
import { Store } from './store';

/** `missing`: the server knows no such room (any more). */
export type TableState = { phase: 'loading' } | { phase: 'shown'; room: Room } | { phase: 'missing' };

const LOADING: TableState = { phase: 'loading' };

/** One room that this tab looks at: its place in the channel and its shown state, always of the same moment. */
export class Table {
  readonly state = new Store<TableState>(LOADING);
  readonly channel: Channel;
  /** True once this socket was attached as a player, so that the server counts it as present. */
  isSeated = false;
  /** True while a `spectate` is on its way. */
  isAnnounced = false;

  constructor(
    readonly roomId: string,
    private readonly reducerOf: (gameType: string) => GameReducer,
  ) {
    this.channel = new Channel(channelOfRoom(roomId));
  }

  get room(): Room | null {
    const state = this.state.get();
    return state.phase === 'shown' ? state.room : null;
  }

  get subscription(): Subscribe {
    return { type: 'subscribe', channel: this.channel.name };
  }

  /** False when the image is older than what is shown; then nothing changes. */
  onImage(image: GameRoom): boolean {
    if (!this.channel.image(image)) return false;
    this.show(roomFromImage(image, this.room));
    return true;
  }

  onEvent(event: RoomEvent, now: string): Verdict {
    const verdict = this.channel.accept(event);
    const room = this.room;
    if (verdict === 'next' && room) {
      this.show(applyEvent(room, event, this.reducerOf(room.game_type), now));
    }
    return verdict;
  }

  onPresence(presence: Presence): void {
    if (this.room) this.show(applyPresence(this.room, presence));
  }

  onMissing(): void {
    this.state.set({ phase: 'missing' });
  }

  private show(room: Room): void {
    this.state.set({ phase: 'shown', room });
  }
}
