import { FlatDie, PAINTS } from './die';
import type { Round } from './state';

/** As many as fit; the newest comes first. */
const SHOWN = 12;

/** Finished rounds as pairs of dice, the loser's faded. */
export function Rounds({ rounds }: { rounds: readonly Round[] }) {
  const newest = rounds.map((round, index) => ({ round, number: index + 1 })).reverse();
  if (newest.length === 0) return <p className="rounds-none">Rounds show here, newest first.</p>;
  return (
    <ol className="rounds" aria-label="Rounds, newest first" reversed>
      {newest.slice(0, SHOWN).map(({ round, number }) => (
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
