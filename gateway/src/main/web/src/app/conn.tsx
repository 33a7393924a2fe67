import { useEffect, useState } from 'react';
import type { Back, Connection, Store } from '../sdk';
import { hintOf, isSlow, REPLACED, spanWord, wordOf } from './conn-words';
import { useServerNow, useStore } from './state/hooks';
import { client } from './state/services';
import { Icon, type IconName } from './ui/icon';
import { Note } from './ui/note';
import { count, spanText } from './ui/words';

const KICKED = 4403;
const SAID_FOR_MS = 6_000;

const ICONS: Record<Connection['state'], IconName> = { live: 'live', catching: 'retry', retry: 'retry', off: 'off' };

/** A line to the server that is spoken of: that of the games where nothing else is said. */
export interface ShownLine {
  connection: Store<Connection>;
  back: Store<Back | null>;
  now(): number;
  connect(): void;
}

/** Upper right on every page: the state of the line, in words. */
export function ConnectionMark({ line = client }: { line?: ShownLine }) {
  const connection = useStore(line.connection);
  return (
    <span
      className="conn"
      data-testid="conn"
      data-state={connection.state}
      data-slow={isSlow(connection) || undefined}
      title={hintOf(connection)}
    >
      <Icon name={ICONS[connection.state]} />
      <span role="status">{wordOf(connection)}</span>
      {connection.state === 'live' && connection.rtt !== null && (
        <span className="faint num rtt">{spanWord(connection.rtt)}</span>
      )}
      {connection.state === 'off' && (
        <button type="button" className="btn sm" onClick={() => line.connect()}>
          {connection.code === REPLACED ? 'Use here' : 'Try again'}
        </button>
      )}
    </span>
  );
}

/** Below the bar: what a lost line means while it lasts, and for six seconds what came of it. */
export function ConnectionNote({ seatUntilMs, line = client }: { seatUntilMs?: number; line?: ShownLine }) {
  const connection = useStore(line.connection);
  const back = useBack(line);
  if (connection.state === 'retry') return <LostNote connection={connection} seatUntilMs={seatUntilMs} line={line} />;
  if (connection.state === 'off') return <OffNote code={connection.code} />;
  return back ? <BackNote back={back} /> : null;
}

interface LostProps {
  connection: Connection & { state: 'retry' };
  seatUntilMs?: number;
  line: ShownLine;
}

function LostNote({ connection, seatUntilMs, line }: LostProps) {
  const now = useServerNow(true, 500);
  const lost = now - (connection.lostAt + (line.now() - Date.now()));
  const seat = seatUntilMs === undefined ? null : Math.round((seatUntilMs - now) / 1000);
  return (
    <Note
      kind="warn"
      lead={`Connection lost ${spanText(lost)} ago.`}
      code={`try ${connection.attempt} of ${connection.of}`}
    >
      {seat === null ? 'What you do now is sent as soon as it is back.' : seatWord(seat)}
    </Note>
  );
}

function seatWord(seconds: number): string {
  return seconds > 0 ? `Your seat is kept for ${seconds} s.` : 'Your seat may be given up by now.';
}

function OffNote({ code }: { code: number }) {
  if (code === REPLACED) {
    return (
      <Note kind="info" icon="lock" lead="Open in another tab." code="4409">
        This one only shows what it knew.
      </Note>
    );
  }
  if (code === KICKED) {
    return (
      <Note kind="bad" lead="The server closed this connection." code="4403">
        Try again, or ask its operator.
      </Note>
    );
  }
  return (
    <Note kind="bad" lead="Offline." code={code === 1006 ? undefined : String(code)}>
      Five tries failed. What you see is the last state known.
    </Note>
  );
}

function BackNote({ back }: { back: Back }) {
  const lead = `Back after ${spanText(back.awayMs)}.`;
  if (!back.recovered) {
    return (
      <Note kind="info" lead={lead}>
        This is the state now; what happened meanwhile is in the history.
      </Note>
    );
  }
  return (
    <Note kind="ok" lead={lead}>
      {back.messages > 0 ? `${count(back.messages, 'message')} caught up, nothing missed.` : 'Nothing missed.'}
    </Note>
  );
}

/** The last return, for six seconds; one that took less than a second is not worth a word. */
function useBack(line: ShownLine): Back | null {
  const back = useStore(line.back);
  const [said, setSaid] = useState<Back | null>(back);
  useEffect(() => {
    if (!back || back === said) return;
    const id = setTimeout(() => setSaid(back), SAID_FOR_MS);
    return () => clearTimeout(id);
  }, [back, said]);
  return back && back !== said && back.awayMs >= 1_000 ? back : null;
}
