/** What the camera looks at; a single car is chosen in the standings. */
export function CameraChoice({ code, onWhole, onLeader }: { code: string | null; onWhole(): void; onLeader(): void }) {
  return (
    <div className="seg cameras" role="group" aria-label="Camera">
      <button type="button" aria-pressed={code === null} onClick={onWhole}>
        Whole stage
      </button>
      {code !== null && (
        <button type="button" aria-pressed="true">
          {code}
        </button>
      )}
      <button type="button" aria-pressed="false" onClick={onLeader}>
        Leader
      </button>
    </div>
  );
}
