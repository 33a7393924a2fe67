import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import '../../styles/races.css';
import { ConnectionNote } from '../conn';
import { FinishedList } from '../races/finished-list';
import { OpenList } from '../races/open-list';
import { useSeat } from '../races/use-seat';
import type { Me } from '../state/api';
import { racesApi } from '../state/races-api';
import { Link } from '../state/router';
import { Refusal } from '../ui/refusal';
import { Bones } from '../ui/bones';
import { Nothing, Unread } from '../ui/nothing';

const ASK_EVERY_MS = 2_500;

/** Races to join or to watch, and those that are over. */
export default function RacesPage({ me }: { me: Me }) {
  useEffect(() => {
    document.title = 'Races – Paddock';
  }, []);
  const [isMine, setMine] = useState(false);
  const seat = useSeat();
  return (
    <div className="page">
      <div className="hd">
        <h1 className="h1">Races</h1>
        <span className="grow" />
        <Link className="btn phone-only" href="/leaderboard">
          Leaderboard
        </Link>
        <Link className="btn quiet" href="/replays">
          Open a replay file
        </Link>
        <button
          type="button"
          className="btn primary"
          disabled={seat.isBusy}
          data-testid="drive-next"
          onClick={() => seat.take(null)}
        >
          Drive the next race
        </button>
      </div>
      <div className="notes">
        <ConnectionNote />
        <Refusal sentence={seat.refusal} />
      </div>
      <Open isBusy={seat.isBusy} onJoin={seat.take} />
      <section className="panel" aria-label="Finished races">
        <header>
          <h2 className="h2">Finished</h2>
          <div className="seg" role="group" aria-label="Whose races">
            <button type="button" aria-pressed={!isMine} onClick={() => setMine(false)}>
              Everybody’s
            </button>
            <button type="button" aria-pressed={isMine} data-testid="my-races" onClick={() => setMine(true)}>
              Mine
            </button>
          </div>
        </header>
        <FinishedList key={String(isMine)} me={me.user_id} isMine={isMine} />
      </section>
    </div>
  );
}

function Open(props: { isBusy: boolean; onJoin(raceId: string): void }) {
  const query = useQuery({
    queryKey: ['races', 'open'],
    queryFn: async () => (await racesApi.races({})).open ?? [],
    refetchInterval: ASK_EVERY_MS,
    staleTime: 0,
  });
  if (query.isPending) return <Bones rows={3} what="open races" />;
  if (!query.data) return <Unread what="Open races" again={() => void query.refetch()} />;
  if (query.data.length > 0) return <OpenList races={query.data} {...props} />;
  return (
    <div className="panel open-none">
      <Nothing icon="flag" lead="No race is open">
        The next one shows here for everybody as soon as somebody opens it.
      </Nothing>
    </div>
  );
}
