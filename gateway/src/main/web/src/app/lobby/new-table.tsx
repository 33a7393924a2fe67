import { type FormEvent, useState } from 'react';
import { games } from '../../games';
import { navigate, roomPath } from '../state/router';
import { seating } from '../state/services';
import { Refusal } from '../ui/refusal';
import { type Sentence, sentenceOf } from '../ui/words';

const LONGEST_NAME = 64;

/** Picks a game and a name, and opens the table. */
export function NewTable() {
  const [type, setType] = useState(games[0]?.type ?? '');
  const [isBusy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<Sentence | null>(null);
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const name = String(new FormData(event.currentTarget).get('name')).trim();
    setBusy(true);
    setRefusal(null);
    try {
      navigate(roomPath(await seating.create(type, name)));
    } catch (error) {
      setRefusal(sentenceOf(error));
      setBusy(false);
    }
  };
  return (
    <section className="panel" aria-label="New table">
      <header>
        <h2 className="h2">New table</h2>
      </header>
      <form className="form" onSubmit={(event) => void submit(event)}>
        <div className="pick" role="radiogroup" aria-label="Game" data-single={games.length === 1 || undefined}>
          {games.map(({ type: value, name, blurb, Glyph }) => (
            <label key={value} data-chosen={value === type || undefined}>
              <input type="radio" className="sr" name="game" checked={value === type} onChange={() => setType(value)} />
              <Glyph size={30} />
              <span>
                {name}
                <small>{blurb}</small>
              </span>
            </label>
          ))}
        </div>
        <label className="fl">
          Name
          <input
            className="input"
            id="new-table-name"
            name="name"
            data-testid="new-table-name"
            required
            maxLength={LONGEST_NAME}
            placeholder="Friday finals"
            autoComplete="off"
          />
        </label>
        <Refusal sentence={refusal} />
        <button type="submit" className="btn primary" disabled={isBusy} data-testid="open-table">
          Open the table
        </button>
      </form>
    </section>
  );
}
