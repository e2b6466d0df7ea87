import { writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { fileNamed, theBrowser } from './support.js';

/** How slow the browser is at this moment: what ../yardstick.ts is for the program, for a page. */

/** Milliseconds that the page below takes to be laid out on an idle machine of the kind the limits were set on. */
const QUIET = 300;
const ROWS = 3_000;

/**
 * A factor of at least 1 to multiply a limit by: how much longer than on an idle machine the browser takes now to read
 * and lay out a page of fixed weight, a plain table. The best of three, as what is timed is the best of three.
 */
export async function pageSlowness(): Promise<number> {
  const file = fileNamed('yardstick.html');
  const row = `<tr>${'<td>The title of an article</td>'.repeat(6)}</tr>`;
  writeFileSync(
    file,
    `<!doctype html><html lang="en"><title>A table</title><table>${row.repeat(ROWS)}</table>`,
  );
  const context = await (await theBrowser()).newContext({ viewport: { width: 1280, height: 900 } });
  const page = await context.newPage();
  let taken = Number.POSITIVE_INFINITY;
  for (let i = 0; i < 3; i++) {
    await page.goto('about:blank');
    const begun = Date.now();
    await page.goto(pathToFileURL(file).href);
    await page.evaluate(() => document.body.offsetHeight);
    taken = Math.min(taken, Date.now() - begun);
  }
  await context.close();
  return Math.max(1, taken / QUIET);
}
