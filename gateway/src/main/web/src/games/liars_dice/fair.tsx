import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Dialog } from '../../app/ui/dialog';
import { Icon } from '../../app/ui/icon';
import { Note } from '../../app/ui/note';
import type { Proof } from '../game';
import { evidenceOf, proofOf } from './proof';
import type { LiarsRoom } from './state';
import { nameOf } from './view';

/** The seal of the running game; once the secret is open, the result of checking every hand in this browser. */
export function FairSeal({ room, ownSeed }: { room: LiarsRoom; ownSeed: string | null }) {
  const [isOpen, setOpen] = useState(false);
  const evidence = evidenceOf(room);
  const { data: proof } = useQuery({
    queryKey: ['liars', room.room_id, room.epoch, room.secret, room.calls?.length],
    queryFn: async () => evidence && (await proofOf(evidence)),
    enabled: evidence !== null,
    staleTime: Infinity,
  });
  return (
    <>
      <Seal proof={proof ?? null} result={evidence ? (proof ? undefined : 'checking') : 'sealed'}>
        <button type="button" className="btn sm" onClick={() => setOpen(true)}>
          How
        </button>
      </Seal>
      {isOpen && <FairDialog room={room} proof={proof ?? null} ownSeed={ownSeed} onClose={() => setOpen(false)} />}
    </>
  );
}

/** A shield and the word of the check. */
export function Seal(props: { proof: Proof | null; result?: 'sealed' | 'checking'; children?: React.ReactNode }) {
  const { proof, children } = props;
  const result = props.result ?? (proof?.isFair ? 'fair' : 'unfair');
  const icon = result === 'fair' ? 'shield' : result === 'unfair' ? 'shieldx' : 'sealed';
  const words = { sealed: 'Fair dice', checking: 'Checking', fair: 'Fair', unfair: 'Does not verify' };
  return (
    <div className="ld-fair" data-testid="fairness" data-result={result}>
      <Icon name={icon} size={24} />
      <span role="status">
        <b>{words[result]}</b>
        <small>{proof?.text ?? 'sealed, opened at the end'}</small>
      </span>
      {children}
    </div>
  );
}

interface FairDialogProps {
  room: LiarsRoom;
  proof: Proof | null;
  ownSeed: string | null;
  onClose(): void;
}

/** How the hands are sealed, with this game's own numbers. */
function FairDialog({ room, proof, ownSeed, onClose }: FairDialogProps) {
  const seeds = room.client_seeds ?? [];
  const isOwnMissing = ownSeed !== null && seeds.length > 0 && !seeds.some((given) => given.seed === ownSeed);
  return (
    <Dialog title="Fair dice" onClose={onClose}>
      {proof && (
        <Note kind={proof.isFair ? 'ok' : 'bad'} lead={proof.isFair ? 'Fair.' : 'Does not verify.'}>
          {proof.text}
        </Note>
      )}
      {isOwnMissing && <Note kind="bad" lead="Your seed is not among the seeds of this game." />}
      <ol className="ld-steps">
        <li>
          <b>Before the first roll</b> the table draws a secret and shows its fingerprint.
          <code className="mono">{room.commitment ?? 'shown when the game starts'}</code>
        </li>
        <li>
          <b>Each player adds a seed,</b> so the table cannot know the dice before you sit down.
          {seeds.map(({ user_id, seed }) => (
            <code className="mono" key={user_id}>
              {nameOf(room, user_id)}: {seed}
            </code>
          ))}
        </li>
        <li>
          <b>After the last call</b> the secret is opened, and this page computes every revealed die again: HMAC-SHA256
          of room, game, round, seat and die.
          <code className="mono">{room.secret ?? `${room.room_id}:${room.epoch}:ROUND:SEAT:DIE`}</code>
        </li>
      </ol>
    </Dialog>
  );
}
