import type { Clock } from '../../src/sdk/clock';

interface Task {
  due: number;
  order: number;
  run: () => void;
}

/** Time that moves only when a test says so; tasks run in the order of their due time. */
export class FakeClock implements Clock {
  private tasks: Task[] = [];
  private order = 0;

  constructor(private time = 1_000_000) {}

  now(): number {
    return this.time;
  }

  after(ms: number, run: () => void): () => void {
    const task = { due: this.time + ms, order: this.order++, run };
    this.tasks.push(task);
    return () => {
      this.tasks = this.tasks.filter((one) => one !== task);
    };
  }

  /** Moves on by `ms`, running everything that falls due on the way, what it starts included. */
  advance(ms: number): void {
    const end = this.time + ms;
    for (let task = this.dueBy(end); task; task = this.dueBy(end)) {
      this.tasks = this.tasks.filter((one) => one !== task);
      this.time = Math.max(this.time, task.due);
      task.run();
    }
    this.time = end;
  }

  /** Tasks that have not run. */
  get waiting(): number {
    return this.tasks.length;
  }

  private dueBy(end: number): Task | undefined {
    return this.tasks.filter((task) => task.due <= end).sort((a, b) => a.due - b.due || a.order - b.order)[0];
  }
}

/** Lets promises run whose outcome is already known. */
export async function settle(): Promise<void> {
  for (let turn = 0; turn < 20; turn++) await Promise.resolve();
}
