import { effectWords, signed } from '../../garage/coefficients';
import { STAT_WORDS } from '../../garage/models';
import { type Levels, type Model, STATS, type Stat } from '../../garage/types';
import { changeText } from '../../garage/words';
import type { Figures } from '../../physics/bench';
import type { Bench } from './use-bench';

export interface UpgradesProps {
  model: Model;
  levels: Levels;
  /** Prices by upgrade, the first for level 1. */
  prices: Record<Stat, number[]>;
  /** To spend; null: the car is not one's own. */
  points: number | null;
  bench: Bench | undefined;
  preview: Stat | null;
  busy: Stat | null;
  isBusy: boolean;
  onPreview(stat: Stat | null): void;
  onBuy(stat: Stat): void;
}

/** What can be made better, what the next level does by name and in figures, and what it costs. */
export function Upgrades(props: UpgradesProps) {
  return (
    <section className="panel ups" aria-label="Upgrades">
      <header>
        <h2 className="h2">Upgrades</h2>
        <span className="faint small">hatched is the next level</span>
      </header>
      <ul onPointerLeave={(event) => event.pointerType === 'mouse' && props.onPreview(null)}>
        {STATS.map((stat) => (
          <UpgradeRow key={stat} stat={stat} {...props} />
        ))}
      </ul>
    </section>
  );
}

function UpgradeRow({ stat, ...props }: UpgradesProps & { stat: Stat }) {
  const { model, levels, prices, bench, preview, onPreview } = props;
  const [level, top] = [levels[stat], prices[stat].length];
  const isTop = level >= top;
  return (
    <li
      className="up"
      data-on={stat === preview || undefined}
      data-testid={`upgrade-${stat}`}
      onPointerEnter={(event) => event.pointerType === 'mouse' && onPreview(isTop ? null : stat)}
      onFocus={() => onPreview(isTop ? null : stat)}
    >
      <button type="button" className="up-name" onClick={() => onPreview(stat)} disabled={isTop}>
        <b>{STAT_WORDS[stat]}</b>
        <small>{effectWords(stat)}</small>
      </button>
      <Pips level={level} top={top} />
      <span className="up-change num">
        {isTop ? '' : measuredChange(stat, bench) || changeText(model, levels, stat)}
      </span>
      <Price stat={stat} {...props} />
    </li>
  );
}

function Pips({ level, top }: { level: number; top: number }) {
  return (
    <span
      className="pips"
      role="img"
      aria-label={`Level ${level} of ${top}`}
      style={{ gridTemplateColumns: `repeat(${top}, 1fr)` }}
    >
      {Array.from({ length: top }, (_, index) => (
        <i key={index} data-s={index < level ? 'on' : index === level ? 'next' : undefined} />
      ))}
    </span>
  );
}

function Price({ stat, ...props }: UpgradesProps & { stat: Stat }) {
  const { levels, prices, points, busy, isBusy, preview, onBuy } = props;
  const price = prices[stat][levels[stat]];
  if (price === undefined) return <span className="up-top">highest</span>;
  if (points === null) return <span className="up-top num">{price} pts</span>;
  const missing = price - points;
  const isPrimary = stat === preview && missing <= 0;
  return (
    <button
      type="button"
      className={`btn sm up-buy${isPrimary ? ' primary' : ''}`}
      disabled={missing > 0 || (isBusy && busy !== stat)}
      aria-busy={busy === stat}
      onClick={() => onBuy(stat)}
    >
      <span className="num">{busy === stat ? 'Buying' : missing > 0 ? `${missing} short` : `${price} pts`}</span>
      <span className="sr">
        {missing > 0 ? ` of ${price} points` : ''} for {STAT_WORDS[stat]} {levels[stat] + 1}
      </span>
    </button>
  );
}

/** Of the upgrades whose effect shows on the bench; empty for the others and until it has been measured. */
function measuredChange(stat: Stat, bench: Bench | undefined): string {
  if (!bench) return '';
  const by = (key: keyof Figures) => bench.next[stat][key] - bench.now[key];
  switch (stat) {
    case 'top_speed':
      return `${signed(by('topSpeed'))} km/h`;
    case 'acceleration':
      return `${signed(by('toHundred'), 2)} s`;
    case 'braking':
      return `${signed(by('stopping'))} m`;
    default:
      return '';
  }
}
