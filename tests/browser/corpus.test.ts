import { readFileSync, statSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Report } from '../../src/model.js';
import { flong } from '../cli/support.js';
import { familyAddress, fileNamed, goTo, opened, pairAddress, type Watched } from './support.js';

/** The report of the corpus, written by the built program and opened from disk. */

let file: string;
let report: Report;

beforeAll(async () => {
  file = fileNamed('corpus.html');
  const json = fileNamed('corpus.json');
  const run = await flong(['scan', 'corpus', '-r', `html=${file}`, '-r', `json=${json}`]);
  expect(run).toMatchObject({ code: 0, stdout: '' });
  report = JSON.parse(readFileSync(json, 'utf8')) as Report;
});

const rows = ({ page }: Watched) => page.locator('#pair-table tbody tr');
const count = ({ page }: Watched) => page.locator('#pair-count').textContent();

describe('the report of the corpus', () => {
  it('is one file under 1.5 MB', () => {
    expect(statSync(file).size).toBeLessThan(1_500_000);
  });

  it('opens from disk with no error and no request', async () => {
    const watched = await opened(file);
    await watched.page.waitForTimeout(200);
    expect(watched.troubles).toEqual([]);
    expect(await watched.page.locator('h1').first().textContent()).toMatch(/words stand in more than one/);
  });

  it('lets nothing in that it did not bring: no script, no picture, no markup from a string', async () => {
    const { page } = await opened(file);
    const refused = await page.evaluate(async () => {
      const violations: string[] = [];
      document.addEventListener('securitypolicyviolation', (event) =>
        violations.push(event.effectiveDirective),
      );
      const tried = (attempt: () => void): void => {
        try {
          attempt();
        } catch {
          violations.push('thrown');
        }
      };
      tried(() => {
        document.body.innerHTML += '<p>more</p>';
      });
      tried(() => document.createElement('i').setAttribute('onclick', 'document.title = "ran"'));
      tried(() =>
        document.body.append(
          Object.assign(document.createElement('img'), { src: 'https://example.invalid/' }),
        ),
      );
      tried(() => document.body.setAttribute('style', 'background: url(https://example.invalid/)'));
      await fetch('https://example.invalid/').catch(() => violations.push('fetch'));
      // the violations are told a moment later
      await new Promise((resolve) => setTimeout(resolve, 200));
      return violations;
    });
    expect(refused.filter((by) => by === 'thrown')).toHaveLength(2);
    expect(refused).toEqual(expect.arrayContaining(['img-src', 'style-src-attr', 'connect-src', 'fetch']));
  });

  it('tells its tables and a sentence for each pair without a script', async () => {
    const { page } = await opened(file, '', { javaScriptEnabled: false });
    expect(await page.locator('#pair-table tbody tr').count()).toBe(report.pairs.length);
    expect(await page.locator('#family-table tbody tr').count()).toBe(report.families.length);
    const sentences = await page.locator('.sentence').allTextContents();
    expect(sentences).toHaveLength(report.pairs.length);
    for (const sentence of sentences) expect(sentence).toMatch(/^(A and B|Most of) .*\./);
    expect(await page.locator('#pair-table [id^="pair-"]').count()).toBe(report.pairs.length);
  });
});

describe('the table of pairs', () => {
  it('sorts by a column, and the other way at the second click', async () => {
    const watched = await opened(file);
    const head = watched.page.locator('th', { has: watched.page.getByRole('button', { name: 'of B' }) });
    const share = async (): Promise<string | null> =>
      rows(watched).first().locator('td.share').nth(1).textContent();
    await head.getByRole('button').click();
    expect(await head.getAttribute('aria-sort')).toBe('descending');
    const most = Math.max(...report.pairs.map(({ b }) => b.share));
    expect(Number.parseInt((await share()) ?? '', 10)).toBe(Math.min(99, Math.round(most * 100)));
    await head.getByRole('button').click();
    expect(await head.getAttribute('aria-sort')).toBe('ascending');
    expect(await share()).toBe('0 %');
  });

  it('filters by outlet, relation, share, words and date, and says how many are left', async () => {
    const watched = await opened(file);
    const { page } = watched;
    const outlets = new Map(report.articles.map(({ id, outlet }) => [id, outlet]));
    const of = (outlet: string) =>
      report.pairs.filter(({ a, b }) => outlets.get(a.id) === outlet || outlets.get(b.id) === outlet);
    await page.getByLabel('Outlet', { exact: true }).selectOption('tech-current');
    expect(await count(watched)).toBe(`${of('tech-current').length} of ${report.pairs.length} pairs`);
    await page.getByLabel('Relation').selectOption('near-duplicate');
    const near = of('tech-current').filter(({ relation }) => relation === 'near-duplicate');
    expect(await count(watched)).toBe(`${near.length} of ${report.pairs.length} pairs`);
    await page.getByRole('button', { name: 'Clear' }).first().click();
    expect(await count(watched)).toBe(`${report.pairs.length} pairs`);
    await page.getByLabel('Least share').fill('50');
    const half = report.pairs.filter(({ a, b }) => Math.max(a.shared / a.words, b.shared / b.words) >= 0.5);
    expect(await count(watched)).toBe(`${half.length} of ${report.pairs.length} pairs`);
    await page.getByLabel('Least share').fill('0');
    await page.getByLabel('Title, outlet or file').fill('corvane-border');
    const named = report.pairs.filter(({ a, b }) => `${a.id} ${b.id}`.includes('corvane-border'));
    expect(await count(watched)).toBe(`${named.length} of ${report.pairs.length} pairs`);
    await page.getByLabel('Title, outlet or file').fill('');
    await page.getByLabel('From', { exact: true }).fill('2025-06-01');
    expect(await rows(watched).count()).toBeGreaterThan(0);
    const days = await page.locator('#pair-table td.day').allTextContents();
    for (const day of days) expect(day).toMatch(/(?:Jun|Jul|Aug|Sep|Oct|Nov|Dec) 2025|2026/);
    await page.getByLabel('Title, outlet or file').fill('no such words');
    expect(await rows(watched).count()).toBe(0);
    expect(await page.locator('#more').textContent()).toMatch(/No pair passes/);
  });
});

