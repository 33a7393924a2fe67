import type { Playback } from '../../replay/playback';
import { tickText } from '../../replay/playhead';
import { Icon, type IconName } from '../ui/icon';
import { count } from '../ui/words';
import { type Check, useCheck } from './use-check';

const BLOCKS = 60;

export interface VerifyPanelProps {
  playback: Playback;
  /** What the house found when it stored the replay; null for a file. */
  houseSays: string | null;
  onDownload(): void;
}

/** Makes the race again here and compares every hash. */
export function VerifyPanel({ playback, houseSays, onDownload }: VerifyPanelProps) {
  const { replay } = playback;
  const { check, run } = useCheck(replay);
  const hashes = replay.keyframes.length + 1;
  return (
    <section className="verify" aria-label="Check" data-testid="verify" data-state={stateOf(check)}>
      <div className="verify-head">
        <Icon name={iconOf(check)} size={36} />
        <div role="status">
          <h2 className="h2">{titleOf(check)}</h2>
          <p className="muted">{lineOf(check, hashes)}</p>
        </div>
      </div>
      <Strip check={check} hashes={hashes} />
      <dl>
        <Fact name="Physics">version {replay.simulation_version}</Fact>
        <Fact name="Inputs">{inputsOf(playback)}</Fact>
        <Fact name="Last hash">
          <span className="mono">{hashText(replay.hash)}</span>
        </Fact>
        {houseSays !== null && <Fact name="The house found">{houseSays}</Fact>}
      </dl>
      {check.state === 'done' && !check.verdict.isSame && (
        <button type="button" className="btn sm" onClick={() => playback.seek(check.verdict.tick)}>
          Show tick {check.verdict.tick.toLocaleString('en')}
        </button>
      )}
      <div className="verify-do">
        <button
          type="button"
          className={`btn${check.state === 'none' ? ' primary' : ''}`}
          data-testid="check"
          disabled={check.state === 'running'}
          onClick={run}
        >
          {check.state === 'none' ? 'Check' : check.state === 'running' ? 'Checking' : 'Check again'}
        </button>
        <button type="button" className="btn" data-testid="download" onClick={onDownload}>
          Download
        </button>
      </div>
    </section>
  );
}

function Fact({ name, children }: { name: string; children: React.ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd className="num">{children}</dd>
    </div>
  );
}

/** One bar a block of hashes: equal, otherwise, or to come. */
function Strip({ check, hashes }: { check: Check; hashes: number }) {
  const blocks = Math.min(BLOCKS, hashes);
  const equal = check.state === 'running' || check.state === 'done' ? check.progress.equal : 0;
  const done = Math.floor((equal / hashes) * blocks);
  const isBad = check.state === 'done' && !check.verdict.isSame;
  return (
    <div className="strip" role="img" aria-label={`${equal} of ${hashes} hashes equal`}>
      {Array.from({ length: blocks }, (_, block) => (
        <i key={block} data-s={block < done ? 'same' : isBad && block === done ? 'other' : undefined} />
      ))}
    </div>
  );
}

function stateOf(check: Check): string {
  if (check.state !== 'done') return check.state;
  return check.verdict.isSame ? 'same' : 'other';
}

function iconOf(check: Check): IconName {
  const state = stateOf(check);
  return state === 'same' ? 'shield' : state === 'other' || state === 'failed' ? 'shieldx' : 'sealed';
}

function titleOf(check: Check): string {
  switch (stateOf(check)) {
    case 'same':
      return 'Verified';
    case 'other':
      return 'Does not verify';
    case 'running':
      return 'Driving it again';
    case 'failed':
      return 'Could not be checked';
    default:
      return 'Not checked here yet';
  }
}

function lineOf(check: Check, hashes: number): string {
  switch (check.state) {
    case 'none':
      return `${count(hashes, 'hash', 'hashes')} to compare, in this browser`;
    case 'running':
      return `${check.progress.equal} of ${hashes} hashes equal`;
    case 'failed':
      return check.message;
    case 'done':
      return check.verdict.isSame
        ? `${hashes} of ${hashes} hashes equal, in ${check.seconds.toFixed(1)} s`
        : `Tick ${check.verdict.tick.toLocaleString('en')} at ${tickText(check.verdict.tick)}: ${check.verdict.what}. This result does not count.`;
  }
}

function inputsOf({ replay }: Playback): string {
  const inputs = replay.inputs.reduce((sum, { packed }) => sum + packed.length, 0);
  const people = replay.spec.cars.filter((car) => !car.strength).length;
  const bots = replay.spec.cars.length - people;
  const from = [people && count(people, 'driver'), bots && `${bots} built in`].filter(Boolean).join(', ');
  return `${inputs.toLocaleString('en')} from ${from}`;
}

function hashText(hash: string): string {
  const whole = hash.padStart(16, '0');
  return `${whole.slice(0, 4)} ${whole.slice(4, 8)} … ${whole.slice(12)}`;
}
