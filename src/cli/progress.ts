import type { Progress } from '../options.js';
import { count } from '../report/numbers.js';

/** What each step is called. */
export const STEPS: Readonly<Record<Progress['step'], string>> = {
  read: 'reading and sketching',
  candidates: 'finding candidates',
  align: 'aligning',
  families: 'grouping',
};

/** Nothing is shown of a run this short, in milliseconds; then a line at most so often. */
const PATIENCE = 400;
const EVERY = 100;

/** Steps that tell how much is done, in units that are alike, are given a rate and the time left after this, in milliseconds. */
const ENOUGH = 1000;

/** One line on standard error, written over as the steps go on; `end` clears it. */
export function showProgress(): { tell: (progress: Progress) => void; end: () => void } {
  const start = performance.now();
  let last = 0;
  let shown = false;
  let current: Progress['step'] | null = null;
  let began = start;
  return {
    tell({ step, done, total, articles }) {
      const now = performance.now();
      if (step !== current) {
        current = step;
        began = now;
      }
      if (now - start < PATIENCE || (now - last < EVERY && done < total)) return;
      last = now;
      shown = true;
      const part = total > 1 ? ` ${Math.floor((100 * done) / total)} %` : '';
      const took = (now - began) / 1000;
      const read = articles === undefined ? '' : ` · ${count(articles)} articles`;
      const rate =
        articles === undefined || took === 0 ? '' : `, ${count(Math.round(articles / took))} a second`;
      const left =
        now - began < ENOUGH || done === 0 || done >= total
          ? ''
          : ` · ${Math.ceil((took * (total - done)) / done)} s left`;
      process.stderr.write(
        `\r\u001b[K${STEPS[step]}${part}${read}${rate}${left} · ${((now - start) / 1000).toFixed(1)} s`,
      );
    },
    end() {
      if (shown) process.stderr.write('\r\u001b[K');
    },
  };
}
