import { type Spec, type Surface, gripAt } from '../../garage/coefficients';

const WIDE = 420;
const TALL = 190;
const PAD = { top: 12, right: 62, bottom: 26, left: 34 };
const FASTEST = 70;
const MOST = 1.4;
const SPEEDS = [0, 80, 160, 240];
const GRIPS = [0, 0.4, 0.8, 1.2];
const LINES: { surface: Surface; dash?: string; color: string }[] = [
  { surface: 'asphalt', color: 'var(--text)' },
  { surface: 'gravel', dash: '6 3', color: 'var(--warn)' },
  { surface: 'ice', dash: '2 3', color: 'var(--info)' },
];

/** How much the tyres hold, by speed and surface. */
export function GripChart({ spec }: { spec: Spec }) {
  return (
    <section className="panel" aria-label="Grip by speed">
      <header>
        <h2 className="h2">Grip by speed, g</h2>
        <span className="faint small">at the tyres</span>
      </header>
      <svg className="grip" viewBox={`0 0 ${WIDE} ${TALL}`} role="img" aria-label={summary(spec)}>
        {GRIPS.map((grip) => (
          <g key={grip}>
            <path d={`M${PAD.left} ${y(grip)}H${WIDE - PAD.right}`} stroke="var(--line)" />
            <text x={PAD.left - 8} y={y(grip) + 4} textAnchor="end">
              {grip.toFixed(1)}
            </text>
          </g>
        ))}
        {SPEEDS.map((speed) => (
          <text key={speed} x={x(speed / 3.6)} y={TALL - 6} textAnchor="middle">
            {speed}
            {speed === SPEEDS.at(-1) && ' km/h'}
          </text>
        ))}
        {LINES.map(({ surface, dash, color }) => (
          <g key={surface}>
            <path d={line(spec, surface)} fill="none" stroke={color} strokeWidth="2" strokeDasharray={dash} />
            <circle cx={x(FASTEST)} cy={y(gripAt(spec, surface, FASTEST))} r="2.6" fill={color} />
            <text className="grip-name" x={x(FASTEST) + 8} y={y(gripAt(spec, surface, FASTEST)) + 4}>
              {surface}
            </text>
          </g>
        ))}
      </svg>
    </section>
  );
}

function line(spec: Spec, surface: Surface): string {
  const to = (speed: number) => `${x(speed).toFixed(1)} ${y(gripAt(spec, surface, speed)).toFixed(1)}`;
  return `M${to(0)}L${to(FASTEST)}`;
}

function summary(spec: Spec): string {
  return LINES.map(({ surface }) => `${surface} ${gripAt(spec, surface, 0).toFixed(2)} g at rest`).join(', ');
}

function x(speed: number): number {
  return PAD.left + (speed / FASTEST) * (WIDE - PAD.left - PAD.right);
}

function y(grip: number): number {
  return TALL - PAD.bottom - (grip / MOST) * (TALL - PAD.top - PAD.bottom);
}
