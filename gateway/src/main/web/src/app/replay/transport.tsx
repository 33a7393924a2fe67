import { SPEEDS, stepped, tickText, toggled } from '../../replay/playhead';
import type { Playback } from '../../replay/playback';
import { Icon } from '../ui/icon';
import { useHead } from './use-head';

/** Play, pause, single ticks, the clock, and the speed. */
export function Transport({ playback }: { playback: Playback }) {
  const head = useHead(playback);
  const step = (ticks: number) => playback.change((now) => stepped(now, ticks, playback.known.get()));
  return (
    <div className="transport">
      <button
        type="button"
        className="play-button"
        data-testid="play"
        aria-label={head.isPlaying ? 'Pause' : 'Play'}
        onClick={() => playback.change((now) => toggled(now, playback.end))}
      >
        <Icon name={head.isPlaying ? 'pause' : 'play'} size={18} />
      </button>
      <button type="button" className="btn sm icon quiet" aria-label="One tick back" onClick={() => step(-1)}>
        <Icon name="stepBack" />
      </button>
      <button type="button" className="btn sm icon quiet" aria-label="One tick on" onClick={() => step(1)}>
        <Icon name="step" />
      </button>
      <span className="transport-clock" data-testid="clock">
        {tickText(head.tick)}
      </span>
      <span className="num muted transport-tick">
        tick {Math.floor(head.tick).toLocaleString('en')} of {playback.end.toLocaleString('en')}
      </span>
      <span className="grow" />
      <span className="transport-keys desk-only" aria-hidden="true">
        <kbd>Space</kbd> <kbd>←</kbd> <kbd>→</kbd> <kbd>,</kbd> <kbd>.</kbd> <kbd>[</kbd> <kbd>]</kbd>
      </span>
      <div className="seg" role="group" aria-label="Speed">
        {SPEEDS.map((speed) => (
          <button
            type="button"
            key={speed}
            aria-pressed={speed === head.speed}
            onClick={() => playback.change((now) => ({ ...now, speed }))}
          >
            ×{speed}
          </button>
        ))}
      </div>
    </div>
  );
}
