/** What the test that started us does for us: one word out, one line back when it is done. */
import { createInterface } from 'node:readline';

const answers = createInterface({ input: process.stdin })[Symbol.asyncIterator]();

/** `cut`, `silence` or `heal` the line of the player behind the proxy. */
export async function line(word) {
  console.log(`@line ${word}`);
  const { value, done } = await answers.next();
  if (done || value !== 'done') throw new Error(`the line was not told to ${word}: ${value}`);
}

/** Said to whoever reads the log. */
export function note(text) {
  console.log(`${(performance.now() / 1000).toFixed(1)} s  ${text}`);
}
