import type { ReactNode } from 'react';
import { Icon, type IconName } from './icon';

export type NoteKind = 'warn' | 'ok' | 'info' | 'bad';

const ICONS: Record<NoteKind, IconName> = { warn: 'retry', ok: 'check', info: 'live', bad: 'off' };

export interface NoteProps {
  kind: NoteKind;
  icon?: IconName;
  /** What happened; the rest says what holds and what to do. */
  lead: string;
  children?: ReactNode;
  code?: string;
  action?: ReactNode;
}

/** One line: what happened, what it means, what to do, the code small at the end. */
export function Note({ kind, icon = ICONS[kind], lead, children, code, action }: NoteProps) {
  return (
    <div className={`note ${kind}`} role={kind === 'bad' ? 'alert' : 'status'}>
      <Icon name={icon} />
      <span>
        <b>{lead}</b> {children}
      </span>
      {code && <span className="mono code">{code}</span>}
      {action}
    </div>
  );
}
