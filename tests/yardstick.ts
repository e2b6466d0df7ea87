import { expect } from 'vitest';

/** How slow the machine is at this moment, so that a limit of time holds for the work and not for who else is at work. */

/** Milliseconds that the work below takes on an idle machine of the kind the limits were set on. */
const QUIET = 60;
const STEPS = 20_000_000;
/** Steps through memory, each to where the one before it leads: neighbours slow these more than sums. */
const HOPS = 300_000;
/** Words of the memory walked: beyond what caches hold. */
const FIELD = 1 << 22;

let field: Uint32Array | null = null;

/**
 * A factor of at least 1 to multiply a limit by: how much longer than on an idle machine a fixed piece of work takes now.
 * Taken right after what is timed, it has the same neighbours.
 */
export function slowness(): number {
  field ??= Uint32Array.from({ length: FIELD }, (_, i) => Math.imul(i, 2654435761) >>> 10);
  const begun = performance.now();
  let state = 1;
  for (let i = 0; i < HOPS; i++) state = field[state & (FIELD - 1)] + i;
  for (let i = 0; i < STEPS; i++) state = (Math.imul(state, 1664525) + 1013904223) | 0;
  // the result is looked at, so that the loops are not left out
  const taken = performance.now() - begun + (state === 0 ? 1 : 0);
  return Math.max(1, taken / QUIET);
}

/**
 * What work gives that must not take longer than `limit` milliseconds of an idle machine. It is the time of the processor or
 * the clock's, whichever is less: others at work take none of the one, and threads of the engine beside it none of the other.
 */
export function inTime<T>(limit: number, work: () => T): T {
  const begun = performance.now();
  const used = process.cpuUsage();
  const given = work();
  const { user, system } = process.cpuUsage(used);
  const taken = Math.min(performance.now() - begun, (user + system) / 1000);
  if (taken > limit) expect(taken).toBeLessThan(limit * slowness());
  return given;
}

/** Milliseconds: several times what work that `takesNoTime` takes, and a tenth of what it took while it took the square of its length. */
const SOON = 250;

/** Holds that work on a long text takes the time of reading it. */
export const takesNoTime = (work: () => void): void => inTime(SOON, work);
