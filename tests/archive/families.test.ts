import { rmSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { Archive } from '../../src/archive/archive.js';
import { filler, folderOf } from '../cli/support.js';

/** Parts that texts are put together from; two texts are alike if they share most of these. */
const PARTS = Array.from({ length: 16 }, (_, s) => filler(700 + s, 24));

/** Text `from`: four parts from there on. A text is tied to the next, with which it shares three, and no further. */
const textOf = (from: number): string => PARTS.slice(from, from + 4).join('\n\n');
const TEXTS = 6;
const tied = (x: number, y: number): boolean => Math.abs(x - y) <= 1;

/** What happens to an archive: articles by number, each with one of the texts. */
const step = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({
      add: fc.array(fc.tuple(fc.nat({ max: 19 }), fc.nat({ max: TEXTS - 1 })), {
        minLength: 1,
        maxLength: 4,
      }),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({ remove: fc.array(fc.nat({ max: 19 }), { minLength: 1, maxLength: 5 }) }),
  },
  { weight: 1, arbitrary: fc.constant({ compact: true as const }) },
);

/** Families that a text between two of them makes one. */
const FIRST = { add: [0, 0, 2, 2, 4, 4].map((text, a): [number, number] => [30 + a, text]) };

/** What hangs together, by the definition: articles of one text, or of texts that are tied. */
function groups(held: ReadonlyMap<string, number>): string[][] {
  let parts: string[][] = [];
  for (const [id, text] of held) {
    const mine = parts.filter((part) => part.some((other) => tied(held.get(other) as number, text)));
    parts = [...parts.filter((part) => !mine.includes(part)), [...mine.flat(), id]];
  }
  return parts.filter((part) => part.length > 1).map((part) => part.sort());
}

it('keeps what hangs together as families, whose ids stay while members come and go', async () => {
  let [stayed, merged, split] = [0, 0, 0];
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 12 }), async (steps) => {
      const folder = folderOf();
      const archive = await Archive.open(join(folder, 'seen.flong'), { write: true });
      const held = new Map<string, number>();
      const given = new Set<number>();
      try {
        let before = new Map<string, readonly string[]>();
        for (const done of [FIRST, ...steps]) {
          if ('add' in done) {
            const added = new Map(done.add.map(([a, text]) => [`a/${a}`, text]));
            await archive.add(
              Array.from(added, ([id, text]) => ({ id, text: textOf(text) })),
              { workers: 1 },
            );
            for (const [id, text] of added) held.set(id, text);
          } else if ('remove' in done) {
            await archive.remove(done.remove.map((a) => `a/${a}`));
            for (const a of done.remove) held.delete(`a/${a}`);
          } else await archive.compact();
          const now = new Map(Array.from(archive.families(), ({ id, articles }) => [id, articles]));
          expect([...now.values()].sort()).toEqual(groups(held).sort());
          for (const [id, members] of now)
            for (const member of members) expect(archive.familyOf(member)).toBe(id);
          // a number is given once: what is new is higher than all that were there
          for (const id of now.keys()) {
            const number = Number(id.slice(1));
            if (!before.has(id) && !given.has(number)) expect(number).toBeGreaterThan(Math.max(0, ...given));
          }
          for (const id of now.keys()) given.add(Number(id.slice(1)));
          if (!('add' in done)) {
            // when some go, the largest part has the id
            for (const [id, members] of before) {
              const parts = [...now].filter(([, part]) => part.every((member) => members.includes(member)));
              if (parts.length === 0) continue;
              const most = Math.max(...parts.map(([, part]) => part.length));
              expect(now.get(id)?.length).toBe(most);
              if (parts.length > 1) split++;
              else stayed++;
            }
          } else if (done.add.every(([a]) => ![...before.values()].flat().includes(`a/${a}`))) {
            // when others come, all members stay together, under the oldest id of those that have become one
            for (const members of now.values()) {
              const of = [...before]
                .filter(([, old]) => members.includes(old[0]))
                .map(([id]) => Number(id.slice(1)));
              const id = [...now].find(([, own]) => own === members)?.[0];
              if (of.length > 0) expect(Number(id?.slice(1))).toBeLessThanOrEqual(Math.min(...of));
              if (of.length > 1) merged++;
            }
          }
          before = now;
        }
        await archive.verify();
      } finally {
        await archive.close();
        rmSync(folder, { recursive: true, force: true });
      }
    }),
    { numRuns: 80 },
  );
  expect(stayed).toBeGreaterThan(10);
  expect(merged).toBeGreaterThan(3);
  expect(split).toBeGreaterThan(3);
});

it('parts what a changed article held together, also where a new one ties it to an older family at once', async () => {
  const archive = await Archive.open(join(folderOf(), 'seen.flong'), { write: true });
  const add = (texts: Record<string, number>): Promise<unknown> =>
    archive.add(
      Object.entries(texts).map(([id, text]) => ({ id, text: textOf(text) })),
      { workers: 1 },
    );
  await add({ a: 0, b: 0 });
  await add({ c: 2, d: 3, e: 4 });
  await add({ d: 9, g: 1 });
  expect([...archive.families()]).toEqual([{ id: 'f1', articles: ['a', 'b', 'c', 'g'] }]);
  await archive.verify();
  await archive.close();
});
