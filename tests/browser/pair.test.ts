import { beforeAll, describe, expect, it } from 'vitest';
import type { Report } from '../../src/model.js';
import { NO_TEXTS, type Texts } from '../../src/report/reporter.js';
import { filler, PLANTED } from '../cli/support.js';
import { ARTICLES, newsroom } from './newsroom.js';
import { familyAddress, goTo, opened, pairAddress, scannedTexts, textShown, written } from './support.js';

/** The pages of a pair and a family, on a newsroom with everything that a report can say. */

let file: string;
let report: Report;
let texts: Texts;
const [AGENCY, COURIER, EVENING, WEEKLY] = ARTICLES.map(({ id }) => id);

beforeAll(async () => {
  ({ report, texts } = await newsroom());
  file = await written('newsroom.html', report, texts);
});

describe('the page of a pair', () => {
  it('says in plain words what was found', async () => {
    const { page, troubles } = await opened(file, pairAddress(AGENCY, COURIER));
    const pair = report.pairs.find(({ a, b }) => a.id === AGENCY && b.id === COURIER);
    const verdict = (await page.locator('.verdict').textContent()) ?? '';
    expect(verdict).toContain('A and B are versions of one text.');
    expect(verdict).toContain(`B carries ${pair?.a.shared} of A’s ${pair?.a.words} words`);
    expect(verdict).toContain('A is 4 hours older.');
    expect(verdict).toContain('B names no agency or author.');
    expect(verdict).toContain('Likely, B took it from A.');
    expect(verdict).toContain('A credits an agency (some)');
    expect(troubles).toEqual([]);
  });

  it('shows both texts whole, with every word in its order', async () => {
    const { page } = await opened(file, pairAddress(AGENCY, WEEKLY));
    for (const [side, id] of [
      ['a', AGENCY],
      ['b', WEEKLY],
    ] as const) {
      expect(await textShown(page, side)).toBe(texts.of(id));
    }
  });

  it('numbers each passage in both texts, and marks what was edited, missing and moved', async () => {
    const { page } = await opened(file, pairAddress(AGENCY, COURIER));
    const edits = (side: string) => page.locator(`#text-${side} .edit`).allTextContents();
    expect(await edits('a')).toEqual(['early', 'left running']);
    expect(await edits('b')).toEqual(['morning,', 'forgotten']);
    expect(await page.locator('#text-a .sign', { hasText: '⇅' }).count()).toBe(3);
    expect(await page.locator('#text-b .sign', { hasText: '‸' }).count()).toBe(1);
    await goTo(page, pairAddress(COURIER, EVENING));
    for (const i of [0, 1, 2]) {
      expect(await page.locator(`#a-${i}`).textContent()).toContain(`Passage ${i + 1}`);
      expect(await page.locator(`#b-${i}`).textContent()).toContain(`Passage ${i + 1}`);
      expect(await page.locator(`.strip [data-passage="${i}"]`).count()).toBe(3);
    }
  });

  it('sets each paragraph from the side that its own script is read from, also where a passage begins', async () => {
    const story =
      'رست سفينة الحبوب عند الرصيف الثالث فجر الخميس بعد رحلة دامت تسعة عشر يوما من ميناء بعيد في الشمال';
    const { report, texts } = await scannedTexts([
      { id: 'first', text: `${story}.\n\nNorth Quay, Thursday: the harbour office had nothing to add.` },
      { id: 'second', text: `${story}.\n\nوقال مدير الميناء إن التفريغ يبدأ غدا.` },
    ]);
    const { page } = await opened(
      await written('right-to-left.html', report, texts),
      pairAddress('first', 'second'),
    );
    expect(await page.locator('#text-a .number').count()).toBe(1);
    const directions = (side: string) =>
      page
        .locator(`#text-${side} p`)
        .evaluateAll((paragraphs) => paragraphs.map((p) => getComputedStyle(p).direction));
    expect(await directions('a')).toEqual(['rtl', 'ltr']);
    expect(await directions('b')).toEqual(['rtl', 'rtl']);
  });

  it('goes from passage to passage and from finding to finding by keys, which can be switched off', async () => {
    const { page } = await opened(file, pairAddress(COURIER, EVENING));
    await page.keyboard.press('j');
    expect(await page.locator('#where').textContent()).toBe('Passage 1 of 3 passages');
    await page.keyboard.press('j');
    await page.keyboard.press('k');
    await page.keyboard.press('k');
    expect(await page.locator('#where').textContent()).toBe('Passage 3 of 3 passages');
    expect(await page.locator('#told').textContent()).toMatch(/^Passage 3 of 3 passages: copy, /);
    await page.keyboard.press('d');
    expect(await page.locator('.differences').isVisible()).toBe(true);
    const before = page.url();
    await page.keyboard.press('n');
    await page.waitForFunction((url) => location.href !== url, before);
    await page.keyboard.press('p');
    await page.waitForFunction((url) => location.href === url, before);
    await page.waitForSelector('.pair');
    await page.getByLabel('single keys').uncheck();
    await page.keyboard.press('n');
    await page.keyboard.press('u');
    expect(page.url()).toBe(before);
    await page.getByLabel('single keys').check();
    await page.keyboard.press('u');
    await page.waitForSelector('#start:not([hidden])');
  });

  it('shows the differences alone where that is asked for', async () => {
    const { page } = await opened(file, pairAddress(AGENCY, COURIER));
    expect(await page.locator('.differences').isVisible()).toBe(false);
    await page.getByLabel('differences only').check();
    expect(await page.locator('.texts').isVisible()).toBe(false);
    expect(await page.locator('.differences del').allTextContents()).toEqual(['early', 'left running']);
    expect(await page.locator('.differences ins').allTextContents()).toEqual(['morning,', 'forgotten']);
  });

  it('has the evidence: rule, thresholds, offsets, hashes, version', async () => {
    const { page } = await opened(file, pairAddress(AGENCY, COURIER));
    await page.locator('.evidence summary').click();
    const told = (await page.locator('.evidence').textContent()) ?? '';
    const pair = report.pairs.find(({ a, b }) => a.id === AGENCY && b.id === COURIER);
    for (const article of report.articles.filter(({ id }) => id === AGENCY || id === COURIER))
      expect(told).toContain(article.hash);
    expect(told).toContain(`${pair?.passages[0].a.begin}–${pair?.passages[0].a.end}`);
    expect(told).toContain('threshold 0.7');
    expect(told).toContain(`flong ${report.tool.version}`);
    expect(told).toMatch(/version: shares of/);
  });

  it('has the evidence on paper, and closes it again', async () => {
    const { page } = await opened(file, pairAddress(AGENCY, COURIER));
    const open = () =>
      page.locator('.evidence').evaluate((evidence) => (evidence as HTMLDetailsElement).open);
    const printed: boolean[] = [];
    await page.exposeFunction('seen', (isOpen: boolean) => void printed.push(isOpen));
    await page.evaluate(() =>
      addEventListener('beforeprint', () => {
        const { open } = document.querySelector('.evidence') as HTMLDetailsElement;
        (window as unknown as { seen: (isOpen: boolean) => void }).seen(open);
      }),
    );
    await page.pdf();
    await page.waitForFunction(() => !(document.querySelector('.evidence') as HTMLDetailsElement).open);
    expect(printed).toEqual([true]);
    await page.locator('.evidence summary').click();
    await page.pdf();
    expect(await open()).toBe(true);
  });

  it('says how words are counted where a script has no spaces', async () => {
    const story =
      '港の朝市は三年ぶりに灯りを取り戻し、魚を並べる声が桟橋まで届いた。市の係は来月も開くと話している。';
    const { report, texts } = await scannedTexts([
      { id: 'ja-1', text: `${story}客は百人を超えた。`, language: 'ja' },
      { id: 'ja-2', text: `写真は本紙の撮影。${story}`, language: 'ja' },
    ]);
    const { page } = await opened(await written('pairs-of-characters.html', report, texts));
    const told = 'each two neighbouring characters count as a word';
    expect(await page.locator('.front').textContent()).toContain(told);
    await goTo(page, pairAddress('ja-1', 'ja-2'));
    await page.waitForSelector('.pair');
    expect(await page.locator('.verdict').textContent()).toContain(told);
    const { page: other } = await opened(file, pairAddress(AGENCY, COURIER));
    expect(await other.locator('.verdict').textContent()).not.toContain(told);
  });

  it('shows the passages alone where a text could not be had', async () => {
    const without = await written('without.html', report, {
      ...NO_TEXTS,
      of: (id) => (id === AGENCY ? null : texts.of(id)),
    });
    const { page, troubles } = await opened(without, pairAddress(AGENCY, COURIER));
    expect(await page.locator('.differences').isVisible()).toBe(true);
    expect(await page.locator('.differences').textContent()).toContain('Brackwater’s tram company');
    expect(troubles).toEqual([]);
  });
});

