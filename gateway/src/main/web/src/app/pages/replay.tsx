import { useQuery } from '@tanstack/react-query';
import { useEffect, useMemo, useState } from 'react';
import '../../styles/replay.css';
import { type Replay, ReplayProblem, readReplay } from '../../physics/replay';
import { stageKey } from '../../replay/stage-key';
import { stageText } from '../races/words';
import { type Opened, Opener } from '../replay/opener';
import { Viewer } from '../replay/viewer';
import { ApiError, type Me } from '../state/api';
import { racesApi } from '../state/races-api';
import { fetchReplay } from '../state/replay-api';
import { Link } from '../state/router';
import { Bones } from '../ui/bones';
import { Nothing, Unread } from '../ui/nothing';
import { dayAndTime } from '../ui/words';

/** A race that has just ended is stored a moment later: it is asked for so often, every so many ms. */
const ASKED_AGAIN = 15;
const ASK_EVERY_MS = 1_000;

/** A finished race, to be watched and checked: a stored one by its id, or one from a file. */
export default function ReplayPage({ me, replayId }: { me: Me; replayId: string | null }) {
  useEffect(() => {
    document.title = 'Replay – Paddock';
  }, []);
  return replayId === null ? <FromFile me={me} /> : <Stored key={replayId} me={me} replayId={replayId} />;
}

function FromFile({ me }: { me: Me }) {
  const [opened, setOpened] = useState<Opened | null>(null);
  if (!opened) return <Opener onOpen={setOpened} />;
  const { replay, text } = opened;
  return (
    <Viewer
      replay={replay}
      houseSays={null}
      me={me.user_id}
      title={<Title replay={replay} name="From a file" />}
      onDownload={() => download(replay, text)}
    />
  );
}

function Stored({ me, replayId }: { me: Me; replayId: string }) {
  const query = useQuery({
    queryKey: ['replay', replayId],
    queryFn: () => fetchReplay(replayId),
    staleTime: Infinity,
    refetchInterval: ({ state }) =>
      isGone(state.error) && state.errorUpdateCount < ASKED_AGAIN ? ASK_EVERY_MS : false,
  });
  const race = useQuery({ queryKey: ['race', replayId], queryFn: () => racesApi.race(replayId), staleTime: Infinity });
  const text = query.data?.text;
  const read = useMemo(() => (text === undefined ? null : tried(text)), [text]);
  if (query.isPending) return <Page>{<Bones rows={8} what="the replay" />}</Page>;
  if (isGone(query.error)) return <Gone />;
  if (!query.data || !read) {
    return (
      <Page>
        <Unread what="The replay" again={() => void query.refetch()} />
      </Page>
    );
  }
  if (typeof read === 'string') {
    return (
      <Page>
        <div className="panel">
          <Nothing icon="play" lead="This replay cannot be shown">
            {read}
          </Nothing>
        </div>
      </Page>
    );
  }
  return (
    <Viewer
      replay={read}
      houseSays={query.data.houseSays}
      me={me.user_id}
      title={<Title replay={read} name={race.data?.name ?? 'Race'} />}
      onDownload={() => download(read, query.data.text)}
    />
  );
}

function isGone(error: Error | null): boolean {
  return error instanceof ApiError && error.status === 404;
}

function Page({ children }: { children: React.ReactNode }) {
  return <div className="page">{children}</div>;
}

function Gone() {
  const action = (
    <Link className="btn" href="/races">
      Finished races
    </Link>
  );
  return (
    <Page>
      <div className="panel">
        <Nothing icon="play" lead="There is no such replay" action={action}>
          It is stored a moment after the race is over; a very long one is not stored at all.
        </Nothing>
      </div>
    </Page>
  );
}

function Title({ replay, name }: { replay: Replay; name: string }) {
  return (
    <header className="replay-title">
      <h1 className="h1 ell">{name}</h1>
      <p className="muted">
        {stageText(stageKey(replay.spec))}, {dayAndTime(replay.start_at)}
      </p>
    </header>
  );
}

function tried(text: string): Replay | string {
  try {
    return readReplay(text);
  } catch (error) {
    return error instanceof ReplayProblem ? error.message : String(error);
  }
}

function download(replay: Replay, text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: 'application/json' }));
  const anchor = document.createElement('a');
  anchor.href = url;
  anchor.download = `${replay.replay_id.replace(/[^\w.-]/g, '_')}.json`;
  anchor.click();
  URL.revokeObjectURL(url);
}
