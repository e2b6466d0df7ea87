import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';
import { palettePng } from './palette-png.mjs';

/**
 * Takes docs/pair.png, the picture of a pair's page in the README: two articles of the corpus, as `flong scan
 * corpus -r html` shows them. Run it after a change of the page: npm run build && node scripts/picture.mjs
 */

const PAIR = ['meridian-post/corvane-staff-protest.txt', 'tech-current/corvane-border-contract.md'];
const BROWSER = process.env.FLONG_CHROMIUM ?? '/usr/bin/chromium';

const root = fileURLToPath(new URL('..', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'flong-picture-'));
try {
  const report = join(folder, 'report.html');
  execFileSync(process.execPath, ['bin/flong.js', 'scan', 'corpus', '-q', '-r', `html=${report}`], {
    cwd: root,
  });
  const browser = await chromium.launch({
    executablePath: BROWSER,
    args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
  });
  const page = await browser.newPage({ viewport: { width: 1200, height: 640 }, colorScheme: 'light' });
  const key = createHash('sha256').update(PAIR.join('\0')).digest('hex').slice(0, 12);
  await page.goto(`${pathToFileURL(report).href}#pair-${key}`);
  await page.waitForSelector('html[data-ready]');
  await page.keyboard.press('j');
  const [top, bottom] = await page.evaluate(() => [
    document.querySelector('.verdict').getBoundingClientRect().top + scrollY,
    document.querySelector('.texts').getBoundingClientRect().bottom + scrollY,
  ]);
  const file = join(root, 'docs/pair.png');
  const clip = { x: 0, y: top - 24, width: 1200, height: bottom - top + 48 };
  const taken = await page.screenshot({ fullPage: true, clip });
  const { pixels, width, height } = await decoded(browser, taken);
  writeFileSync(file, palettePng(Buffer.from(pixels, 'base64'), width, height));
  await browser.close();
  console.log(`docs/pair.png: ${statSync(file).size} bytes`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}

/** The pixels of a PNG, read by the browser. */
async function decoded(browser, png) {
  const page = await browser.newPage();
  return page.evaluate(async (data) => {
    const image = new Image();
    image.src = `data:image/png;base64,${data}`;
    await image.decode();
    const canvas = Object.assign(document.createElement('canvas'), {
      width: image.width,
      height: image.height,
    });
    const context = canvas.getContext('2d');
    context.drawImage(image, 0, 0);
    const { data: pixels, width, height } = context.getImageData(0, 0, image.width, image.height);
    let text = '';
    for (let i = 0; i < pixels.length; i += 8192)
      text += String.fromCharCode(...pixels.subarray(i, i + 8192));
    return { pixels: btoa(text), width, height };
  }, png.toString('base64'));
}
