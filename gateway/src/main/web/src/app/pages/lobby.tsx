import { useEffect, useMemo, useState } from 'react';
import type { RoomSummary } from '../../sdk';
import { ConnectionNote } from '../conn';
import { NewTable } from '../lobby/new-table';
import { RecentGames } from '../lobby/recent';
import { SeatBanner } from '../lobby/seat-banner';
import { TableList } from '../lobby/table-list';
import type { Me } from '../state/api';
import { useStore } from '../state/hooks';
import { search } from '../state/search';
import { client } from '../state/services';
import { Bones } from '../ui/bones';
import { Refusal } from '../ui/refusal';
import type { Sentence } from '../ui/words';

type Filter = 'open' | 'running' | 'all';

/** Home: way back to a held seat, tables with free seats, a new table, own games. */
export function LobbyPage({ me }: { me: Me }) {
  useEffect(() => {
    document.title = 'Games – Paddock';
    return client.watchLobby();
  }, []);
  const rooms = useStore(client.lobby);
  const [filter, setFilter] = useState<Filter>('open');
  const [refusal, setRefusal] = useState<Sentence | null>(null);
  const words = useStore(search).trim().toLowerCase();
  const lists = useMemo(() => listsOf(rooms ?? [], words), [rooms, words]);
  return (
    <div className="page">
      <div className="hd">
        <h1 className="h1">Games</h1>
        <span className="grow" />
        <div className="seg" role="group" aria-label="Which tables">
          <FilterButton name="open" current={filter} pick={setFilter} label={`Open, ${lists.open.length}`} />
          <FilterButton name="running" current={filter} pick={setFilter} label={`Running, ${lists.running.length}`} />
          <FilterButton name="all" current={filter} pick={setFilter} label="All" />
        </div>
      </div>
      <div className="notes">
        <ConnectionNote />
        <SeatBanner me={me} />
        <Refusal sentence={refusal} />
      </div>
      <div className="two">
        <section className="panel lt" aria-label="Tables">
          {rooms ? (
            <TableList
              rooms={lists[filter]}
              running={lists.running.length}
              isFiltered={words !== ''}
              filter={filter}
              onRefusal={setRefusal}
            />
          ) : (
            <Bones rows={6} what="the tables" />
          )}
        </section>
        <div className="rows">
          <NewTable />
          <RecentGames me={me} />
        </div>
      </div>
    </div>
  );
}

function FilterButton(props: { name: Filter; current: Filter; pick(filter: Filter): void; label: string }) {
  const { name, current, pick, label } = props;
  return (
    <button type="button" aria-pressed={name === current} onClick={() => pick(name)}>
      {label}
    </button>
  );
}

function listsOf(rooms: readonly RoomSummary[], words: string): Record<Filter, RoomSummary[]> {
  const found = rooms.filter((room) => `${room.room_name} ${room.host_username}`.toLowerCase().includes(words));
  const newest = found.sort((a, b) => b.created_at.localeCompare(a.created_at));
  const open = newest.filter((room) => room.status === 'waiting');
  const running = newest.filter((room) => room.status === 'in_progress');
  return { open, running, all: [...open, ...running] };
}
