import type { ReactNode } from 'react';
import { signed, specOf } from '../../garage/coefficients';
import { type Figure, figuresOf } from '../../garage/figures';
import { LOOKS } from '../../garage/models';
import { type Levels, type Model, NO_LEVELS, type Stat } from '../../garage/types';
import { CarPlan } from './car-plan';
import type { Bench } from './use-bench';

export interface StandProps {
  model: Model;
  name: string;
  /** Number on the roof; a car that is for sale has none. */
  number?: number;
  levels: Levels;
  bench: Bench | undefined;
  preview: Stat | null;
  aside: ReactNode;
}

/** The car, large, and its figures with what the next level would change. */
export function Stand({ model, name, number, levels, bench, preview, aside }: StandProps) {
  const look = LOOKS[model];
  return (
    <section className="stand panel" aria-label={name}>
      <div className="stand-floor">
        <CarPlan key={model} className="stand-car" model={model} number={number} steer={-7} />
        <div className="stand-title">
          <h1>{name}</h1>
          <p>{look.character}</p>
        </div>
        <div className="stand-aside">{aside}</div>
      </div>
      <FigureGrid model={model} levels={levels} bench={bench} preview={preview} />
    </section>
  );
}

function FigureGrid({ model, levels, bench, preview }: Pick<StandProps, 'model' | 'levels' | 'bench' | 'preview'>) {
  const spec = specOf(model, levels);
  const empty = { topSpeed: 0, toHundred: 0, stopping: 0 };
  const now = figuresOf(spec, bench?.now ?? empty);
  const raised = preview ? { ...levels, [preview]: levels[preview] + 1 } : levels;
  const then = figuresOf(specOf(model, raised), (preview && bench?.next[preview]) || bench?.now || empty);
  const stock = figuresOf(specOf(model, NO_LEVELS), empty);
  return (
    <dl className="figs">
      {now.map((figure, index) => (
        <FigureCell
          key={figure.name}
          now={figure}
          then={then[index] ?? figure}
          isMeasured={index < 3 ? bench !== undefined : true}
          stock={index < 3 ? null : (stock[index]?.share ?? null)}
        />
      ))}
    </dl>
  );
}

interface CellProps {
  now: Figure;
  then: Figure;
  isMeasured: boolean;
  /** Where the car without upgrades stands; null: not marked. */
  stock: number | null;
}

function FigureCell({ now, then, isMeasured, stock }: CellProps) {
  const change = then.value - now.value;
  const isChanged = isMeasured && Math.abs(change) >= 0.5 * 10 ** -now.digits;
  const [low, high] = [Math.min(now.share, then.share), Math.max(now.share, then.share)];
  return (
    <div className="fig">
      <dt>{now.name}</dt>
      <dd>
        <b>{isMeasured ? now.value.toFixed(now.digits) : '–'}</b> <small>{now.unit}</small>
        {isChanged && <em>{signed(change, now.digits)}</em>}
      </dd>
      <span className="fig-bar" aria-hidden="true">
        <i style={{ width: isMeasured ? `${100 * low}%` : 0 }} />
        {isChanged && <u style={{ left: `${100 * low}%`, width: `${Math.max(1.5, 100 * (high - low))}%` }} />}
        {stock !== null && stock !== now.share && <s style={{ left: `${100 * stock}%` }} />}
      </span>
    </div>
  );
}
