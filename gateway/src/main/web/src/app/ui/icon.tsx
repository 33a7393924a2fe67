const SHIELD = 'M8 1.8 13 3.6v4.1c0 3-2 5.3-5 6.5-3-1.2-5-3.5-5-6.500V3.600z';

const PATHS = {
  live: (
    <>
      <circle cx="8" cy="8" r="2.6" fill="currentColor" stroke="none" />
      <path d="M4.2 4.200a5.4 5.4 0 0 0 0 7.600M11.8 4.200a5.4 5.4 0 0 1 0 7.6" />
    </>
  ),
  retry: <path d="M13 8a5 5 0 1 1-1.6-3.700M13.2 2v2.900h-2.9" />,
  off: (
    <>
      <path d="M4.2 4.200l7.6 7.6" />
      <circle cx="8" cy="8" r="5.4" />
    </>
  ),
  check: <path d="m3 8.5 3.2 3.200L13 5" />,
  shield: <path d={`${SHIELD}M5.8 8l1.6 1.6 2.9-3.1`} />,
  sealed: (
    <>
      <path d={SHIELD} />
      <path d="M6.3 8h3.400M8 6.300v3.4" />
    </>
  ),
  shieldx: <path d={`${SHIELD}M6 6l4 4M10 6l-4 4`} />,
  eye: (
    <>
      <path d="M1.5 8S4 3.6 8 3.6 14.5 8 14.5 8 12 12.4 8 12.4 1.5 8 1.5 8z" />
      <circle cx="8" cy="8" r="1.9" />
    </>
  ),
  search: <path d="M11.2 7a4.2 4.2 0 1 1-8.4 0 4.2 4.2 0 0 1 8.4 0zM10.2 10.200l3.3 3.3" />,
  dice: (
    <>
      <rect x="2.5" y="2.5" width="11" height="11" rx="2.4" />
      <g fill="currentColor" stroke="none">
        <circle cx="5.6" cy="5.6" r="1" />
        <circle cx="10.4" cy="10.4" r="1" />
        <circle cx="8" cy="8" r="1" />
      </g>
    </>
  ),
  history: <path d="M3 8a5 5 0 1 0 1.6-3.700M2.8 2v2.900h2.900M8 5.200V8l2 1.4" />,
  user: (
    <>
      <circle cx="8" cy="5.4" r="2.6" />
      <path d="M3 13.600c.5-2.8 2.4-4.2 5-4.200s4.5 1.4 5 4.2" />
    </>
  ),
  send: <path d="M2.5 8h10M8.5 4l4 4-4 4" />,
  back: <path d="M10 3 5 8l5 5" />,
  copy: (
    <>
      <rect x="5.5" y="5.5" width="8" height="8" rx="1.6" />
      <path d="M10.5 3.500v-.4a.6.6 0 0 0-.6-.6H3.100a.6.6 0 0 0-.6.600v6.800c0 .3.3.6.6.6h.4" />
    </>
  ),
  close: <path d="M4 4l8 8M12 4l-8 8" />,
  lock: (
    <>
      <rect x="3.5" y="7" width="9" height="6.5" rx="1.5" />
      <path d="M5.5 7V5a2.5 2.5 0 0 1 5 0v2" />
    </>
  ),
  flag: <path d="M3.5 14V2.500M3.500 3h8.800l-1.800 3 1.8 3H3.500" />,
  car: (
    <>
      <path d="M2.500 11.500V9l1.600-4h7.800l1.600 4v2.500zM2.500 9h11" />
      <path d="M4 11.500v1.500M12 11.500v1.500" />
    </>
  ),
  podium: <path d="M2 13.500V9h4v4.500M6 13.500v-9h4v9M10 13.500V7h4v6.500z" />,
  play: <path d="M4.500 2.500v11l8.500-5.500z" fill="currentColor" />,
  pause: <path d="M4 2.500h3v11H4zM9 2.500h3v11H9z" fill="currentColor" stroke="none" />,
  step: <path d="M4 3v10l6-5zM12 3v10" fill="currentColor" />,
  stepBack: <path d="M12 3v10L6 8zM4 3v10" fill="currentColor" />,
  plus: <path d="M8 3.500v9M3.5 8h9" />,
  crown: <path d="M2.5 12.500h11L14 5l-3.4 2.600L8 3.2 5.4 7.6 2 5z" fill="currentColor" stroke="none" />,
} as const;

export type IconName = keyof typeof PATHS;

/** A 16-px line icon. It never stands for a word: put one beside it, or name the button. */
export function Icon({ name, size = 16 }: { name: IconName; size?: number }) {
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 16 16"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.5"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
    >
      {PATHS[name]}
    </svg>
  );
}
