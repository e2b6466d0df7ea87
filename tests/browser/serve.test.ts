import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Archive } from '../../dist/archive/archive.js';
import { type RunningServer, startServer } from '../../dist/serve/server.js';
import { carrier, filler, folderOf, PLANTED } from '../cli/support.js';

/** The browser that the system has; nothing is fetched. */
const CHROMIUM = [
  process.env.FLONG_CHROMIUM ?? '',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
];

const HOSTILE = '<img src=x onerror="document.title=\'taken\'">';

let archive: Archive;
let server: RunningServer;
let browser: Browser;
let page: Page;
const faults: string[] = [];

beforeAll(async () => {
  archive = await Archive.open(join(folderOf(), 'x.flong'), { write: true });
  await archive.add([
    { id: 'north/1', outlet: 'north', title: HOSTILE, text: `${HOSTILE}\n\n${carrier(1)}` },
    { id: 'south/2', outlet: 'south', text: filler(2, 90) },
    { id: 'south/3', outlet: 'south', text: `${filler(2, 90)} Once more.` },
  ]);
  server = await startServer(archive, { host: '127.0.0.1', port: 0, limit: 1e6 });
  browser = await chromium.launch({
    executablePath: CHROMIUM.find((path) => existsSync(path)) ?? 'no chromium: set FLONG_CHROMIUM',
    args: ['--no-sandbox'],
  });
  page = await browser.newPage();
  page.on('pageerror', (error) => faults.push(String(error)));
  page.on('console', (message) => {
    if (message.type() === 'error') faults.push(message.text());
  });
  await page.goto(server.url);
});

afterAll(async () => {
  await browser?.close();
  await server.close();
  await archive.close();
});

const status = () => page.textContent('#status');
/** What reads pages is loaded by the first of them. */
const SLOW = { timeout: 20_000 };
const choose = (name: string, content: string | Buffer): Promise<void> =>
  page
    .getByLabel('or a file')
    .setInputFiles({ name, mimeType: 'application/octet-stream', buffer: Buffer.from(content) });

describe('the page of flong serve', () => {
  it('says what the archive holds', async () => {
    await expect.poll(() => page.textContent('#facts')).toBe('3 articles of 2 outlets are in the archive.');
  });

  it('shows what of a pasted text was seen before at once, side by side as a report does', async () => {
    await page.getByLabel('An article, pasted').fill(carrier(7));
    await page.getByRole('button', { name: 'Check' }).click();
    await expect.poll(() => page.textContent('#status')).toBe('Shares words with 1 article.');
    for (const side of ['a', 'b']) {
      const marked = await page.locator(`#text-${side} mark.copy`).allTextContents();
      expect(marked.join(' ')).toContain(PLANTED.slice(0, -1));
    }
    expect(await page.textContent('#finding h1')).toContain('They share 45 words');
  });

  it('goes from passage to passage, and back to all that was found', async () => {
    await page.getByRole('button', { name: 'Next passage' }).click();
    expect(await page.textContent('#where')).toBe('Passage 1 of 1 passage');
    expect(await page.locator('#finding mark.current').count()).toBe(2);
    await page.getByRole('link', { name: 'All findings' }).click();
    await page.locator('#pair-table tbody tr').waitFor();
    await page.locator('#pair-table tbody tr a').first().click();
    await page.locator('#text-a').waitFor();
  });

  it('runs nothing of what a text or a title holds', async () => {
    expect(await page.textContent('#finding')).toContain(HOSTILE);
    expect(await page.locator('main img').count()).toBe(0);
    expect(await page.title()).not.toBe('taken');
    expect(faults).toEqual([]);
  });

  it.each(['light', 'dark'] as const)('can be read in %s colours', async (colorScheme) => {
    await page.emulateMedia({ colorScheme });
    const [ink, paper] = await page.evaluate(() => {
      const { color, backgroundColor } = getComputedStyle(document.documentElement);
      return [color, backgroundColor].map((of) => (of.match(/\d+/g) ?? []).slice(0, 3).map(Number));
    });
    const sum = (of: readonly number[]): number => of.reduce((x, y) => x + y);
    expect(sum(paper) > sum(ink)).toBe(colorScheme === 'light');
    expect(Math.abs(sum(paper) - sum(ink))).toBeGreaterThan(400);
  });

  it('takes a file as a scan reads it, and says where nothing was seen', async () => {
    const text = carrier(8);
    const html = `<html><head><title>Saved</title></head><body><nav>Home</nav><article><p>${text}</p></article></body></html>`;
    await choose('saved page.HTML', html);
    await expect.poll(status, SLOW).toBe('Shares words with 1 article.');
    // what was found is shown when the status has been said, which is that of the check before, too
    await expect.poll(() => page.textContent('#finding'), SLOW).toContain('Saved');
    expect(await page.textContent('#finding .texts')).not.toContain('Home');
    await page.evaluate(
      (content) => {
        const dataTransfer = new DataTransfer();
        dataTransfer.items.add(new File([content], 'dropped.htm'));
        document.body.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }));
      },
      `<title>Dropped</title><p>${carrier(9)}`,
    );
    await expect.poll(() => page.textContent('#finding'), SLOW).toContain('Dropped');
    await choose('x.txt', filler(55, 70));
    await expect.poll(status, SLOW).toBe('No passage of it of 12 words or more is in the archive.');
    expect(await page.locator('#finding *').count()).toBe(0);
    await choose('empty.html', '<html><body><script>1</script></body></html>');
    await expect.poll(status, SLOW).toBe('No words can be read from it.');
    await choose('y.txt', Buffer.from('abc\0def\xff', 'latin1'));
    await expect.poll(status, SLOW).toMatch(/^Could not be checked: .*cannot be read/);
    // the browser says so too
    expect(faults.splice(0)).toHaveLength(1);
  });

  it('is as wide as the window at 390 and 320 pixels', async () => {
    for (const width of [390, 320]) {
      await page.setViewportSize({ width, height: 700 });
      const right = await page
        .locator('#form, #form *')
        .evaluateAll((parts) => Math.max(...parts.map((part) => part.getBoundingClientRect().right)));
      expect(right).toBeLessThanOrEqual(width - 16);
    }
    await page.setViewportSize({ width: 1280, height: 720 });
  });

  it('lists the families of the archive', async () => {
    await page.getByText('Families in the archive').click();
    await expect.poll(() => page.locator('#kept > li').count()).toBe(1);
    await page.locator('#kept summary').click();
    expect(await page.locator('#kept li li').allTextContents()).toEqual(['south/2', 'south/3']);
    expect(faults).toEqual([]);
  });
});
