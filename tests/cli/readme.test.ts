import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Pair } from '../../src/model.js';
import { flong, folderOf, ROOT, run } from './support.js';

/** What README shows as printed is what is printed. */

const blocks = [...readFileSync(join(ROOT, 'README.md'), 'utf8').matchAll(/^```\w*\n(.*?)^```$/gms)].map(
  ([, block]) => block,
);

function blockWith(words: string): string {
  const block = blocks.find((text) => text.includes(words));
  if (block === undefined) throw new Error(`README has no block with ${words}`);
  return block;
}

describe('README', () => {
  it('cuts what a scan of the corpus prints, and changes none of it', async () => {
    const { stdout, code } = await flong(['scan', 'corpus']);
    const cuts = blockWith('FAMILY of 3').split(/^…$/m);
    expect(code).toBe(0);
    expect(cuts.filter((cut) => cut.trim() !== '').length).toBeGreaterThan(2);
    for (const cut of cuts) expect(stdout).toContain(cut.trim());
  });

  it('shows all that the comparison prints', async () => {
    const [command, ...printed] = blockWith('$ npx flong compare').split('\n');
    const { stdout } = await flong(command.split(' ').slice(3));
    expect(stdout).toBe(printed.join('\n'));
  });

  it('shows all that the script prints, as jq does it', async () => {
    const [command, , ...printed] = blockWith('select(.type').split('\n');
    const { stdout } = await flong(command.replace(' |', '').split(' ').slice(3));
    const records = stdout
      .trim()
      .split('\n')
      .map((line): Pair & { type: string } => JSON.parse(line));
    const pairs = records.filter(({ type, a }) => type === 'pair' && a.share >= 0.9);
    const rows = pairs.map(({ relation, a, b }) => `${[relation, a.share, a.id, b.id].join('\t')}\n`);
    expect(rows.join('')).toBe(printed.join('\n'));
  });

  it('shows what adding to an archive and checking against it print', async () => {
    const [add, added, check, ...printed] = blockWith('archive add').split('\n');
    const archive = join(folderOf(), 'seen.flong');
    const argsOf = (command: string): string[] =>
      command
        .split(' ')
        .slice(3)
        .map((arg) => (arg === 'seen.flong' ? archive : arg));
    expect((await flong(argsOf(add))).stderr).toBe(`${added.replace('seen.flong', archive)}\n`);
    const { stdout, code } = await flong(argsOf(check));
    expect(code).toBe(0);
    expect(printed.slice(-2)).toEqual(['…', '']);
    expect(stdout.startsWith(printed.slice(0, -2).join('\n'))).toBe(true);
  });

  it('shows all that the program prints', async () => {
    const program = blockWith("from 'flong'");
    const printed = blocks[blocks.indexOf(program) + 1];
    const { stdout, stderr } = await run(process.execPath, ['--input-type=module', '-e', program]);
    expect(stderr).toBe('');
    expect(stdout).toBe(printed);
  });
});
