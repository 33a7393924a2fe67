import { Fragment, type ReactNode, useId } from 'react';
import { type Plan, PLANS } from '../../garage/plans';
import { LOOKS } from '../../garage/models';
import type { Model } from '../../garage/types';
import { Fittings, Livery } from './fittings';

export interface CarPlanProps {
  model: Model;
  /** On the roof. */
  number?: number;
  /** Degrees the front wheels are turned by. */
  steer?: number;
  className?: string;
}

const TALL = 300;
const WIDE = 600;
const SIDES = [1, -1];

/** A type of car from above, true to scale beside the others. */
export function CarPlan({ model, number, steer = 0, className }: CarPlanProps) {
  const id = useId().replace(/\W/g, '');
  const plan = PLANS[model];
  return (
    <svg
      className={className}
      viewBox={`${-WIDE / 2} ${-TALL / 2} ${WIDE} ${TALL}`}
      role="img"
      aria-label={`${LOOKS[model].title} from above`}
    >
      <Light id={id} plan={plan} />
      <path
        className="car-shadow"
        d={plan.body}
        transform="translate(26 34) scale(1.02)"
        fill="#000"
        filter={`url(#blur${id})`}
      />
      <Wheels plan={plan} steer={steer} />
      <path d={plan.body} fill={plan.color} />
      <g clipPath={`url(#body${id})`}>
        <Livery model={model} ink={plan.ink} />
        <rect x="-300" y="-150" width="600" height="300" fill={`url(#sun${id})`} />
        <Arches id={id} plan={plan} />
        <path d={plan.body} fill="none" stroke="rgba(0,0,0,.5)" strokeWidth="7" />
      </g>
      <Both>
        {plan.creases.map((line) => (
          <path key={line} d={line} fill="none" stroke="rgba(0,0,0,.3)" strokeWidth="2.4" strokeLinecap="round" />
        ))}
      </Both>
      <Cabin id={id} plan={plan} number={number} />
      <Fittings model={model} plan={plan} />
    </svg>
  );
}

/** The same on either side of the axis. */
export function Both({ children }: { children: ReactNode }) {
  return SIDES.map((side) => (
    <g key={side} transform={`scale(1 ${side})`}>
      {children}
    </g>
  ));
}

function Light({ id, plan }: { id: string; plan: Plan }) {
  return (
    <defs>
      <clipPath id={`body${id}`}>
        <path d={plan.body} />
      </clipPath>
      <filter id={`blur${id}`} x="-20%" y="-40%" width="140%" height="180%">
        <feGaussianBlur stdDeviation="13" />
      </filter>
      <linearGradient id={`sun${id}`} x1=".3" y1=".08" x2=".62" y2=".95">
        <stop offset="0" stopColor="#fff" stopOpacity=".42" />
        <stop offset=".42" stopColor="#fff" stopOpacity=".05" />
        <stop offset=".6" stopColor="#000" stopOpacity=".04" />
        <stop offset="1" stopColor="#000" stopOpacity=".46" />
      </linearGradient>
      <linearGradient id={`roof${id}`} x1=".2" y1="0" x2=".7" y2="1">
        <stop offset="0" stopColor="#fff" stopOpacity=".4" />
        <stop offset="1" stopColor="#000" stopOpacity=".26" />
      </linearGradient>
      <linearGradient id={`glass${id}`} x1="0" y1="0" x2=".5" y2="1">
        <stop offset="0" stopColor="#b9d3ea" stopOpacity=".8" />
        <stop offset=".5" stopColor="#7d9cb8" stopOpacity=".42" />
        <stop offset="1" stopColor="#49617a" stopOpacity=".34" />
      </linearGradient>
      <radialGradient id={`lit${id}`}>
        <stop offset="0" stopColor="#fff" stopOpacity=".34" />
        <stop offset="1" stopColor="#fff" stopOpacity="0" />
      </radialGradient>
      <radialGradient id={`dim${id}`}>
        <stop offset="0" stopColor="#000" stopOpacity=".26" />
        <stop offset="1" stopColor="#000" stopOpacity="0" />
      </radialGradient>
    </defs>
  );
}

function Wheels({ plan, steer }: { plan: Plan; steer: number }) {
  const { front, rear, track } = plan.wheels;
  return SIDES.map((side) => (
    <Fragment key={side}>
      <g transform={`translate(${front} ${side * (track + 4)}) rotate(${steer})`}>
        <Tyre />
      </g>
      <g transform={`translate(${rear} ${side * (track + 6)})`}>
        <Tyre />
      </g>
    </Fragment>
  ));
}

function Tyre() {
  return (
    <>
      <rect x="-43" y="-18" width="86" height="36" rx="9" fill="#0d0f11" />
      <rect x="-36" y="-16" width="72" height="5" rx="2" fill="#2a2e33" />
    </>
  );
}

/** Wings over the wheels, in the light on one side and out of it on the other. */
function Arches({ id, plan }: { id: string; plan: Plan }) {
  const { front, rear, track } = plan.wheels;
  return SIDES.map((side) => (
    <g key={side} fill={`url(#${side < 0 ? 'lit' : 'dim'}${id})`}>
      <ellipse cx={front} cy={side * (track - 16)} rx="76" ry="40" />
      <ellipse cx={rear} cy={side * (track - 16)} rx="76" ry="40" />
    </g>
  ));
}

function Cabin({ id, plan, number }: { id: string; plan: Plan; number?: number }) {
  const { from, to, half, radius } = plan.roof;
  const roof = { x: from, y: -half, width: to - from, height: 2 * half, rx: radius };
  const middle = (from + to) / 2;
  return (
    <>
      <path d={plan.cabin} fill="#10141a" stroke="rgba(0,0,0,.5)" strokeWidth="3" />
      <path d={plan.windscreen} fill={`url(#glass${id})`} />
      <path d={plan.rearScreen} fill={`url(#glass${id})`} opacity=".6" />
      <rect {...roof} fill={plan.color} />
      <rect {...roof} fill={`url(#roof${id})`} />
      <rect {...roof} fill="none" stroke="rgba(0,0,0,.35)" strokeWidth="2" />
      {number !== undefined && (
        <>
          <circle cx={middle} r="42" fill="#f7f8f9" />
          <text
            transform={`translate(${middle} 0) rotate(90)`}
            y="19"
            textAnchor="middle"
            fontSize="54"
            fontWeight="780"
            fill="#0f1215"
          >
            {number}
          </text>
        </>
      )}
    </>
  );
}
