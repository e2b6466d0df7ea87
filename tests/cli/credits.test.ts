import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { Report } from '../../src/index.js';
import { flong } from './support.js';

const folder = mkdtempSync(join(tmpdir(), 'flong-credits-'));
afterAll(() => rmSync(folder, { recursive: true }));

const STORY = [
  'The harbour board of Port Callan will close the eastern lock for six weeks from Monday, its chair Dorrit Hale said.',
  'Boats bound for the upper river have to wait for the tide, or pay 400 crowns for the crane at Sallow Quay.',
  'Two of the four gates were found to have rusted through below the waterline in a survey made last November.',
  'Residents of Gull Lane asked for a footbridge, and were told that there is no money for one before the spring.',
  'The lock, built in 1887, was last closed for repairs when a grain barge struck its lower sill in a storm.',
];
const write = (path: string, ...paragraphs: string[]): void => {
  mkdirSync(join(folder, path, '..'), { recursive: true });
  writeFileSync(join(folder, path), paragraphs.join('\n\n'));
};
write(
  'wire/lock.md',
  '---\noutlet: Northgate\ndate: 2026-07-05T08:00Z\n---',
  `PORT CALLAN, July 5 (Northgate) -- ${STORY[0]}`,
  ...STORY.slice(1),
);
write(
  'lantern/lock.md',
  '---\ndate: 2026-07-06T10:00Z\n---',
  '# Lock to close',
  'From the Northgate Wire',
  ...STORY.slice(0, 4),
);
write(
  'ledger/gates.md',
  '---\ndate: 2026-07-07\n---',
  '# Rust below the waterline',
  'By Nan Corcoran',
  ...STORY,
  'Ferries to the islands are not affected.',
);

describe('an agency story that two papers run', async () => {
  const { stdout } = await flong(['scan', folder, '-r', 'json']);
  const report: Report = JSON.parse(stdout);

  it('has its credits on each article', () => {
    const credits = report.articles.map(({ id, credit }) => `${id}: ${credit.join(', ')}`);
    expect(credits).toEqual([
      'lantern/lock.md: Northgate Wire',
      'ledger/gates.md: ',
      'wire/lock.md: Northgate',
    ]);
  });

  it('comes from the wire that one of them credits, and the family runs from there in the order of time', () => {
    expect(report.families).toHaveLength(1);
    const [{ origin, representative, articles, members, core }] = report.families;
    expect(origin).toMatchObject({ id: 'wire/lock.md', confidence: 'certain' });
    expect(representative).toBe('wire/lock.md');
    expect(articles).toEqual(['wire/lock.md', 'lantern/lock.md', 'ledger/gates.md']);
    expect(members.map(({ id }) => id)).toEqual(['lantern/lock.md', 'ledger/gates.md']);
    const words = new Map(report.articles.map((article) => [article.id, article.words]));
    for (const { id, kept, changed, added, dropped } of members) {
      expect(kept + changed + added).toBe(words.get(id));
      expect(kept + changed + dropped).toBe(words.get(representative));
    }
    // what the shorter of the two left out is no part of the core
    expect(core).toHaveLength(1);
    expect(core[0].words).toBeLessThan(members[1].kept);
  });

  it('gives each pair a direction with reasons', () => {
    const found = report.pairs.map(
      ({ a, b, direction }) => `${a.id} ${b.id} ${direction.source} ${direction.confidence}`,
    );
    expect(found).toEqual([
      'lantern/lock.md wire/lock.md wire/lock.md certain',
      'ledger/gates.md wire/lock.md wire/lock.md possible',
    ]);
    for (const { direction } of report.pairs)
      expect(
        direction.reasons.every((reason) => /\((?:strong|fair|weak|slight|worth nothing)/.test(reason)),
      ).toBe(true);
  });

  it('is counted with and without agency copy', () => {
    const { agency, copied } = report.summary;
    expect(agency.articles).toBe(2);
    expect(agency.pairs).toBe(1);
    expect(agency.copied).toBeGreaterThan(70);
    expect(agency.copied).toBeLessThan(copied);
  });

  it('is told in the terminal in few words', async () => {
    const { stdout: told } = await flong(['scan', folder, '--no-color']);
    expect(told).toContain('2 articles credit an agency · ');
    expect(told).toContain('around wire/lock.md (origin: certain)');
    expect(told).toContain('A lantern/lock.md  ← from B (certain)');
    expect(told).toContain('A ledger/gates.md  ← from B (possible)');
    expect(told.split('\n').filter((line) => line.length > 80)).toEqual([]);
  });
});
