import { rmSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { Archive } from '../../src/archive/archive.js';
import type { Kind, Report } from '../../src/model.js';
import { findSources } from '../../src/read/inputs.js';
import type { TextInput } from '../../src/read/memory.js';
import { filler, folderOf } from '../cli/support.js';

/** So many articles of an outlet that its footer's fingerprints are held by more than are joined all with all. */
const EACH = 40;
const OUTLETS = ['a', 'b', 'c'];
const FOOTERS = OUTLETS.map((_, o) => filler(990 + o, 24));
const PHRASE = filler(980, 20);

const made = (outlet: number, own: number, phrase: boolean): string =>
  [filler(own, 60), ...(phrase ? [PHRASE] : []), filler(own + 300, 30), FOOTERS[outlet]].join('\n\n');

const folder = folderOf();
const path = join(folder, 'seen.flong');
let writer: Archive;

const all = OUTLETS.flatMap((outlet, o) =>
  Array.from({ length: EACH }, (_, n): TextInput => {
    const own = o * EACH + n;
    return { id: `${outlet}/${own}`, outlet, text: made(o, own, own % 3 === 0) };
  }),
);

beforeAll(async () => {
  writer = await Archive.open(path, { write: true });
  // several segments
  for (let from = 0; from < all.length; from += 50)
    await writer.add(all.slice(from, from + 50), { workers: 1 });
});

/** Takes a first one out, or puts it in again, as the last, and compacts: then nothing is in the archive but what lives. */
async function write(i: number): Promise<void> {
  const { id } = all[i] as { id: string };
  if (writer.article(id) !== null) {
    await writer.remove([id]);
    return;
  }
  await writer.add(all[i], { workers: 1 });
  await writer.compact();
}

afterAll(async () => {
  await writer.close();
  rmSync(folder, { recursive: true, force: true });
});

/** The first of each outlet: others that hold what it holds are joined to it. */
const FIRSTS = OUTLETS.map((_, o) => o * EACH);

/** A text that shares a passage, a phrase of many and a footer: of an outlet or of none, new or in the place of one that is there. */
const asked = fc.record({
  outlet: fc.option(fc.nat({ max: 2 })),
  footer: fc.nat({ max: 2 }),
  from: fc.nat({ max: 3 * EACH - 1 }),
  phrase: fc.boolean(),
  instead: fc.option(fc.constantFrom(...FIRSTS, 1), { freq: 2 }),
});

const textOf = ({
  outlet,
  footer,
  from,
  phrase,
  instead,
}: typeof asked extends fc.Arbitrary<infer T> ? T : never): TextInput => ({
  id: instead === null ? 'new' : `${OUTLETS[Math.floor(instead / EACH)]}/${instead}`,
  ...(outlet === null ? {} : { outlet: OUTLETS[outlet] }),
  text: [filler(from, 60), ...(phrase ? [PHRASE] : []), filler(800, 30), FOOTERS[footer]].join('\n\n'),
});

/** Asked for the kinds that the crowd decides, and so that no articles are taken at once: all that is near is looked up. */
async function checked(archive: Archive, text: TextInput): Promise<Report> {
  const kinds: Kind[] = ['boilerplate', 'stock'];
  const options = archive.optionsFor({ allPairs: true, kinds, workers: 1 });
  const { report, close } = await archive.checkSources(await findSources([text], []), options, 0);
  close();
  return report;
}

it('a check tells the same whatever the same archive was asked before, and what was written since', async () => {
  let told = 0;
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(asked, fc.option(fc.constantFrom(...FIRSTS), { freq: 3 })), {
        minLength: 3,
        maxLength: 6,
      }),
      async (turns) => {
        const archive = await Archive.open(path);
        try {
          for (const [turn, writes] of turns) {
            if (writes !== null) await write(writes);
            const text = textOf(turn);
            const other = await Archive.open(path);
            const wanted = await checked(other, text).finally(() => other.close());
            expect(await checked(archive, text)).toEqual(wanted);
            // what it takes the place of is not there
            for (const { a, b } of wanted.pairs) expect(a.id).not.toBe(b.id);
            told += wanted.pairs.length;
          }
        } finally {
          await archive.close();
        }
      },
    ),
    { numRuns: 60 },
  );
  expect(told).toBeGreaterThan(60);
});
