import type { Moment } from '../../replay/moments';
import type { Playback } from '../../replay/playback';
import { TICKS_A_SECOND } from '../../replay/playhead';
import { clockText } from '../ui/words';
import { useHead } from './use-head';

const BEFORE_TICKS = 2 * TICKS_A_SECOND;

/** What is worth a look; pressed, the picture goes to two seconds before. */
export function MomentList({ playback, moments }: { playback: Playback; moments: readonly Moment[] }) {
  const { tick } = useHead(playback);
  const now = moments.findLastIndex((moment) => moment.tick <= tick + BEFORE_TICKS);
  if (moments.length === 0) return null;
  return (
    <section aria-label="Moments">
      <h2 className="h2">Moments</h2>
      <ol className="moments">
        {moments.map((moment, index) => (
          <li key={`${moment.tick} ${moment.text}`}>
            <button
              type="button"
              aria-current={index === now || undefined}
              onClick={() => playback.seek(moment.tick - BEFORE_TICKS)}
            >
              <span className="num">{clockText(moment.tick / TICKS_A_SECOND)}</span>
              <i className="moment-mark" data-kind={moment.kind} />
              {moment.text}
            </button>
          </li>
        ))}
      </ol>
    </section>
  );
}
