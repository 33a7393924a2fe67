import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import '../../styles/races.css';
import { ConnectionNote } from '../conn';
import { Standings } from '../leaderboard/standings';
import { Times } from '../leaderboard/times';
import { stageText, stagesOf } from '../races/words';
import type { Me } from '../state/api';
import { type By, racesApi } from '../state/races-api';
import { navigate } from '../state/router';

const TABS: [By, string][] = [
  ['points', 'Points'],
  ['rating', 'Rating'],
  ['time', 'Stage times'],
];

const SAYINGS: Record<By, string> = {
  points: 'All points earned, also those spent. Only races whose replay verifies count.',
  rating: 'Plackett–Luce. What counts is what is sure: the estimate less three standard deviations.',
  time: 'The best time of each driver; behind each is a replay that anybody can check.',
};

/** Who is best: by points, by rating, or by the time on a stage. */
export default function LeaderboardPage({ me, by }: { me: Me; by: By }) {
  useEffect(() => {
    document.title = 'Leaderboard – Paddock';
  }, []);
  const [picked, setPicked] = useState<string>();
  const stages = useStages(by === 'time');
  const stage = picked ?? stages?.[0];
  return (
    <div className="page board">
      <div className="hd">
        <div>
          <h1 className="h1">Leaderboard</h1>
          <p className="saying">{SAYINGS[by]}</p>
        </div>
        <span className="grow" />
        {stage !== undefined && by === 'time' && (
          <StagePicker {...{ stage, stages: stages ?? [] }} onPick={setPicked} />
        )}
        <div className="seg" role="group" aria-label="By">
          {TABS.map(([name, word]) => (
            <button type="button" key={name} aria-pressed={name === by} onClick={() => navigate(pathOf(name))}>
              {word}
            </button>
          ))}
        </div>
      </div>
      <div className="notes">
        <ConnectionNote />
      </div>
      <section className="panel board-panel" aria-label="Leaderboard">
        {by !== 'time' && <Standings key={by} by={by} me={me.user_id} />}
        {by === 'time' && stages !== undefined && <Times key={stage} stage={stage} me={me.user_id} />}
      </section>
    </div>
  );
}

function pathOf(by: By): string {
  return by === 'points' ? '/leaderboard' : `/leaderboard/${by}`;
}

/** Stages that were driven lately; undefined until they are known, none where they cannot be read. */
function useStages(isAsked: boolean): string[] | undefined {
  const query = useQuery({
    queryKey: ['races', 'all', 'first'],
    queryFn: () => racesApi.races({}),
    enabled: isAsked,
    staleTime: 30_000,
  });
  if (query.isError) return [];
  return query.data && stagesOf(query.data.items);
}

function StagePicker(props: { stage: string; stages: readonly string[]; onPick(stage: string): void }) {
  const { stage, stages, onPick } = props;
  return (
    <select className="input stages" aria-label="Stage" value={stage} onChange={(event) => onPick(event.target.value)}>
      {stages.map((key) => (
        <option key={key} value={key}>
          {stageText(key)}
        </option>
      ))}
    </select>
  );
}
