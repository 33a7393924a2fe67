import { useHeld } from '../state/hooks';

const NOTHING_BELOW_MS = 200;
const STILL_AFTER_MS = 5_000;

/** Grey bars in the final layout: nothing below 200 ms, a word after 5 s. */
export function Bones({ rows, what }: { rows: number; what: string }) {
  const isShown = useHeld(true, NOTHING_BELOW_MS);
  const isLong = useHeld(true, STILL_AFTER_MS);
  if (!isShown) return <div style={{ minHeight: rows * 50 }} aria-busy="true" />;
  return (
    <div aria-busy="true" aria-label={`Loading ${what}`}>
      {Array.from({ length: rows }, (_, row) => (
        <div className="bone" key={row}>
          <i />
          <i style={{ width: `${44 + ((row * 37) % 40)}%` }} />
          <i />
        </div>
      ))}
      {isLong && <p className="bone-word">Still loading {what}</p>}
    </div>
  );
}
