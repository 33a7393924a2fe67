import { useQuery } from '@tanstack/react-query';
import { type FormEvent, Suspense, lazy, useState } from 'react';
import { Die, PAINTS } from '../../games/bigger_dice/die';
import { Brand } from '../shell';
import { ApiError, type Credentials, api } from '../state/api';
import { roomPath, routeOf, usePath } from '../state/router';
import { queries } from '../state/services';
import { Note } from '../ui/note';
import { Refusal } from '../ui/refusal';
import { sentenceOf, type Sentence } from '../ui/words';

const DoorRace = lazy(() => import('../../races/door/door-race'));

type Mode = 'login' | 'register';

const NAME = /^[A-Za-z0-9_]{3,24}$/;
const SHORTEST_PASSWORD = 10;

/** The door: sign in or register; the page behind it stays the one of the address. */
export function SignInPage({ wasExpired }: { wasExpired: boolean }) {
  const route = routeOf(usePath());
  const isForTables = route.page === 'room' || route.page === 'lobby';
  return (
    <main className="door">
      <section className="door-art">{isForTables ? <Dice /> : <Race />}</section>
      <section className="door-form">
        {route.page === 'room' && (
          <Note kind="info" icon="dice" lead="You are invited to a table.">
            Sign in and you are there.
          </Note>
        )}
        {wasExpired && (
          <Note kind="bad" icon="lock" lead="Sign in again." code="4401">
            This session has ended. Your seat is kept for a minute.
          </Note>
        )}
        <AccountForm />
        <DemoAccounts />
        {route.page === 'room' && <p className="faint mono door-link">{roomPath(route.roomId)}</p>}
      </section>
    </main>
  );
}

/** Who comes by a link to a table is shown what is played there. */
function Dice() {
  return (
    <>
      <Brand />
      <div className="door-dice" aria-hidden="true">
        <Die face={6} paint={PAINTS[0]} isRolling={false} lean={[-19, 19, -8]} />
        <Die face={5} paint={PAINTS[1]} isRolling={false} lean={[-20, -24, 9]} />
      </div>
      <div className="door-words">
        <h1>Open a table, send the link, play.</h1>
        <p>A tunnel, a reload, a dead server: the game waits where it was. And every roll can be checked.</p>
      </div>
    </>
  );
}

/** Everybody else sees cars race. */
function Race() {
  return (
    <>
      <Suspense>
        <DoorRace />
      </Suspense>
      <Brand />
      <div className="door-words">
        <h1>Watch a race. Drive in the next one.</h1>
        <p>Dice at tables, races with everybody. What the server decides, your browser can check, bit for bit.</p>
      </div>
    </>
  );
}

/** One form, two ways: with an account, or with the one that is made of what stands there. */
function AccountForm() {
  const { enter, isBusy, refusal } = useEnter();
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const button = (event.nativeEvent as SubmitEvent).submitter as HTMLButtonElement | null;
    const mode: Mode = button?.value === 'register' ? 'register' : 'login';
    void enter(mode, { username: String(form.get('username')).trim(), password: String(form.get('password')) });
  };
  return (
    <form className="account" onSubmit={submit}>
      <h2 className="h1">Sign in</h2>
      <label className="fl">
        Name
        <input
          className="input"
          name="username"
          data-testid="username"
          autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
          required
          maxLength={24}
        />
      </label>
      <label className="fl">
        Password
        <input
          className="input"
          name="password"
          type="password"
          data-testid="password"
          autoComplete="current-password"
          required
        />
      </label>
      <Refusal sentence={refusal} />
      <div className="account-ways">
        <button type="submit" className="btn primary lg" disabled={isBusy} value="login" data-testid="sign-in">
          Sign in
        </button>
        <button type="submit" className="btn lg" disabled={isBusy} value="register" data-testid="register">
          Register
        </button>
      </div>
      <p className="account-other">
        New here? Pick a name of 3 to 24 letters, digits or _ and a password of at least {SHORTEST_PASSWORD} characters,
        and register.
      </p>
    </form>
  );
}

/** Only where the server offers accounts to try it with. */
function DemoAccounts() {
  const { data } = useQuery({ queryKey: ['demo'], queryFn: api.demo, retry: false, staleTime: Infinity });
  const { enter, isBusy, refusal } = useEnter();
  if (!data?.accounts?.length) return null;
  return (
    <div className="demo">
      <h3 className="label">Or try it as</h3>
      <div className="row">
        {data.accounts.map((account) => (
          <button
            type="button"
            key={account.username}
            className="btn"
            data-testid={`demo-${account.username}`}
            disabled={isBusy}
            onClick={() => void enter('login', account)}
          >
            {account.username}
          </button>
        ))}
      </div>
      <Refusal sentence={refusal} />
    </div>
  );
}

function useEnter() {
  const [isBusy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<Sentence | null>(null);
  const enter = async (mode: Mode, credentials: Credentials) => {
    const fault = mode === 'register' ? faultOf(credentials) : null;
    setRefusal(fault);
    if (fault) return;
    setBusy(true);
    try {
      const { user_id, username } = await api[mode](credentials);
      queries.setQueryData(['me'], { user_id, username });
    } catch (error) {
      setRefusal(refusalOf(error, mode));
    } finally {
      setBusy(false);
    }
  };
  return { enter, isBusy, refusal };
}

/** What the server would refuse anyway, said sooner. */
function faultOf({ username, password }: Credentials): Sentence | null {
  const code = 'INVALID_FIELD';
  if (!NAME.test(username)) return { lead: 'Not a name yet.', rest: '3 to 24 letters, digits or _.', code };
  if (password.length >= SHORTEST_PASSWORD) return null;
  return { lead: 'The password is too short.', rest: `At least ${SHORTEST_PASSWORD} characters.`, code };
}

function refusalOf(error: unknown, mode: Mode): Sentence {
  const { code, lead, rest } = sentenceOf(error);
  if (!(error instanceof ApiError)) return { code, lead, rest };
  if (error.status === 401) return { code, lead: 'Name or password do not match.', rest: 'Try again, or register.' };
  if (error.status === 409) return { code, lead: 'That name is taken.', rest: 'Pick another one.' };
  if (error.status === 429) {
    const wait = error.retryAfterS ?? 60;
    return { code, lead: 'Too many tries.', rest: `Wait ${wait} s, then try again.` };
  }
  return mode === 'register' && error.status === 400
    ? { code, lead: 'That was not accepted.', rest: error.message }
    : { code, lead, rest };
}
