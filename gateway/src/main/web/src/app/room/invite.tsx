import { useEffect, useRef, useState } from 'react';
import { Icon } from '../ui/icon';

const SAID_FOR_MS = 2_500;

/** Copies the address of this table. */
export function InviteButton({ className = '' }: { className?: string }) {
  const { isCopied, copy } = useCopy();
  return (
    <button type="button" className={`btn sm ${className}`} data-testid="invite" onClick={() => void copy()}>
      <Icon name={isCopied ? 'check' : 'copy'} size={14} />
      <span role="status">{isCopied ? 'Link copied' : 'Invite'}</span>
    </button>
  );
}

/** The address itself, to be read, selected or copied. */
export function InviteLink() {
  const field = useRef<HTMLInputElement>(null);
  const { isCopied, copy } = useCopy(field);
  return (
    <div className="invite">
      <input
        ref={field}
        className="input mono"
        readOnly
        value={location.href}
        aria-label="Link to this table"
        onFocus={(event) => event.target.select()}
      />
      <button type="button" className="btn" onClick={() => void copy()}>
        <Icon name={isCopied ? 'check' : 'copy'} size={14} />
        <span role="status">{isCopied ? 'Copied' : 'Copy link'}</span>
      </button>
    </div>
  );
}

/** Where the clipboard is closed to pages (plain http in a local network), the text is selected instead. */
function useCopy(field?: React.RefObject<HTMLInputElement | null>) {
  const [isCopied, setCopied] = useState(false);
  useEffect(() => {
    if (!isCopied) return;
    const id = setTimeout(() => setCopied(false), SAID_FOR_MS);
    return () => clearTimeout(id);
  }, [isCopied]);
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(location.href);
      setCopied(true);
    } catch {
      field?.current?.select();
    }
  };
  return { isCopied, copy };
}
