import type { ReactNode } from 'react';
import { Icon, type IconName } from './icon';
import { Note } from './note';

/** What would be here, and the one thing to do. */
export function Nothing({
  icon,
  lead,
  children,
  action,
}: {
  icon: IconName;
  lead: string;
  children: ReactNode;
  action?: ReactNode;
}) {
  return (
    <div className="empty">
      <Icon name={icon} size={32} />
      <b>{lead}</b>
      <p>{children}</p>
      {action}
    </div>
  );
}

/** A list that could not be read, with a way to ask again. */
export function Unread({ what, again }: { what: string; again(): void }) {
  const action = (
    <button type="button" className="btn sm" onClick={again}>
      Try again
    </button>
  );
  return (
    <Note kind="bad" lead={`${what} cannot be read now.`} action={action}>
      Nothing is lost; the races go on.
    </Note>
  );
}
