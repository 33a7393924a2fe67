import { useState } from 'react';
import { useKeys } from '../../app/state/keys';
import { sentenceOf } from '../../app/ui/words';
import type { BoardProps } from '../game';
import { LAST_SECONDS } from './state';

/** The one button of a running game. */
export function RollBar({ room, me, isSeated, isOff, isLive, send, leftMs }: BoardProps & { leftMs: number | null }) {
  const [isSending, setSending] = useState(false);
  const [refusal, setRefusal] = useState<string | null>(null);
  const isTurn = room.current_turn === me;
  const canRoll = isSeated && isTurn && !isSending && !isOff;
  const roll = async () => {
    if (!canRoll) return;
    setSending(true);
    setRefusal(null);
    try {
      await send({ type: 'bigger_dice.roll', room_id: room.room_id });
    } catch (error) {
      const { lead, rest } = sentenceOf(error);
      setRefusal(`${lead} ${rest}`);
    } finally {
      setSending(false);
    }
  };
  useKeys({ ' ': () => void roll() });
  if (!isSeated) return <div className="act" />;
  const other = room.players.find((seat) => seat.user_id !== me)?.username ?? 'The other player';
  return (
    <div className="act">
      <button
        type="button"
        className="btn primary big"
        data-testid="roll"
        disabled={!canRoll}
        onClick={() => void roll()}
      >
        {isTurn ? 'Roll' : `${other} to roll`} {isTurn && <kbd>Space</kbd>}
      </button>
      <span className="t" role={refusal ? 'alert' : undefined}>
        {refusal ?? (isOff ? 'Nothing can be sent until the line is back' : hintOf(isSending, isLive, isTurn))}
      </span>
      {isTurn && leftMs !== null && leftMs <= LAST_SECONDS * 1000 && (
        <span className="sr" role="alert">
          {LAST_SECONDS} seconds left to roll
        </span>
      )}
    </div>
  );
}

function hintOf(isSending: boolean, isLive: boolean, isTurn: boolean): string {
  if (isSending && !isLive) return 'Your roll is sent as soon as the line is back';
  return isTurn ? 'At zero the table rolls for you' : 'Your turn comes next';
}
