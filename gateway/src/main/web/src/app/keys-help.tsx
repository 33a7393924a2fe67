import { Dialog } from './ui/dialog';

const KEYS: [where: string, keys: [string[], string][]][] = [
  [
    'Everywhere',
    [
      [['/'], 'find a table'],
      [['g', 'g'], 'games'],
      [['g', 'n'], 'now: home'],
      [['g', 'r'], 'races'],
      [['g', 'c'], 'garage'],
      [['g', 'l'], 'leaderboard'],
      [['g', 'h'], 'history'],
      [['g', 'm'], 'me'],
      [['?'], 'these keys'],
      [['Esc'], 'close'],
    ],
  ],
  [
    'At a table',
    [
      [['Space'], 'roll'],
      [['r'], 'ready, or not'],
      [['c'], 'chat'],
      [['Esc'], 'leave the chat field'],
    ],
  ],
];

export function KeysHelp({ onClose }: { onClose(): void }) {
  return (
    <Dialog title="Keys" onClose={onClose}>
      <div className="keys">
        {KEYS.map(([where, keys]) => (
          <section key={where}>
            <h3 className="label">{where}</h3>
            <dl>
              {keys.map(([pressed, does]) => (
                <div key={does}>
                  <dt>
                    {pressed.map((key, index) => (
                      <kbd key={index}>{key}</kbd>
                    ))}
                  </dt>
                  <dd>{does}</dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Dialog>
  );
}
