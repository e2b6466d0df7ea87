import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { afterAll } from 'vitest';
import type { Report } from '../../src/model.js';
import { resolveOptions } from '../../src/options.js';
import { findSources, type Input } from '../../src/read/inputs.js';
import type { html } from '../../src/report/html/html.js';
import type { Texts } from '../../src/report/reporter.js';
import { type Scanned, scanSources } from '../../src/scan.js';

/** What the tests in a browser share: the browser, pages that were opened from disk, and reports written for them. */

const PLACES = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

const found = process.env.FLONG_CHROMIUM ?? PLACES.find((place) => existsSync(place));

let browser: Promise<Browser> | null = null;

/** Chromium, started once a file. Throws where there is none: a test that did not look must not pass. */
export function theBrowser(): Promise<Browser> {
  if (found === undefined || !existsSync(found)) {
    throw new Error(
      'these tests need Chromium and found none: install it (apt-get install chromium) or name it in FLONG_CHROMIUM',
    );
  }
  // root has no sandbox; the pages opened are those that were written here
  browser ??= chromium.launch({
    executablePath: found,
    args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
  });
  return browser;
}

const folder = mkdtempSync(join(tmpdir(), 'flong-browser-'));

afterAll(async () => {
  await (await browser)?.close();
  browser = null;
  rmSync(folder, { recursive: true, force: true });
});

export const fileNamed = (name: string): string => join(folder, name);

/** A page with what went wrong on it: errors, and requests for anything but itself. */
export interface Watched {
  readonly page: Page;
  readonly troubles: string[];
}

/** Opens a report from disk, at an address in it, and waits until its script has drawn it. */
export async function opened(
  file: string,
  at = '',
  options: BrowserContextOptions = {},
  draws = options.javaScriptEnabled !== false,
): Promise<Watched> {
  const context = await (await theBrowser()).newContext({
    viewport: { width: 1280, height: 900 },
    ...options,
  });
  const page = await context.newPage();
  page.setDefaultTimeout(60_000);
  const troubles: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') troubles.push(message.text());
  });
  page.on('pageerror', (error) => troubles.push(error.message));
  page.on('dialog', (dialog) => {
    troubles.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  const address = pathToFileURL(file).href;
  page.on('request', (request) => {
    if (request.url().split('#')[0] !== address) troubles.push(`request: ${request.url()}`);
  });
  await page.goto(address + at);
  if (draws) await drawn(page);
  return { page, troubles };
}

/** Until the page stands as its address says. */
export const drawn = (page: Page): Promise<unknown> => page.waitForSelector('html[data-ready]');

/** Goes to another address of an open page. */
export async function goTo(page: Page, address: string): Promise<void> {
  if (new URL(page.url()).hash === (address === '#' ? '' : address)) return;
  const before = await page.evaluate(() => document.documentElement.dataset.turn);
  await page.evaluate((to) => {
    location.hash = to;
  }, address);
  await page.waitForFunction((turn) => document.documentElement.dataset.turn !== turn, before);
}

const key = (...ids: readonly string[]): string =>
  createHash('sha256').update(ids.join('\0')).digest('hex').slice(0, 12);

export const pairAddress = (a: string, b: string): string => `#pair-${key(a, b)}`;
export const familyAddress = (representative: string): string => `#family-${key(representative)}`;

/** Writes a report as the built program does, to a file of this name. */
export async function written(name: string, report: Report, texts: Texts): Promise<string> {
  // built, for the page's script is made of modules that only the build has
  const built = (await import(new URL('../../dist/report/html/html.js', import.meta.url).href)) as {
    html: typeof html;
  };
  const file = fileNamed(name);
  writeFileSync(file, [...built.html(report, { width: 80, color: false, full: false }, texts)].join(''));
  return file;
}

/** Scans paths or texts in memory; every pair of them is in the report. */
export const scannedTexts = async (articles: readonly Input[]): Promise<Scanned> =>
  scanSources(await findSources(articles, []), resolveOptions({ workers: 1, allPairs: true }));

/** The text of a side as the page shows it, without the numbers and signs that it puts in. */
export const textShown = (page: Page, side: 'a' | 'b'): Promise<string> =>
  page.locator(`#text-${side}`).evaluate((text) => {
    const copy = text.cloneNode(true) as Element;
    for (const own of copy.querySelectorAll('.number, .sign')) own.remove();
    return [...copy.querySelectorAll('p')].map((paragraph) => paragraph.textContent).join('\n\n');
  });
