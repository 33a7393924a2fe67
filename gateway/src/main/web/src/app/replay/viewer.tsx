import { useEffect, useMemo, useState } from 'react';
import type { Replay } from '../../physics/replay';
import { codesOf } from '../../races/render/drivers';
import { momentsOf } from '../../replay/moments';
import { Playback } from '../../replay/playback';
import { standingsAt } from '../../replay/standings';
import { useStore } from '../state/hooks';
import { Note } from '../ui/note';
import { CameraChoice } from './camera-choice';
import { GhostList } from './ghost-list';
import { MomentList } from './moment-list';
import { Picture } from './picture';
import { SpeedTrace } from './speed-trace';
import { Timeline } from './timeline';
import { Tower } from './tower';
import { Transport } from './transport';
import { useGhosts } from './use-ghosts';
import { useReplayKeys } from './use-replay-keys';
import { VerifyPanel } from './verify-panel';

export interface ViewerProps {
  replay: Replay;
  houseSays: string | null;
  me: number;
  title: React.ReactNode;
  onDownload(): void;
}

/** A replay: picture, standings, timeline, and what it is worth. */
export function Viewer({ replay, houseSays, me, title, onDownload }: ViewerProps) {
  const playback = usePlayback(replay);
  const { cars } = replay.spec;
  const codes = useMemo(() => codesOf(cars.map((car) => car.username)), [cars]);
  const own = cars.findIndex((car) => car.user_id === me && me !== 0);
  const [followed, setFollowed] = useState<number | null>(Math.max(0, own));
  const known = useStore(playback.known);
  const problem = useStore(playback.problem);
  const moments = useMemo(() => momentsOf(playback.recording, codes), [playback, codes, known]);
  const ghosts = useGhosts();
  useReplayKeys(playback, cars.length, setFollowed);
  const leader = () => setFollowed(standingsAt(playback.recording, playback.head.get().tick)[0]?.car ?? 0);
  const ownCar = own < 0 ? null : own;
  return (
    <div className="replay">
      <section className="replay-view" aria-label="Picture">
        <Picture playback={playback} codes={codes} followed={followed} own={ownCar} ghosts={ghosts.shown} />
        <Tower playback={playback} codes={codes} followed={followed} own={ownCar} onFollow={setFollowed} />
        <CameraChoice
          code={followed === null ? null : (codes[followed] ?? '')}
          onWhole={() => setFollowed(null)}
          onLeader={leader}
        />
        {problem !== null && (
          <div className="replay-problem">
            <Note kind="bad" lead="This race cannot be driven again.">
              {problem}
            </Note>
          </div>
        )}
      </section>
      <section className="replay-time" aria-label="Timeline">
        <Transport playback={playback} />
        <Timeline playback={playback} followed={followed} moments={moments} />
      </section>
      <aside className="replay-side">
        {title}
        <VerifyPanel playback={playback} houseSays={houseSays} onDownload={onDownload} />
        <GhostList playback={playback} car={followed ?? 0} {...ghosts} onToggle={ghosts.toggle} />
        <SpeedTrace playback={playback} car={followed ?? 0} code={codes[followed ?? 0] ?? ''} />
        <MomentList playback={playback} moments={moments} />
      </aside>
    </div>
  );
}

function usePlayback(replay: Replay): Playback {
  const playback = useMemo(() => new Playback(replay), [replay]);
  useEffect(() => {
    playback.start();
    return () => playback.stop();
  }, [playback]);
  return playback;
}
