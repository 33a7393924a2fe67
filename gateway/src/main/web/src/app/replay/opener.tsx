import { useState } from 'react';
import { MAX_BYTES, ReplayProblem, type Replay, readReplay } from '../../physics/replay';
import { Icon } from '../ui/icon';
import { Note } from '../ui/note';

export interface Opened {
  replay: Replay;
  text: string;
}

/** Opens a replay from a file, chosen or dropped; nothing of it leaves this browser. */
export function Opener({ onOpen }: { onOpen(opened: Opened): void }) {
  const [problem, setProblem] = useState<string | null>(null);
  const [isOver, setOver] = useState(false);
  const open = async (file: File | undefined) => {
    if (!file) return;
    try {
      onOpen(await read(file));
    } catch (error) {
      setProblem(error instanceof ReplayProblem ? error.message : 'The file could not be read.');
    }
  };
  return (
    <div className="page narrow">
      <h1 className="h1">Open a replay</h1>
      {problem !== null && (
        <Note kind="bad" lead="That file cannot be shown.">
          {problem}
        </Note>
      )}
      <label
        className="panel drop"
        data-over={isOver || undefined}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={(event) => {
          event.preventDefault();
          setOver(false);
          void open(event.dataTransfer?.files[0]);
        }}
      >
        <Icon name="play" size={28} />
        <b>Drop a replay here, or choose a file</b>
        <span className="muted">
          A .json as Download gives it. It is driven again and checked in this browser only.
        </span>
        <input
          type="file"
          className="sr"
          accept=".json,application/json"
          data-testid="replay-file"
          onChange={(event) => void open(event.currentTarget.files?.[0])}
        />
      </label>
    </div>
  );
}

async function read(file: File): Promise<Opened> {
  if (file.size > MAX_BYTES) throw new ReplayProblem('It has more than 8 MiB; no replay is that large.');
  const text = await file.text();
  return { replay: readReplay(text), text };
}
