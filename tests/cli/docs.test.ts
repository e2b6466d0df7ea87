import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { flong, ROOT, run } from './support.js';

/** What formats.md and guide.md show of the corpus is what is written of it. */

/** The blocks of a page, with the language that they are in. */
const blocksOf = (page: string): { language: string; block: string }[] =>
  [...readFileSync(join(ROOT, 'docs', page), 'utf8').matchAll(/^```(\w*)\n(.*?)^```$/gms)].map(
    ([, language, block]) => ({ language, block }),
  );

const scan = async (format: string): Promise<string> =>
  (await flong(['scan', 'corpus', '-q', '-r', format])).stdout;

describe('formats.md', () => {
  const blocks = blocksOf('formats.md');
  const plain = blocks.filter(({ language }) => language === '').map(({ block }) => block);

  it('shows what the terminal does', async () => {
    const shown = plain.filter((block) => /^(?:PAIR| {2}│)/.test(block));
    const stdout = await scan('terminal');
    expect(shown).toHaveLength(2);
    for (const block of shown) expect(stdout).toContain(block);
  });

  it('shows an annotation as it is written', async () => {
    const [shown] = plain.filter((block) => block.startsWith('::'));
    expect(await scan('github')).toContain(shown);
  });

  it('shows lines of JSON as they are written, but for the problem, of which the corpus has none', async () => {
    const [json, ndjson] = [await scan('json'), await scan('ndjson')];
    const lines = blocks
      .filter(({ language }) => language === 'jsonl')
      .flatMap(({ block }) => block.trim().split('\n'))
      .filter((line) => !line.includes('"message"'));
    expect(lines.length).toBeGreaterThan(3);
    for (const line of lines) expect(line.startsWith('{"type"') ? ndjson : json).toContain(line);
  });

  it('shows a pair, cut to its first passage', async () => {
    const pair = JSON.parse(blocks.find(({ language }) => language === 'json')?.block ?? '');
    const { pairs } = JSON.parse(await scan('json'));
    const whole = pairs.find(
      ({ a, b }: { a: { id: string }; b: { id: string } }) => a.id === pair.a.id && b.id === pair.b.id,
    );
    expect({ ...whole, passages: whole.passages.slice(0, 1) }).toEqual(pair);
  });
});

it('guide.md shows all that its program prints', async () => {
  const blocks = blocksOf('guide.md').map(({ block }) => block);
  const at = blocks.findIndex((block) => block.includes('onProgress: ('));
  const { stdout, stderr } = await run(process.execPath, ['--input-type=module', '-e', blocks[at]]);
  expect(stderr).toBe('');
  expect(stdout).toBe(blocks[at + 1]);
});
