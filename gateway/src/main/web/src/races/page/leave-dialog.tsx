import { Dialog } from '../../app/ui/dialog';

/** Asks before a race is given up. */
export function LeaveDialog({ onStay, onLeave }: { onStay(): void; onLeave(): void }) {
  return (
    <Dialog title="Leave the race?" onClose={onStay}>
      <p>The car is out of the race then, and there are no points for it.</p>
      <div className="row">
        <button type="button" className="btn primary" onClick={onStay}>
          Drive on
        </button>
        <button type="button" className="btn" onClick={onLeave} data-testid="give-up">
          Give up
        </button>
      </div>
    </Dialog>
  );
}
