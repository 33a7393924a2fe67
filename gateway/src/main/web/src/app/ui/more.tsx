/** The way to the next page of a list. */
export function More({ label, isBusy, onMore }: { label: string; isBusy: boolean; onMore(): void }) {
  return (
    <div className="more">
      <button type="button" className="btn" disabled={isBusy} data-testid="more" onClick={onMore}>
        {isBusy ? 'Loading' : label}
      </button>
    </div>
  );
}
