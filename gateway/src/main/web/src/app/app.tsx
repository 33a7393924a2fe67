import { Suspense, lazy, useEffect, useState } from 'react';
import { LobbyPage } from './pages/lobby';
import { SignInPage } from './pages/sign-in';
import { Shell } from './shell';
import { boards } from '../games';
import type { Me } from './state/api';
import { useConnection, useMe } from './state/hooks';
import { Link, routeOf, usePath } from './state/router';
import { client, queries } from './state/services';
import { Boundary } from './ui/boundary';
import { Note } from './ui/note';

const loadRoom = () => import('./pages/room');
const loadHistory = () => import('./pages/history');
const loadMe = () => import('./pages/me');
const loadGarage = () => import('./pages/garage');
const loadRaces = () => import('./pages/races');
const loadLeaderboard = () => import('./pages/leaderboard');
const loadReplay = () => import('./pages/replay');
const loadRace = () => import('../races/page/race-page');
const loadHero = () => import('../races/page/hero');
const RoomPage = lazy(loadRoom);
const HistoryPage = lazy(loadHistory);
const MePage = lazy(loadMe);
const GaragePage = lazy(loadGarage);
const RacesPage = lazy(loadRaces);
const LeaderboardPage = lazy(loadLeaderboard);
const ReplayPage = lazy(loadReplay);
const RacePage = lazy(loadRace);
const Hero = lazy(loadHero);

// The race of the first page is fetched beside all else, not behind it.
if (location.pathname === '/') void loadHero().catch(() => undefined);

/** So long after the first page the others are fetched: who loses the line later can still turn pages. */
const FETCH_REST_AFTER_MS = 2_000;

const TOKEN_OVER = 4401;

/** Nobody signed in: the door, at whatever address; then that address's page. */
export function App() {
  const { me, isAway } = useMe();
  const connection = useConnection();
  const userId = me?.user_id;
  useEffect(() => {
    if (userId !== undefined) client.connect();
    else if (me === null) client.close();
  }, [userId, me]);
  const isTokenOver = connection.state === 'off' && connection.code === TOKEN_OVER;
  const [wasExpired, setExpired] = useState(false);
  useEffect(() => {
    if (isTokenOver) queries.setQueryData(['me'], null);
    if (isTokenOver) setExpired(true);
  }, [isTokenOver]);
  useEffect(() => {
    if (userId !== undefined) setExpired(false);
  }, [userId]);
  if (isAway) return <Away />;
  if (me === undefined) return null;
  return me ? <Pages me={me} /> : <SignInPage wasExpired={wasExpired} />;
}

function Pages({ me }: { me: Me }) {
  const route = routeOf(usePath());
  useEffect(fetchRest, []);
  return (
    <Shell me={me} page={route.page}>
      <Boundary key={route.page}>
        <Suspense>
          {route.page === 'home' && (
            <Suspense fallback={<div className="hero-place" />}>
              <Hero me={me} />
            </Suspense>
          )}
          {(route.page === 'lobby' || route.page === 'home') && <LobbyPage me={me} />}
          {route.page === 'race' && <RacePage key={route.raceId} me={me} raceId={route.raceId} />}
          {route.page === 'room' && <RoomPage key={route.roomId} me={me} roomId={route.roomId} />}
          {route.page === 'history' && <HistoryPage me={me} />}
          {route.page === 'me' && <MePage me={me} />}
          {route.page === 'garage' && <GaragePage me={me} />}
          {route.page === 'races' && <RacesPage me={me} />}
          {route.page === 'leaderboard' && <LeaderboardPage me={me} by={route.by} />}
          {route.page === 'replay' && <ReplayPage me={me} replayId={route.replayId} />}
          {route.page === 'lost' && <Lost />}
        </Suspense>
      </Boundary>
    </Shell>
  );
}

function fetchRest(): () => void {
  const load = () =>
    [loadRoom, loadHistory, loadMe, loadGarage, loadRaces, loadRace, loadLeaderboard, loadReplay, ...boards].forEach(
      (one) => void one().catch(() => undefined),
    );
  const id = setTimeout(load, FETCH_REST_AFTER_MS);
  return () => clearTimeout(id);
}

function Lost() {
  return (
    <div className="page empty">
      <h1 className="h2">No such page</h1>
      <p>The address has a typing error, or the page has moved.</p>
      <Link className="btn" href="/">
        Go to the games
      </Link>
    </div>
  );
}

function Away() {
  return (
    <main className="page">
      <Note
        kind="bad"
        lead="The server cannot be reached."
        action={
          <button type="button" className="btn sm" onClick={() => void queries.refetchQueries({ queryKey: ['me'] })}>
            Try again
          </button>
        }
      >
        Your games go on where they were as soon as it is back.
      </Note>
    </main>
  );
}