describe('the address of a finding', () => {
  it('is there for each pair and family of the table, and leads to it', async () => {
    const { page, troubles } = await opened(file);
    const addresses = await page
      .locator('#pair-table th a[href^="#pair-"]')
      .evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''));
    expect(new Set(addresses).size).toBe(report.pairs.length);
    expect(new Set(addresses)).toEqual(new Set(report.pairs.map(({ a, b }) => pairAddress(a.id, b.id))));
    for (const address of await page
      .locator('#family-table th a')
      .evaluateAll((all) => all.map((x) => x.getAttribute('href') ?? ''))) {
      await goTo(page, address);
      expect(await page.locator('.family h1').count(), address).toBe(1);
    }
    expect(troubles).toEqual([]);
  });

  it('opens the pair at once, and the way back keeps the filter', async () => {
    const [pair] = report.pairs;
    const { page } = await opened(file, pairAddress(pair.a.id, pair.b.id));
    expect(await page.locator('.card .file').allTextContents()).toEqual([pair.a.id, pair.b.id]);
    expect(await page.locator('#start').isHidden()).toBe(true);
    await goTo(page, '');
    await page.getByLabel('Relation').selectOption('version');
    await page.locator('#pair-table th a').first().click();
    await page.waitForSelector('.pair');
    await page.goBack();
    await page.waitForSelector('#start:not([hidden])');
    expect(await page.getByLabel('Relation').inputValue()).toBe('version');
  });

  it('of a family is found by any of its members', async () => {
    const family = report.families[0];
    const { page } = await opened(file);
    const other = family.articles.find((id) => id !== family.representative) as string;
    await goTo(page, familyAddress(other));
    await page.locator('.family .evidence summary').click();
    expect(await page.locator('.family .evidence').textContent()).toContain(family.id);
  });

  it('that leads nowhere shows the start page and says so', async () => {
    const { page } = await opened(file, '#pair-000000000000');
    expect(await page.locator('#start').isVisible()).toBe(true);
    expect(await page.locator('#told').textContent()).toMatch(/no such finding/);
  });
});

describe('the words of a pair', () => {
  it('recounted on the page are those of the JSON, in every pair', async () => {
    const { page, troubles } = await opened(file);
    for (const pair of report.pairs) {
      await goTo(page, pairAddress(pair.a.id, pair.b.id));
      const told = `${pair.a.id} and ${pair.b.id}`;
      expect(await page.locator('#counted-note').textContent(), told).toBe(
        'As the report counts: copied words alone.',
      );
      const counted = await page.locator('.sum td').allTextContents();
      expect(
        counted.map((cell) => Number(cell.split(' ')[0].replace(',', ''))),
        told,
      ).toEqual([pair.a.shared, pair.b.shared]);
    }
    expect(troubles).toEqual([]);
  });

  it('are divided so that the parts make the whole, and a switch counts another part', async () => {
    const pair = report.pairs.find(({ relation, passages }) => relation === 'quotes' && passages.length > 0);
    if (pair === undefined) throw new Error('the corpus has no pair of quotations');
    const { page } = await opened(file, pairAddress(pair.a.id, pair.b.id));
    const cells = await page
      .locator('.division tbody td:nth-child(2)')
      .evaluateAll((all) => all.map((cell) => Number((cell.firstChild?.textContent ?? '').replace(',', ''))));
    expect(cells.reduce((sum, n) => sum + n, 0)).toBe(pair.a.words);
    expect(await page.locator('#counted-a').textContent()).toMatch(/^0 /);
    await page.locator('input[name=count][value=quotation]').check();
    const matched = pair.passages.reduce((sum, passage) => sum + passage.matched, 0);
    expect(await page.locator('#counted-a').textContent()).toMatch(new RegExp(`^${matched} `));
    expect(await page.locator('#counted-note').textContent()).toMatch(/as you chose/);
  });
});
