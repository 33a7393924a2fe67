import type { Sprites } from './sprites';

/** Clouds that drift at once; a new one takes the place of the oldest. */
const MOST = 260;

interface Puff {
  x: number;
  y: number;
  vx: number;
  vy: number;
  /** s. */
  age: number;
  life: number;
  /** m when new and m when gone. */
  small: number;
  wide: number;
  alpha: number;
  colour: string;
}

/** Smoke of tyres, dust of gravel, snow: clouds that grow and fade. */
export class Particles {
  private readonly puffs: Puff[] = [];
  private next = 0;

  get count(): number {
    return this.puffs.length;
  }

  add(puff: Omit<Puff, 'age'>): void {
    const fresh = { ...puff, age: 0 };
    if (this.puffs.length < MOST) this.puffs.push(fresh);
    else this.puffs[this.next] = fresh;
    this.next = (this.next + 1) % MOST;
  }

  /** @param seconds since the last call */
  step(seconds: number): void {
    const slowed = Math.exp(-1.8 * seconds);
    for (let i = this.puffs.length - 1; i >= 0; i--) {
      const puff = this.puffs[i]!;
      puff.age += seconds;
      puff.x += puff.vx * seconds;
      puff.y += puff.vy * seconds;
      puff.vx *= slowed;
      puff.vy *= slowed;
      if (puff.age < puff.life) continue;
      this.puffs[i] = this.puffs[this.puffs.length - 1]!;
      this.puffs.pop();
      this.next = this.puffs.length;
    }
  }

  /** Draws them; the context's unit is the metre. */
  draw(ctx: CanvasRenderingContext2D, sprites: Sprites): void {
    for (const puff of this.puffs) {
      const share = puff.age / puff.life;
      const radius = puff.small + (puff.wide - puff.small) * Math.sqrt(share);
      ctx.globalAlpha = puff.alpha * (1 - share) ** 1.4;
      ctx.drawImage(sprites.puff(puff.colour), puff.x - radius, puff.y - radius, radius * 2, radius * 2);
    }
    ctx.globalAlpha = 1;
  }
}
