import { useQuery } from '@tanstack/react-query';
import type { PastGame } from '../../app/state/api';
import { Icon } from '../../app/ui/icon';
import { check, rollsOf } from './proof';
import { Rounds } from './rounds';
import type { Roll, Round } from './state';
import './dice.css';

/** A past game: its rounds, and the check done again. */
export default function Detail({ game }: { game: PastGame }) {
  const rolls = rollsOf(game);
  const seats = seatsOf(game);
  const { data: proof } = useQuery({
    queryKey: ['proof', game.room_id, game.epoch],
    queryFn: () => check(game),
    staleTime: Infinity,
  });
  return (
    <div className="past">
      <ul className="legend">
        {seats.map((userId, index) => (
          <li key={userId} className={`seat-${index + 1}`}>
            <i />
            {nameOf(game, userId)}
          </li>
        ))}
      </ul>
      <Rounds rounds={roundsOf(rolls, seats)} />
      <div
        className="fair"
        data-testid="fairness"
        data-result={proof ? (proof.isFair ? 'fair' : 'unfair') : 'checking'}
      >
        <span className="ic">
          <Icon name={proof?.isFair === false ? 'shieldx' : 'shield'} size={24} />
        </span>
        <span className="fair-text">
          <b>{proof ? (proof.isFair ? 'Fair' : 'Does not verify') : 'Nothing to check'}</b>
          <small>{proof?.text ?? 'This game was stored without its seal.'}</small>
        </span>
      </div>
    </div>
  );
}

function seatsOf(game: PastGame): number[] {
  return (game.players ?? []).map((player) => player.user_id);
}

function nameOf(game: PastGame, userId: number): string {
  return game.players?.find((player) => player.user_id === userId)?.username ?? `player ${userId}`;
}

/** Pairs of rolls as rounds, whoever opened. */
function roundsOf(rolls: readonly Roll[], [left = 0, right = 0]: readonly number[]): Round[] {
  const rounds: Round[] = [];
  for (let at = 0; at + 1 < rolls.length; at += 2) {
    const pair = rolls.slice(at, at + 2);
    const one = pair.find((roll) => roll.user_id === left)?.roll ?? 0;
    const two = pair.find((roll) => roll.user_id === right)?.roll ?? 0;
    const winner = one === two ? null : one > two ? left : right;
    rounds.push({
      player1_id: left,
      player1_roll: one,
      player2_id: right,
      player2_roll: two,
      winner_id: winner,
      is_tie: one === two,
    });
  }
  return rounds;
}
