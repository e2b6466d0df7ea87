import { byId, fill } from './draw.js';
import { loadIndex } from './load.js';
import { attach, begin } from './page.js';

/** The page of a report: shows what lies in it. */
async function start(): Promise<void> {
  const index = await loadIndex();
  attach();
  await begin(index);
  document.documentElement.dataset.ready = 'true';
}

start().catch((error: unknown) => {
  fill(byId('told'), `The page could not be drawn: ${String(error)}`);
  byId('told').classList.remove('hidden');
});
