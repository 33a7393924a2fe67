import type { Plan } from '../../garage/plans';
import type { Model } from '../../garage/types';
import { Both } from './car-plan';

const DARK = '#15181c';
const LAMP = '#fffbe8';
const TAIL = '#7c1d18';

/** The pattern on a type's paint: it tells the cars apart without colour. */
export function Livery({ model, ink }: { model: Model; ink: string }) {
  switch (model) {
    case 'pika':
      return <path d="M-200-100H-150V100H-200zM150-100H200V100H150z" fill={ink} opacity=".92" />;
    case 'lynx_r':
      return (
        <g fill={ink}>
          <path d="M196 0 100-104H58L150 0 58 104H100z" />
          <path d="M128 0 32-104H4L96 0 4 104H32z" />
          <path d="M-250-104H-186L-134 0-186 104H-250z" />
        </g>
      );
    case 'marten_gt':
      return <path d="M-250-36H250V-13H-250zM-250 13H250V36H-250z" fill={ink} />;
    case 'heron':
      return <path d="M-250-26H255V26H-250zM-250-36H255V-31H-250zM-250 31H255V36H-250z" fill={ink} />;
  }
}

/** Lamps, scoops, vents, mirrors and wings: what gives each type its face. */
export function Fittings({ model, plan }: { model: Model; plan: Plan }) {
  switch (model) {
    case 'pika':
      return <PikaFittings color={plan.color} />;
    case 'lynx_r':
      return <LynxFittings color={plan.color} />;
    case 'marten_gt':
      return <MartenFittings color={plan.color} />;
    case 'heron':
      return <HeronFittings color={plan.color} />;
  }
}

function Mirror({ x, y, color }: { x: number; y: number; color: string }) {
  return (
    <>
      <path d={`M${x} ${y}l6 22`} stroke={DARK} strokeWidth="6" />
      <rect x={x - 6} y={y + 14} width="20" height="16" rx="5" fill={DARK} />
      <rect x={x} y={y + 16} width="13" height="12" rx="4" fill={color} />
    </>
  );
}

function PikaFittings({ color }: { color: string }) {
  return (
    <>
      <Both>
        <circle cx="172" cy="58" r="15" fill={DARK} />
        <circle cx="173" cy="58" r="10" fill={LAMP} />
        <rect x="-195" y="46" width="12" height="26" rx="4" fill={TAIL} />
        <Mirror x={52} y={74} color={color} />
      </Both>
      <rect x="186" y="-26" width="8" height="52" rx="4" fill="rgba(8,10,12,.7)" />
      <path d="M-172-60Q-190 0-172 60L-160 58Q-172 0-160-58z" fill={DARK} />
      <path d="M110-26Q118 0 110 26" fill="none" stroke="rgba(0,0,0,.28)" strokeWidth="2.4" />
    </>
  );
}

function LynxFittings({ color }: { color: string }) {
  return (
    <>
      <Both>
        <rect x="-178" y="88" width="14" height="14" rx="2" fill="#b8322a" />
        <rect x="184" y="42" width="20" height="34" rx="5" fill={DARK} />
        <rect x="188" y="46" width="13" height="26" rx="4" fill={LAMP} />
        <rect x="-209" y="48" width="11" height="32" rx="3" fill={TAIL} />
        <rect x="106" y="34" width="40" height="14" rx="4" fill="rgba(0,0,0,.55)" />
        <Mirror x={48} y={74} color={color} />
      </Both>
      <path d="M96-22H136Q142 0 136 22H96z" fill="rgba(0,0,0,.35)" />
      <path d="M98-17H126Q130 0 126 17H98z" fill={DARK} />
      <path d="M0-16H24Q28 0 24 16H0L-22 0z" fill={DARK} opacity=".9" />
      <rect x="203" y="-40" width="13" height="80" rx="6" fill={DARK} />
      {[-28, -10, 10, 28].map((y) => (
        <circle key={y} cx="212" cy={y} r="8" fill={LAMP} stroke={DARK} strokeWidth="2" />
      ))}
      <rect x="-206" y="-92" width="36" height="184" rx="5" fill="rgba(0,0,0,.35)" transform="translate(8 12)" />
      <Both>
        <path d="M-166 44H-192V50H-166z" fill="#2a2f36" />
      </Both>
      <rect x="-212" y="-92" width="34" height="184" rx="5" fill={color} />
      <rect x="-212" y="-92" width="34" height="184" rx="5" fill="rgba(0,0,0,.32)" />
      <rect x="-209" y="-88" width="4" height="176" fill="rgba(255,255,255,.4)" />
    </>
  );
}

