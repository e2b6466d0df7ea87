import { describe, expect, it } from 'vitest';
import { carrier, filler, folderOf, idsOf, PLANTED, pairOf, scanned } from './support.js';

const page = (outlet: string, url: string, text: string): string =>
  `<html><head><meta property="og:site_name" content="${outlet}"><link rel="canonical" href="${url}"></head><body><article>${text
    .trim()
    .split('\n\n')
    .map((paragraph) => `<p>${paragraph}</p>`)
    .join('')}</article></body></html>`;

describe.concurrent('the outlet of an article', () => {
  const cwd = folderOf({
    'north/1.html': page('The Northern', 'https://www.north.example/1', carrier(1)),
    'north/2.jsonl': `${JSON.stringify({ id: 'r', url: 'https://m.north.example/2', text: carrier(2) })}\n`,
    'north/3.txt': carrier(3),
  });
  const outlets = async (...args: string[]): Promise<unknown> =>
    Object.fromEntries((await scanned([cwd, ...args])).report.articles.map(({ id, outlet }) => [id, outlet]));

  it('is what its metadata name, else the host of its address, else its folder', async () => {
    const found = await outlets();
    expect(found).toEqual({ 'north/1.html': 'The Northern', r: 'm.north.example', 'north/3.txt': 'north' });
  });

  it('is taken from one of these alone where that is asked for', async () => {
    const all = (one: unknown, two: unknown, three: unknown): unknown => ({
      'north/1.html': one,
      r: two,
      'north/3.txt': three,
    });
    expect(await outlets('--outlet-from', 'path')).toEqual(all('north', 'north', 'north'));
    expect(await outlets('--outlet-from', 'host')).toEqual(all('north.example', 'm.north.example', null));
    expect(await outlets('--outlet-from', 'field')).toEqual(all('The Northern', null, null));
  });

  it('is no other thing: a typo is told', async () => {
    const { flong } = await import('./support.js');
    const { code, stderr } = await flong(['scan', cwd, '--outlet-from', 'hots']);
    expect([code, stderr]).toEqual([
      2,
      'flong: --outlet-from is "hots": expected path, host, field (did you mean host?)\n',
    ]);
  });
});

describe.concurrent('--across-outlets', () => {
  it('leaves out the pairs of one outlet, and no other', async () => {
    const cwd = folderOf({
      'north/1.txt': carrier(1),
      'north/2.txt': carrier(2),
      'south/3.txt': carrier(3),
      'loose.txt': carrier(4),
      'other.txt': carrier(5),
    });
    const pairs = async (...args: string[]): Promise<string[]> =>
      (await scanned([cwd, ...args])).report.pairs.map(({ a, b }) => `${a.id} ${b.id}`);
    const all = await pairs('--all-pairs');
    expect(all).toHaveLength(10);
    // the outlet of the two at the top is not known: they may be of any
    expect(await pairs('--across-outlets')).toEqual(all.filter((pair) => pair !== 'north/1.txt north/2.txt'));
  });

  it('gives every copy of a story a pair with another outlet, whatever it was folded into', async () => {
    const story = filler(1, 300);
    const extra = filler(2, 40);
    const cwd = folderOf({
      'north/1.txt': story,
      'north/2.txt': `${story}\n\n${extra}`,
      'north/3.txt': story,
      'south/4.txt': story,
      'west/5.txt': `${filler(3, 200)}\n\n${extra}`,
    });
    const { report } = await scanned([cwd, '--across-outlets']);
    const outletOf = new Map(report.articles.map(({ id, outlet }) => [id, outlet]));
    for (const { a, b } of report.pairs) expect(outletOf.get(a.id)).not.toBe(outletOf.get(b.id));
    for (const id of ['north/1.txt', 'north/2.txt', 'north/3.txt'])
      expect(pairOf(report, id, 'south/4.txt')?.a.shared, id).toBeGreaterThanOrEqual(300);
    expect(pairOf(report, 'north/2.txt', 'west/5.txt')?.a.shared).toBe(40);
    expect(report.families.map(({ articles }) => [...articles].sort())).toEqual([
      ['north/1.txt', 'north/2.txt', 'north/3.txt', 'south/4.txt'],
    ]);
  });

  it('ties each of many articles that hold one paragraph to one of another outlet', async () => {
    const files: Record<string, string> = {};
    for (let i = 0; i < 40; i++) {
      const quoted = `${filler(100 + i, 60)}\n\n${PLANTED}\n\n${filler(200 + i, 60)}`;
      files[`outlet-${String(Math.floor(i / 2)).padStart(2, '0')}/${i}.txt`] = quoted;
    }
    const { report } = await scanned([folderOf(files), '--across-outlets']);
    const outletOf = new Map(report.articles.map(({ id, outlet }) => [id, outlet]));
    const paired = new Set<string>();
    for (const { a, b } of report.pairs) {
      expect(outletOf.get(a.id)).not.toBe(outletOf.get(b.id));
      paired.add(a.id).add(b.id);
    }
    expect([...paired].sort()).toEqual(idsOf(report));
  });
});
