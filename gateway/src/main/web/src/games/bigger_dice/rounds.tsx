import { FlatDie, PAINTS } from './die';
import type { Round } from './state';

/** Finished rounds as pairs of dice, newest first, the loser's faded. What does not fit the line is not shown. */
export function Rounds({ rounds }: { rounds: readonly Round[] }) {
  const newest = rounds.map((round, index) => ({ round, number: index + 1 })).reverse();
  if (newest.length === 0) return <p className="rounds-none">Rounds show here, newest first.</p>;
  return (
    <ol className="rounds" aria-label="Rounds, newest first" reversed>
      {newest.map(({ round, number }) => (
        <RoundPair key={number} round={round} number={number} />
      ))}
    </ol>
  );
}

function RoundPair({ round, number }: { round: Round; number: number }) {
  const { player1_id, player1_roll, player2_id, player2_roll, winner_id } = round;
  return (
    <li className="rd">
      <span className="sr">
        Round {number}: {player1_roll} against {player2_roll}
        {winner_id === null && ', a tie'}
      </span>
      <FlatDie face={player1_roll} size={26} paint={PAINTS[0]} dim={winner_id !== player1_id} />
      <FlatDie face={player2_roll} size={26} paint={PAINTS[1]} dim={winner_id !== player2_id} />
      <span className="num" aria-hidden="true">
        {winner_id === null ? 'tie' : number}
      </span>
    </li>
  );
}
