import { useEffect, useState } from 'react';
import { FlatDie } from '../bigger_dice/die';
import { useKeys } from '../../app/state/keys';
import { CommandError } from '../../sdk';
import { sentenceOf } from '../../app/ui/words';
import type { BoardProps } from '../game';
import { LAST_SECONDS, type LiarsRoom, isLegal, nextBid, standingBid, totalDice } from './state';
import { nameOf } from './view';

const FACES = [1, 2, 3, 4, 5, 6];

/** How many, which face; bid it, or call the last bid a lie. */
export function BidBar(props: BoardProps & { leftMs: number | null }) {
  const { me, isSeated, isOff, leftMs } = props;
  const room: LiarsRoom = props.room;
  const { quantity, face, setQuantity, setFace } = useBid(room);
  const { isSending, refusal, ask } = useMove(props);
  const isTurn = room.current_turn === me;
  const canAct = isSeated && isTurn && !isSending && !isOff;
  const canBid = canAct && isLegal(room, quantity, face);
  const canCall = canAct && standingBid(room) !== null;
  const step = (by: number) => setQuantity(Math.min(totalDice(room), Math.max(1, quantity + by)));
  const bid = () => canBid && ask({ type: 'liars_dice.bid', room_id: room.room_id, quantity, face });
  const call = () => canCall && ask({ type: 'liars_dice.call', room_id: room.room_id });
  useKeys({
    ArrowUp: () => step(1),
    ArrowDown: () => step(-1),
    ...Object.fromEntries(FACES.map((value) => [String(value), () => setFace(value)])),
    b: () => void bid(),
    l: () => void call(),
  });
  if (!isSeated || !room.cups?.some((cup) => cup.user_id === me)) return <div className="act" />;
  return (
    <div className="act ld-act">
      <div className="ld-controls" data-idle={!isTurn || undefined}>
        <span className="ld-step" role="group" aria-label="How many dice">
          <button type="button" className="btn icon" aria-label="One less" data-testid="less" onClick={() => step(-1)}>
            −
          </button>
          <output data-testid="quantity">{quantity}</output>
          <button type="button" className="btn icon" aria-label="One more" data-testid="more" onClick={() => step(1)}>
            +
          </button>
        </span>
        <span className="ld-faces" role="radiogroup" aria-label="Face">
          {FACES.map((value) => (
            <button
              key={value}
              type="button"
              role="radio"
              aria-checked={value === face}
              aria-label={`Face ${value}`}
              data-testid={`face-${value}`}
              onClick={() => setFace(value)}
            >
              <FlatDie face={value} size={32} dim={value !== face} />
            </button>
          ))}
        </span>
        <button
          type="button"
          className="btn primary big"
          data-testid="make-bid"
          disabled={!canBid}
          onClick={() => void bid()}
        >
          Bid {quantity} × {face} <kbd>B</kbd>
        </button>
        <button type="button" className="btn big" data-testid="call" disabled={!canCall} onClick={() => void call()}>
          Liar <kbd>L</kbd>
        </button>
      </div>
      <span className="t" role={refusal ? 'alert' : undefined}>
        {refusal ?? (isOff ? 'Nothing can be sent until the line is back' : hintOf(room, me, canBid))}
      </span>
      {isTurn && leftMs !== null && leftMs <= LAST_SECONDS * 1000 && (
        <span className="sr" role="alert">
          {LAST_SECONDS} seconds left
        </span>
      )}
    </div>
  );
}

/** The bid being made; each new bid of somebody raises it to the lowest that may follow. */
function useBid(room: LiarsRoom) {
  const [quantity, setQuantity] = useState(1);
  const [face, setFace] = useState(1);
  const least = nextBid(room);
  const key = `${room.round}:${room.bids?.length ?? 0}:${totalDice(room)}`;
  useEffect(() => {
    if (!least) return;
    setQuantity(least.quantity);
    setFace(least.face);
  }, [key]);
  return { quantity, face, setQuantity, setFace };
}

function useMove({ send }: BoardProps) {
  const [isSending, setSending] = useState(false);
  const [refusal, setRefusal] = useState<string | null>(null);
  const ask = async (command: Parameters<BoardProps['send']>[0]) => {
    setSending(true);
    setRefusal(null);
    try {
      await send(command);
    } catch (error) {
      setRefusal(error instanceof CommandError ? error.message : sentenceOf(error).lead);
    } finally {
      setSending(false);
    }
  };
  return { isSending, refusal, ask };
}

function hintOf(room: LiarsRoom, me: number, canBid: boolean): string {
  const standing = standingBid(room);
  if (room.current_turn !== me) return `${nameOf(room, room.current_turn ?? 0)} to act`;
  if (!standing) return 'You open the round. At zero the table bids 1 × 1 for you';
  if (!nextBid(room)) return 'No bid can follow: call it';
  if (!canBid) return `Bid more than ${standing.quantity} × ${standing.face}: more dice, or a higher face`;
  return 'At zero the table calls for you';
}
