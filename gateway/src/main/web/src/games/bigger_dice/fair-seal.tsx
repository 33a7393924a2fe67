import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Icon, type IconName } from '../../app/ui/icon';
import { checkFairness } from '../../sdk';
import type { Proof } from '../game';
import { FairDialog } from './fair-dialog';
import { fairGameOf, proofOf } from './proof';
import type { DiceRoom } from './state';

type Result = 'sealed' | 'checking' | 'fair' | 'unfair';

const LOOKS: Record<Result, { icon: IconName; word: string }> = {
  sealed: { icon: 'sealed', word: 'Fair dice' },
  checking: { icon: 'sealed', word: 'Checking' },
  fair: { icon: 'shield', word: 'Fair' },
  unfair: { icon: 'shieldx', word: 'Does not verify' },
};

/** The seal of the running game; once the secret is open, the result of checking every roll in this browser. */
export function FairSeal({ room, ownSeed }: { room: DiceRoom; ownSeed: string | null }) {
  const [isOpen, setOpen] = useState(false);
  const game = fairGameOf(room);
  const { data, error } = useQuery({
    queryKey: ['fair', room.room_id, room.epoch, room.secret, room.rolls?.length],
    queryFn: async () => (game ? proofOf(await checkFairness(game)) : null),
    enabled: game !== null,
    staleTime: Infinity,
  });
  const result = resultOf(game !== null, data);
  return (
    <div className="fair" data-testid="fairness" data-result={result}>
      <span className="ic">
        <Icon name={LOOKS[result].icon} size={24} />
      </span>
      <span className="fair-text" role="status">
        <b>{LOOKS[result].word}</b>
        <small>{error ? `The check could not run: ${error.message}` : (data?.text ?? sealText(room))}</small>
      </span>
      <button type="button" className="btn sm" onClick={() => setOpen(true)}>
        How
      </button>
      {isOpen && (
        <FairDialog room={room} game={game} proof={data ?? null} ownSeed={ownSeed} onClose={() => setOpen(false)} />
      )}
    </div>
  );
}

/** 9f2c41d8…7be1 → "9f2c 41d8 … 7be1" */
export function shortHex(hex: string): string {
  return `${hex.slice(0, 4)} ${hex.slice(4, 8)} … ${hex.slice(-4)}`;
}

function sealText(room: DiceRoom) {
  if (!room.commitment) return 'sealed when the game starts';
  return (
    <>
      sealed as <span className="mono">{shortHex(room.commitment)}</span>, opened at the end
    </>
  );
}

function resultOf(isOpen: boolean, proof: Proof | null | undefined): Result {
  if (!isOpen) return 'sealed';
  if (!proof) return 'checking';
  return proof.isFair ? 'fair' : 'unfair';
}
