import type { CommandError } from '../../src/sdk/outbox';
import type { RoomEvent } from '../../src/sdk/protocol';
import type { FakeServer } from './fake-server';
import { connectedTab } from './seat';

export type Parts = ReturnType<typeof connectedTab>;

/** A tab that shows room r1. */
export function inRoom(): Parts & { texts(): string[]; state(): string } {
  const parts = connectedTab();
  const table = parts.client.open('r1');
  parts.clock.advance(50);
  return {
    ...parts,
    texts: () => table.room?.chat.map((line) => line.text) ?? [],
    state: () => parts.client.connection.get().state,
  };
}

/** Sends a chat message; the value tells how it ended. */
export function say(parts: Parts, text: string) {
  const end = { value: 'open' };
  parts.client.command({ type: 'chat.send', room_id: 'r1', text }).then(
    () => (end.value = 'done'),
    (error: CommandError) => (end.value = error.code),
  );
  return end;
}

/** Loses the first message with that text; the others go through, or as `otherwise` says. */
export function loseOnce(
  server: FakeServer,
  text: string,
  otherwise: FakeServer['deliver'] = (message) => [message],
): void {
  let isLost = false;
  server.deliver = (message) => {
    if (isLost || (message as RoomEvent & { text?: string }).text !== text) return otherwise(message);
    isLost = true;
    return [];
  };
}
