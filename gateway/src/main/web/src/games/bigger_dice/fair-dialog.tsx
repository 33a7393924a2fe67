import { Dialog } from '../../app/ui/dialog';
import { Note } from '../../app/ui/note';
import type { FairGame } from '../../sdk';
import type { Proof } from '../game';
import type { DiceRoom } from './state';

export interface FairDialogProps {
  room: DiceRoom;
  game: FairGame | null;
  proof: Proof | null;
  ownSeed: string | null;
  onClose(): void;
}

/** How the dice are sealed, with this game's own numbers. */
export function FairDialog({ room, game, proof, ownSeed, onClose }: FairDialogProps) {
  const seeds = room.client_seeds ?? [];
  const isOwnMissing = ownSeed !== null && seeds.length > 0 && !seeds.some((given) => given.seed === ownSeed);
  return (
    <Dialog title="Fair dice" onClose={onClose}>
      {proof && (
        <Note
          kind={proof.isFair ? 'ok' : 'bad'}
          icon={proof.isFair ? 'shield' : 'shieldx'}
          lead={proof.isFair ? 'Fair.' : 'Does not verify.'}
        >
          {proof.isFair ? 'Every roll follows from the seal and the seeds.' : proof.text}
        </Note>
      )}
      {isOwnMissing && <Note kind="bad" lead="Your seed is not among the seeds of this game." />}
      <ol className="steps">
        <li>
          <b>Before the first roll</b> the table draws a secret and shows its fingerprint. Nobody can change the secret
          afterwards without changing the fingerprint.
          <Hex
            label="Fingerprint, SHA-256 of the secret"
            value={room.commitment}
            missing="shown when the game starts"
          />
        </li>
        <li>
          <b>Each player adds a seed,</b> so the table cannot know the rolls before you sit down.
          {seeds.map(({ user_id, seed }) => (
            <Hex key={user_id} label={`Seed of ${nameOf(room, user_id)}`} value={seed} missing="none given" />
          ))}
        </li>
        <li>
          <b>After the last roll</b> the secret is opened, and this page computes every roll again: HMAC-SHA256 of room,
          game and number of the roll.
          <Hex label="Secret" value={room.secret} missing="opened at the end" />
        </li>
      </ol>
      {game && <p className="fair-name mono">{`${game.room_id}:${game.epoch}:1…${game.rolls.length}`}</p>}
    </Dialog>
  );
}

function Hex({ label, value, missing }: { label: string; value: string | null | undefined; missing: string }) {
  return (
    <div className="hex">
      <span className="label">{label}</span>
      {value ? (
        <code className="mono">{value.replace(/(.{8})(?=.)/g, '$1 ')}</code>
      ) : (
        <span className="faint">{missing}</span>
      )}
    </div>
  );
}

function nameOf(room: DiceRoom, userId: number): string {
  return room.players.find((seat) => seat.user_id === userId)?.username ?? `player ${userId}`;
}
