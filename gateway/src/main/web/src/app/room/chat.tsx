import { type FormEvent, useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { ChatLine, Notice, Room } from '../../sdk';
import { avatarChoice } from '../state/avatar';
import { useConnection } from '../state/hooks';
import { useKeys } from '../state/keys';
import { client } from '../state/services';
import { Avatar } from '../ui/avatar';
import { Icon } from '../ui/icon';
import { count, sentenceOf, spanText, timeOfDay } from '../ui/words';

const LONGEST_LINE = 500;
const NEAR_END_PX = 48;

/** Talk at the table, with who came, went and was cut off between the lines. */
export function Chat({ room, me, isSeated }: { room: Room; me: number; isSeated: boolean }) {
  const outgoing = useOutgoing(room.room_id);
  const isMember = isSeated || room.players.some((seat) => seat.user_id === me) || room.spectators.includes(me);
  return (
    <aside className="side" aria-label="Chat">
      <div className="ph">
        <h2 className="h2">Chat</h2>
        <span className="faint">{count(room.spectators.length, 'watching', 'watching')}</span>
      </div>
      <Lines room={room} me={me} waiting={outgoing.waiting} />
      <ChatForm isMember={isMember && !room.closed} say={outgoing.say} problem={outgoing.problem} />
    </aside>
  );
}

type Line = { at: string } & ({ chat: ChatLine } | { notice: Notice });

function Lines({ room, me, waiting }: { room: Room; me: number; waiting: readonly string[] }) {
  const log = useRef<HTMLDivElement>(null);
  const isAtEnd = useRef(true);
  const lines = linesOf(room);
  useLayoutEffect(() => {
    if (isAtEnd.current && log.current) log.current.scrollTop = log.current.scrollHeight;
  }, [lines.length, waiting.length]);
  const onScroll = () => {
    const { scrollTop, scrollHeight, clientHeight } = log.current ?? document.body;
    isAtEnd.current = scrollHeight - scrollTop - clientHeight < NEAR_END_PX;
  };
  return (
    <div
      className="chat"
      ref={log}
      onScroll={onScroll}
      role="log"
      aria-live="polite"
      aria-label="Messages"
      data-testid="chat-log"
      tabIndex={0}
    >
      {lines.length === 0 && <p className="chat-empty">Nothing said yet.</p>}
      {lines.map((line, index) =>
        'chat' in line ? (
          <Said key={`c${index}${line.at}`} line={line.chat} room={room} me={me} />
        ) : (
          <p className="sys" key={`n${line.notice.seq}`}>
            {noticeWord(line.notice, me, room.notices)}
          </p>
        ),
      )}
      {waiting.map((text, index) => (
        <p className="sys pending" key={`w${index}`}>
          {text} <span className="faint">waits for the connection</span>
        </p>
      ))}
    </div>
  );
}

function Said({ line, room, me }: { line: ChatLine; room: Room; me: number }) {
  const seat = room.players.find((one) => one.user_id === line.user_id);
  const avatarId = seat?.avatar_id ?? (line.user_id === me ? avatarChoice.get() : null);
  return (
    <div className="ch">
      <Avatar userId={line.user_id} avatarId={avatarId} size={26} />
      <div>
        <b>{line.username}</b>
        <time className="num" dateTime={line.at}>
          {timeOfDay(line.at)}
        </time>
        <p>{line.text}</p>
      </div>
    </div>
  );
}

function ChatForm({ isMember, say, problem }: { isMember: boolean; say(text: string): void; problem: string | null }) {
  const field = useRef<HTMLInputElement>(null);
  useKeys({ c: () => field.current?.focus() });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const text = field.current?.value.trim() ?? '';
    if (!text || !field.current) return;
    field.current.value = '';
    say(text);
  };
  return (
    <form className="say" onSubmit={submit}>
      {problem && (
        <p className="say-problem" role="alert">
          {problem}
        </p>
      )}
      <input
        ref={field}
        className="input"
        data-testid="chat-input"
        aria-label="Message"
        placeholder={isMember ? 'Say something' : 'Sit down or watch to talk'}
        disabled={!isMember}
        maxLength={LONGEST_LINE}
        autoComplete="off"
        enterKeyHint="send"
        onKeyDown={(event) => event.key === 'Escape' && field.current?.blur()}
      />
      <button type="submit" className="btn icon" aria-label="Send" data-testid="chat-send" disabled={!isMember}>
        <Icon name="send" />
      </button>
    </form>
  );
}

/** Lines on their way; shown only while the connection keeps them. */
function useOutgoing(roomId: string) {
  const isLive = useConnection().state === 'live';
  const [waiting, setWaiting] = useState<readonly string[]>([]);
  const [problem, setProblem] = useState<string | null>(null);
  useEffect(() => setProblem(null), [roomId]);
  const say = (text: string) => {
    setProblem(null);
    setWaiting((now) => [...now, text]);
    client
      .command({ type: 'chat.send', room_id: roomId, text })
      .catch((error: unknown) => {
        const { lead, rest } = sentenceOf(error);
        setProblem(`${lead} ${rest}`);
      })
      .finally(() => setWaiting((now) => now.toSpliced(now.indexOf(text), 1)));
  };
  return { say, problem, waiting: isLive ? [] : waiting };
}

function linesOf(room: Room): Line[] {
  const said = room.chat.map((chat) => ({ at: chat.at, chat }));
  const noticed = room.notices.map((notice) => ({ at: notice.at, notice }));
  return [...said, ...noticed].sort((a, b) => Date.parse(a.at) - Date.parse(b.at));
}

const NOTICE_WORDS: Record<Notice['kind'], string> = {
  joined: 'sat down',
  left: 'left the table',
  lost: 'lost the connection, seat held for 60 s',
  back: 'is back',
  watching: 'is watching',
  gone: 'stopped watching',
};

function noticeWord(notice: Notice, me: number, all: readonly Notice[]): string {
  const { kind, user_id, username } = notice;
  if (user_id === me && kind === 'joined') return 'You sat down';
  if (user_id === me && kind === 'watching') return 'You are watching';
  const lost = kind === 'back' ? all.findLast((one) => one.seq < notice.seq && one.user_id === user_id) : undefined;
  const awayMs = lost?.kind === 'lost' ? Date.parse(notice.at) - Date.parse(lost.at) : 0;
  const span = awayMs >= 1_000 ? ` after ${spanText(awayMs)}` : '';
  return `${username} ${NOTICE_WORDS[kind]}${span}`;
}