describe('linked scrolling', () => {
  it('shows the same passage in both texts, and stops when it is switched off', async () => {
    const a = [filler(1, 900), PLANTED, filler(2, 900)].join('\n\n');
    const b = [filler(3, 200), PLANTED, filler(4, 1500)].join('\n\n');
    const long = await scannedTexts([
      { id: 'a', text: a },
      { id: 'b', text: b },
    ]);
    const { page } = await opened(await written('long.html', long.report, long.texts), pairAddress('a', 'b'));
    const top = (id: string) => page.locator(id).evaluate((mark) => mark.getBoundingClientRect().top);
    const text = page.locator('#text-a');
    await text.hover();
    for (let i = 0; i < 60 && (await top('#a-0')) > 400; i++) {
      await page.mouse.wheel(0, 60);
      await page.waitForTimeout(20);
    }
    await page.waitForTimeout(200);
    expect(Math.abs((await top('#a-0')) - (await top('#b-0')))).toBeLessThan(60);
    await page.getByLabel('scroll both together').uncheck();
    const before = await top('#b-0');
    await text.hover();
    await page.mouse.wheel(0, 200);
    await page.waitForTimeout(200);
    const box = await page.locator('#text-b').evaluate((other) => other.scrollTop);
    expect(box).toBeGreaterThan(0);
    expect(Math.abs((await top('#b-0')) - before)).toBeLessThan(2);
  });
});

