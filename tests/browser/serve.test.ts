import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Archive } from '../../src/archive/archive.js';
import { type RunningServer, startServer } from '../../src/serve/server.js';
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

describe('the page of flong serve', () => {
  it('says what the archive holds', async () => {
    await expect.poll(() => page.textContent('#facts')).toBe('2 articles of 2 outlets are in the archive.');
  });

  it('shows what of a pasted text was seen before, marked in both texts', async () => {
    await page.getByLabel('An article, pasted').fill(carrier(7));
    await page.getByRole('button', { name: 'Check' }).click();
    await expect.poll(() => page.textContent('#status')).toBe('Seen in 1 article.');
    const marks = page.locator('mark.copy');
    expect(await marks.allTextContents()).toEqual([PLANTED.slice(0, -1), PLANTED.slice(0, -1)]);
    expect(await page.textContent('.share')).toContain('45 words of its ');
  });

  it('runs nothing of what a text or a title holds', async () => {
    expect(await page.textContent('article h2')).toContain(HOSTILE);
    expect(await page.locator('#results img').count()).toBe(0);
    expect(await page.title()).toBe('flong: seen before?');
    expect(faults).toEqual([]);
  });

  it('takes a file, and says where nothing was seen', async () => {
    await page
      .getByLabel('or a text file')
      .setInputFiles({ name: 'x.txt', mimeType: 'text/plain', buffer: Buffer.from(filler(55, 70)) });
    await expect.poll(() => page.textContent('#status')).toBe('Nothing of it was seen before.');
    expect(await page.locator('article').count()).toBe(0);
  });
});
