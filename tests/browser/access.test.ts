import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { flong } from '../cli/support.js';
import { ARTICLES, newsroom } from './newsroom.js';
import { familyAddress, fileNamed, goTo, opened, pairAddress, scannedTexts, written } from './support.js';

/** The pages can be read and used without eyes, a mouse or colour. */

const axe = readFileSync(fileURLToPath(import.meta.resolve('axe-core/axe.min.js')), 'utf8');

/** What axe-core finds against WCAG 2.2 A and AA and its own best practices: rule and places. */
async function violations(page: Page): Promise<string[]> {
  await page.evaluate(axe);
  const { violations: found } = await page.evaluate<AxeResults>(`axe.run(document, {
    runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
  })`);
  return found.map(
    ({ id, nodes }) =>
      `${id}: ${nodes
        .slice(0, 3)
        .map(({ html }) => html)
        .join(' ')}`,
  );
}

let made: string;
let corpus: string;

beforeAll(async () => {
  const { report, texts } = await newsroom();
  made = await written('newsroom.html', report, texts);
  corpus = fileNamed('corpus.html');
  await flong(['scan', 'corpus', '-r', `html=${corpus}`]);
});

describe.each(['light', 'dark'] as const)('axe-core finds no violation, %s', (colorScheme) => {
  it.each([1280, 390])('on the three pages of a newsroom, %i wide', async (width) => {
    const { page } = await opened(made, '', { colorScheme, viewport: { width, height: 844 } });
    expect(await violations(page)).toEqual([]);
    await goTo(page, pairAddress(ARTICLES[0].id, ARTICLES[1].id));
    await page.locator('.evidence summary').click();
    await page.keyboard.press('j');
    expect(await violations(page)).toEqual([]);
    await page.keyboard.press('d');
    expect(await violations(page)).toEqual([]);
    await goTo(page, familyAddress(ARTICLES[0].id));
    for (const summary of await page.locator('#finding summary').all()) await summary.click();
    expect(await violations(page)).toEqual([]);
  });

  it('on the start page of the corpus, and on it without a script', async () => {
    const { page } = await opened(corpus, '', { colorScheme });
    expect(await violations(page)).toEqual([]);
    // axe is a script too: the page is looked at without its own
    const still = fileNamed('still.html');
    const [before] = readFileSync(corpus, 'utf8').split('\n<script>');
    writeFileSync(still, `${before}</body></html>`);
    const plain = await opened(still, '', { colorScheme }, false);
    expect(await plain.page.locator('.sentence').count()).toBeGreaterThan(20);
    expect(await violations(plain.page)).toEqual([]);
  });
});

describe('a page', () => {
  it('is as wide as the window at 390 and 320 pixels, on all three pages', async () => {
    for (const width of [390, 320]) {
      const { page } = await opened(made, '', { viewport: { width, height: 700 } });
      for (const at of ['', pairAddress(ARTICLES[0].id, ARTICLES[1].id), familyAddress(ARTICLES[0].id)]) {
        await goTo(page, at === '' ? '#' : at);
        expect(await page.evaluate(() => document.documentElement.scrollWidth), at).toBeLessThanOrEqual(
          width,
        );
      }
    }
  });

  it('shows names beside its pictures from their first letter, in any script, and its own on one line', async () => {
    const long = [
      'MWMW WMWM MAMMOTH WARNING',
      'illicit filling station',
      '東京都内で停電が続く見通し',
      'ממשלה',
    ];
    const articles = long.flatMap((name, k) =>
      [0, 1].map((copy) => ({
        id: `${k}-${copy}`,
        title: `${name} ${name}`,
        outlet: `${name} ${name} ${copy}`,
        date: k === 3 ? ['2025-05-28', '2025-09'][copy] : `2025-0${k + 1}-1${copy}`,
        text: Array.from({ length: 60 }, (_, i) => `word${k}x${i}`).join(' '),
      })),
    );
    const { report, texts } = await scannedTexts(articles);
    const file = await written('names.html', report, texts);
    for (const width of [1280, 390, 320]) {
      const { page } = await opened(file, '', { viewport: { width, height: 700 } });
      for (const [at, names] of [
        ['#', 4 + 2 * 8],
        [familyAddress('2-0'), 2],
        [familyAddress('3-0'), 2],
      ] as const) {
        await goTo(page, at);
        const outside = await page.locator('svg text:visible').evaluateAll((labels) =>
          labels.map((label) => {
            const [box, picture] = [label, (label as SVGElement).ownerSVGElement as Element].map((element) =>
              element.getBoundingClientRect(),
            );
            return Math.max(picture.left - box.left, picture.top - box.top, box.right - picture.right);
          }),
        );
        expect(await page.locator('svg .label:visible').count()).toBe(names);
        expect(Math.max(...outside), `${at} at ${width}`).toBeLessThanOrEqual(0.5);
      }
      const home = await page
        .locator('#home')
        .evaluate((link) => link.clientHeight / Number.parseFloat(getComputedStyle(link).fontSize));
      expect(home).toBeLessThan(1.5);
    }
  });

  it('prints both texts whole, side by side, and no control', async () => {
    const { page } = await opened(corpus, '', { viewport: { width: 700, height: 500 } });
    await page.locator('#pair-table th a').first().click();
    await page.waitForSelector('.texts');
    await page.emulateMedia({ media: 'print' });
    const [a, b] = await page.locator('.text').evaluateAll((texts) =>
      texts.map((text) => ({
        hidden: text.scrollHeight - text.clientHeight,
        ...text.getBoundingClientRect().toJSON(),
      })),
    );
    expect([a.hidden, b.hidden]).toEqual([0, 0]);
    expect(b.left).toBeGreaterThanOrEqual(a.right - 1);
    expect(await page.locator('.controls, .way').first().isVisible()).toBe(false);
  });

  it('moves the focus to the heading of what was opened, and names the page after it', async () => {
    const { page } = await opened(made);
    await page.locator('#pair-table th a').first().press('Enter');
    await page.waitForSelector('.pair');
    await page.waitForFunction(() => document.activeElement?.tagName === 'H1');
    const heading = await page.locator('#finding h1').textContent();
    expect(await page.title()).toBe(`${heading} · flong`);
  });

  it('can be sorted, filtered and switched by keyboard alone', async () => {
    const { page } = await opened(made);
    await page.locator('button[data-by=ofA]').focus();
    await page.keyboard.press('Enter');
    expect(await page.evaluate(() => document.activeElement?.textContent)).toMatch(/^of A/);
    await page.locator('#pair-table th a').first().press('Enter');
    await page.waitForSelector('.pair');
    await page.locator('input[value=edited]').focus();
    await page.keyboard.press('Space');
    expect(await page.locator('#counted-note').textContent()).toMatch(/as you chose/);
    await page.locator('#text-a').focus();
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('text-a');
  });

  it('tells kinds, edits and moves by words and lines too, where colours are taken away', async () => {
    const { page } = await opened(made, pairAddress(ARTICLES[0].id, ARTICLES[1].id), {
      forcedColors: 'active',
    });
    const decoration = (selector: string) =>
      page
        .locator(selector)
        .first()
        .evaluate((mark) => getComputedStyle(mark).textDecorationLine);
    expect(await decoration('#text-a mark')).toBe('underline');
    expect(
      await page
        .locator('#text-a .edit')
        .first()
        .evaluate((edit) => getComputedStyle(edit).borderBottomStyle),
    ).toBe('solid');
    expect(await page.locator('#text-a .number').first().textContent()).toContain('Passage 1');
  });
});
