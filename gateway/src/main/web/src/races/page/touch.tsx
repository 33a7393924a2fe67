import type { PointerEvent } from 'react';
import type { Devices, Hold } from '../drive/devices';

/** Buttons for thumbs: steer left, go, brake and nitro right; as many at once as there are fingers. */
export function Touch({ devices }: { devices: Devices }) {
  return (
    <div className="touch">
      <Pad devices={devices} hold="left" label="Steer left">
        <Arrow d="M15 5l-7 7 7 7" />
      </Pad>
      <Pad devices={devices} hold="right" label="Steer right">
        <Arrow d="M9 5l7 7-7 7" />
      </Pad>
      <span />
      <div className="st">
        <Pad devices={devices} hold="nitro" label="Nitro" className="n">
          Nitro
        </Pad>
        <Pad devices={devices} hold="brake" label="Brake">
          Brake
        </Pad>
      </div>
      <Pad devices={devices} hold="go" label="Go" className="go">
        Go
      </Pad>
    </div>
  );
}

function Arrow({ d }: { d: string }) {
  return (
    <svg viewBox="0 0 24 24" fill="none" stroke="currentColor" strokeWidth="2" aria-hidden="true">
      <path d={d} />
    </svg>
  );
}

interface PadProps {
  devices: Devices;
  hold: Hold;
  label: string;
  className?: string;
  children: React.ReactNode;
}

function Pad({ devices, hold, label, className, children }: PadProps) {
  const down = (event: PointerEvent<HTMLButtonElement>) => {
    event.preventDefault();
    event.currentTarget.setPointerCapture(event.pointerId);
    devices.touch(event.pointerId, hold);
  };
  const up = (event: PointerEvent<HTMLButtonElement>) => devices.touch(event.pointerId, null);
  return (
    <button
      type="button"
      className={className}
      aria-label={label}
      onPointerDown={down}
      onPointerUp={up}
      onPointerCancel={up}
      onLostPointerCapture={up}
      onContextMenu={(event) => event.preventDefault()}
    >
      {children}
    </button>
  );
}
