import { useQuery } from '@tanstack/react-query';
import type { PastGame } from '../../app/state/api';
import { FlatDie } from '../bigger_dice/die';
import { Seal } from './fair';
import { callsOf, check } from './proof';
import type { Call } from './state';
import { nameOf } from './view';
import './liars.css';

/** A past game: every round with its hands, and the check done again. */
export default function Detail({ game }: { game: PastGame }) {
  const players = { players: game.players ?? [] };
  const { data: proof } = useQuery({
    queryKey: ['proof', game.room_id, game.epoch],
    queryFn: () => check(game),
    staleTime: Infinity,
  });
  return (
    <div className="past">
      <ol className="ld-past">
        {callsOf(game).map((call) => (
          <PastRound key={call.n} call={call} players={players} />
        ))}
      </ol>
      <Seal proof={proof ?? null} result={proof ? undefined : 'checking'} />
    </div>
  );
}

function PastRound({ call, players }: { call: Call; players: { players: { user_id: number; username: string }[] } }) {
  return (
    <li>
      <span>
        {nameOf(players, call.caller_id)} doubts {call.quantity} × {call.face} of {nameOf(players, call.bidder_id)}:
        there are {call.count}. <b>{nameOf(players, call.loser_id)} −1</b>
      </span>
      <span className="ld-past-hands">
        {call.hands.map((hand) => (
          <span key={hand.user_id} title={nameOf(players, hand.user_id)}>
            {hand.dice.map((die, index) => (
              <FlatDie key={index} face={die} size={18} dim={die !== call.face} />
            ))}
          </span>
        ))}
      </span>
    </li>
  );
}
