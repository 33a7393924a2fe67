/** A TCP line between a browser and the server that a test can cut. */
import { connect, createServer } from 'node:net';

export class Line {
  #pairs = new Set();
  #mode = 'open';
  #server = createServer((near) => this.#accept(near));

  constructor(host, port) {
    this.target = { host, port };
  }

  /** Resolves with the port to connect to. */
  async listen() {
    await new Promise((done) => this.#server.listen(0, '127.0.0.1', done));
    return this.#server.address().port;
  }

  /** Forwards everything. */
  open() {
    this.#mode = 'open';
  }

  /** Closes every connection and refuses new ones. */
  refuse() {
    this.#mode = 'refuse';
    this.#hangUp();
  }

  /** Keeps connections and takes new ones, but lets nothing through: a cable pulled out. */
  swallow() {
    this.#mode = 'swallow';
  }

  /** Plugs the cable in again: what was under way is lost. */
  restore() {
    this.#hangUp();
    this.open();
  }

  close() {
    this.#hangUp();
    this.#server.close();
  }

  #accept(near) {
    near.on('error', () => near.destroy());
    if (this.#mode === 'refuse') return near.resetAndDestroy();
    const far = connect(this.target);
    const pair = [near, far];
    this.#pairs.add(pair);
    const end = () => {
      this.#pairs.delete(pair);
      for (const socket of pair) socket.destroy();
    };
    for (const [from, to] of [pair, [far, near]]) {
      from.on('data', (bytes) => this.#mode === 'open' && to.write(bytes));
      from.on('error', end);
      from.on('close', end);
    }
  }

  #hangUp() {
    for (const pair of this.#pairs) for (const socket of pair) socket.destroy();
    this.#pairs.clear();
  }
}
