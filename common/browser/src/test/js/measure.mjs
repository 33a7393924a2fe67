import { run } from './scenario.mjs';

/** One line a hash, then `contacts N`, then `seconds N`. */
export async function measure(module, ticks, every) {
  const simulation = await import(module);
  const lines = [];
  const start = performance.now();
  const contacts = run(simulation, ticks, every, (hash) => lines.push(hash));
  const seconds = (performance.now() - start) / 1000;
  return [...lines, `contacts ${contacts}`, `seconds ${seconds.toFixed(3)}`].join('\n');
}
