import { Link, racePath, roomPath } from '../state/router';
import { Note } from './note';
import type { Sentence } from './words';

/** A refusal as a line; where the reason is a seat elsewhere, with the way there. */
export function Refusal({ sentence }: { sentence: Sentence | null }) {
  if (!sentence) return null;
  const { lead, rest, code, roomId } = sentence;
  const action = roomId && (
    <Link className="btn sm" href={isRace(roomId) ? racePath(roomId) : roomPath(roomId)}>
      {isRace(roomId) ? 'Go to that race' : 'Go to that table'}
    </Link>
  );
  return (
    <Note kind="bad" lead={lead} code={code} action={action}>
      {rest}
    </Note>
  );
}

function isRace(roomId: string): boolean {
  return roomId.startsWith('race_');
}
