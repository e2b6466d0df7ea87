import { beforeAll, describe, expect, it } from 'vitest';
import { filler, folderOf, PLANTED } from '../cli/support.js';
import { slowness } from '../yardstick.js';
import { familyAddress, goTo, opened, pairAddress, scannedTexts, textShown, written } from './support.js';

/** Articles that try to be more than text. */

const SCRIPT =
  '<script>document.title = "ran"</script><img src=x onerror="document.title = \'ran\'"></script></style><!--';
const TURNED = 'the \u202eneddih si txet siht\u202c and \u2066so is\u2069 this\u0000.';
const LINK = 'javascript:document.title="ran"';
const WORD = 'w'.repeat(1_000_000);

const article = (id: string, own: string) => ({
  id: `${id}/${SCRIPT}"'&`,
  title: `${SCRIPT} \u202eeltit\u202c ${id}`,
  outlet: `${SCRIPT}${id}`,
  date: SCRIPT,
  credit: [SCRIPT, LINK],
  language: 'en"><script>',
  text: `${SCRIPT}\n\n${PLANTED} ${TURNED}\n\n[a link](${LINK})\n\n${own}`,
});

let file: string;
let a: string;
let b: string;

beforeAll(async () => {
  const articles = [
    article('a', filler(1, 20)),
    article('b', filler(2, 20)),
    { id: 'c', text: `${PLANTED}\n\n${WORD}` },
  ];
  [a, b] = articles.map(({ id }) => id);
  // a text file with a zero byte is no text; a record may hold anything
  const folder = folderOf({ 'all.jsonl': articles.map((x) => `${JSON.stringify(x)}\n`).join('') });
  const { report, texts } = await scannedTexts([folder]);
  expect(report.pairs).toHaveLength(3);
  // what a source may name as its address
  for (const known of report.articles) known.url = LINK;
  report.problems = [{ path: SCRIPT, message: SCRIPT }];
  file = await written('hostile.html', report, texts);
});

describe('an article that is hostile', () => {
  it('runs nothing, on any page, with or without the script of the page', async () => {
    const { page, troubles } = await opened(file);
    for (const at of [pairAddress(a, b), familyAddress(a), pairAddress(a, 'c'), '']) {
      await goTo(page, at);
      expect(await page.locator('#finding').isHidden()).toBe(at === '');
      expect(await page.locator('script:not([type]), img, iframe, object').count()).toBe(1);
      expect(await page.locator('a[href^="javascript:" i]').count()).toBe(0);
      expect(await page.locator('[onerror], [onclick], [style*="url"]').count()).toBe(0);
      expect(await page.title()).not.toBe('ran');
    }
    expect(troubles).toEqual([]);
    const plain = await opened(file, '', { javaScriptEnabled: false });
    expect(await plain.page.locator('img, iframe, object').count()).toBe(0);
    expect(await plain.page.locator('a[href^="javascript:" i]').count()).toBe(0);
  });

  it('is shown as the text that it is', async () => {
    const { page } = await opened(file, pairAddress(a, b));
    expect(await textShown(page, 'a')).toContain(SCRIPT);
    expect(await page.locator('.card h2').first().textContent()).toContain('<script>');
    expect(await textShown(page, 'a')).toContain(`[a link](${LINK})`);
  });

  it('hides no word: overrides of direction and NUL are shown by number', async () => {
    const { page } = await opened(file, pairAddress(a, b));
    expect(await textShown(page, 'a')).toContain(
      'the ⟨U+202E⟩neddih si txet siht⟨U+202C⟩ and ⟨U+2066⟩so is⟨U+2069⟩ this⟨U+0000⟩.',
    );
    expect(await page.content()).not.toMatch(/\0|[\u202a-\u202e\u2066-\u2069]/u);
    expect(await page.locator('h1, h2').allTextContents()).not.toContainEqual(
      expect.stringMatching(/\u202e/u),
    );
  });

  it('with a word of a million letters is drawn, breaks it, and stays within the page', async () => {
    const { page } = await opened(file);
    const begun = Date.now();
    await goTo(page, pairAddress(a, 'c'));
    expect(await page.locator('#text-b').evaluate((text) => text.textContent?.length)).toBeGreaterThan(
      1_000_000,
    );
    const taken = Date.now() - begun;
    expect(taken).toBeLessThan(5_000 * slowness());
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(1280);
  });
});
