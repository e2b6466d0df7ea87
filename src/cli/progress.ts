import type { Progress } from '../options.js';

const STEPS: Readonly<Record<Progress['step'], string>> = {
  read: 'reading and sketching',
  candidates: 'finding candidates',
  align: 'aligning',
  families: 'grouping',
};

/** Nothing is shown of a run this short, in milliseconds; then a line at most so often. */
const PATIENCE = 400;
const EVERY = 100;

/** One line on standard error, written over as the steps go on; `end` clears it. */
export function showProgress(): { tell: (progress: Progress) => void; end: () => void } {
  const start = performance.now();
  let last = 0;
  let shown = false;
  return {
    tell({ step, done, total }) {
      const now = performance.now();
      if (now - start < PATIENCE || (now - last < EVERY && done < total)) return;
      last = now;
      shown = true;
      const part = total > 1 ? ` ${Math.floor((100 * done) / total)} %` : '';
      process.stderr.write(`\r\u001b[K${STEPS[step]}${part} · ${((now - start) / 1000).toFixed(1)} s`);
    },
    end() {
      if (shown) process.stderr.write('\r\u001b[K');
    },
  };
}