describe('the page of a family', () => {
  it('shows origin, versions, core, quotations, changes and containment', async () => {
    const [family] = report.families;
    const { page, troubles } = await opened(file, familyAddress(family.representative));
    const told = (await page.locator('.family').textContent()) ?? '';
    expect(told).toContain('The likely origin is Meridian News Agency');
    expect(told).toContain('the oldest of three');
    expect(await page.locator('.members tbody tr').count()).toBe(family.articles.length);
    const lefts = await page.locator('.members th:nth-child(2)').evaluateAll((cells) =>
      cells.map((cell) => {
        const range = document.createRange();
        range.selectNodeContents(cell);
        return Math.round(range.getBoundingClientRect().left);
      }),
    );
    expect(new Set(lefts).size, `columns begin at ${lefts}`).toBe(1);
    expect(told).toContain('in words, by the version that all are compared with');
    expect(await page.locator('#core ~ .stretches blockquote').count()).toBe(2);
    expect(await page.locator('#quotations ~ .stretches blockquote').allTextContents()).toEqual([
      '“We heard glass go before we smelled anything”',
    ]);
    await page.locator('.change summary').first().click();
    const change = (await page.locator('.change').first().textContent()) ?? '';
    expect(change).toContain('left running forgotten');
    expect(change).toContain('Passengers at the bridge');
    expect(change).toContain('Rebuilding the shop will cost');
    expect(troubles).toEqual([]);
  });

  it('has in its matrix what the report calls containment', async () => {
    const [family] = report.families;
    const { page } = await opened(file, familyAddress(family.representative));
    const cells = await page
      .locator('.matrix tbody tr')
      .evaluateAll((rows) =>
        rows.map((row) => [...row.querySelectorAll('td')].map((cell) => Number(cell.textContent))),
      );
    for (const { a, b, containment } of report.pairs) {
      const [i, j] = [family.articles.indexOf(a.id), family.articles.indexOf(b.id)];
      if (i < 0 || j < 0) continue;
      expect(cells[i][j]).toBe(Math.round(containment.a * 100));
      expect(cells[j][i]).toBe(Math.round(containment.b * 100));
    }
  });
});