function MartenFittings({ color }: { color: string }) {
  return (
    <>
      <Both>
        <ellipse cx="212" cy="71" rx="24" ry="11" transform="rotate(43 212 71)" fill={DARK} />
        <circle cx="219" cy="63" r="6" fill={LAMP} />
        <circle cx="206" cy="78" r="6" fill={LAMP} />
        <rect x="135" y="26" width="40" height="10" rx="2" fill="rgba(0,0,0,.5)" />
        <path d="M-50 88-86 100V92z" fill="rgba(10,12,14,.8)" />
        <rect x="-236" y="58" width="14" height="28" fill={TAIL} />
        <Mirror x={38} y={78} color={color} />
      </Both>
      <path d="M228-72Q240 0 228 72" fill="none" stroke="rgba(0,0,0,.5)" strokeWidth="5" />
      <rect x="221" y="-34" width="10" height="68" rx="4" fill="rgba(8,10,12,.72)" />
      <rect x="-246" y="-98" width="34" height="196" fill="rgba(0,0,0,.3)" transform="translate(9 12)" />
      <Both>
        <path d="M-204 44H-236V50H-204z" fill="#2a2f36" />
        <rect x="-256" y="94" width="52" height="10" fill="#0d0f11" />
      </Both>
      <rect x="-250" y="-98" width="34" height="196" fill={DARK} />
      <rect x="-247" y="-92" width="4" height="184" fill="rgba(255,255,255,.45)" />
    </>
  );
}

function HeronFittings({ color }: { color: string }) {
  return (
    <>
      <Both>
        <path d="M232 34 204 72 196 66 226 30z" fill={DARK} />
        <path d="M228 38 207 66" stroke={LAMP} strokeWidth="6" strokeLinecap="round" />
        <path d="M66 86Q20 92-24 88" stroke="#b9c0c8" strokeWidth="6" strokeLinecap="round" fill="none" />
        <path d="M64 87Q22 92-22 88" stroke="#565d66" strokeWidth="2" fill="none" />
        <path d="M96 56 70 62 68 56 94 50z" fill="rgba(0,0,0,.5)" />
        <path d="M-236 34-226 64" stroke={TAIL} strokeWidth="8" strokeLinecap="round" />
        <Mirror x={8} y={74} color={color} />
      </Both>
      <rect x="237" y="-22" width="9" height="44" rx="4" fill="rgba(8,10,12,.75)" />
      <path d="M82-22H168Q188 0 168 22H82Q70 0 82-22z" fill="rgba(0,0,0,.3)" transform="translate(4 6)" />
      <path d="M82-22H168Q188 0 168 22H82Q70 0 82-22z" fill="#2f5fc8" />
      <path d="M86-18H160Q150-6 84-8z" fill="rgba(255,255,255,.35)" />
      <path d="M166-14Q178 0 166 14Z" fill={DARK} />
      <path d="M-214-62Q-234 0-214 62" fill="none" stroke="rgba(0,0,0,.4)" strokeWidth="5" />
      <path d="M-208-62Q-226 0-208 62" fill="none" stroke="rgba(255,255,255,.6)" strokeWidth="3" />
    </>
  );
}
