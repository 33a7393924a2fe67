import { describe, expect, it } from 'vitest';
import { Store } from '../../src/sdk/store';

describe('Store', () => {
  it('tells every watcher about a new value', () => {
    const store = new Store(1);
    const seen: number[] = [];
    store.subscribe(() => seen.push(store.get()));
    store.subscribe(() => seen.push(store.get() * 10));
    store.set(2);
    expect(seen).toEqual([2, 20]);
  });

  it('is silent when the value stays the same', () => {
    const store = new Store('a');
    let told = 0;
    store.subscribe(() => told++);
    store.set('a');
    expect(told).toBe(0);
  });

  it('forgets a watcher that has left', () => {
    const store = new Store(1);
    let told = 0;
    const leave = store.subscribe(() => told++);
    leave();
    store.set(2);
    expect(told).toBe(0);
  });

  it('bears a watcher that leaves while it is told', () => {
    const store = new Store(1);
    const seen: string[] = [];
    const leave = store.subscribe(() => {
      seen.push('first');
      leave();
    });
    store.subscribe(() => seen.push('second'));
    store.set(2);
    store.set(3);
    expect(seen).toEqual(['first', 'second', 'second']);
  });
});
