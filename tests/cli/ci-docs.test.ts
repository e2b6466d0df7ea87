import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { carrier, filler, flong, folderOf, PLANTED, quick, ROOT } from './support.js';

const page = readFileSync(join(ROOT, 'docs/ci.md'), 'utf8');
const blocks = (language: string): string[] =>
  [...page.matchAll(new RegExp(`\`\`\`${language}\\n([^]*?)\`\`\``, 'g'))].map(([, block]) => block);

/** The arguments of every flong command of the page. */
const commands = [...page.matchAll(/npx flong ([^#\n`]*)/g)].map(([, args]) => args.trim().split(/\s+/));

describe('the recipes for CI', () => {
  it('are valid YAML and JSON', () => {
    const [actions, gitlab, hooks] = blocks('yaml').map((block) => parse(block));
    expect(Object.keys(actions.jobs)).toEqual(['copies']);
    expect(gitlab.copies.artifacts.reports).toHaveProperty('codequality');
    expect(hooks.repos[0].hooks[0].id).toBe('flong');
    expect(blocks('json').map((block) => JSON.parse(block))).toHaveLength(1);
  });

  it('run: they pass what is accepted, and fail for a new copy', async () => {
    expect(commands.length).toBeGreaterThanOrEqual(6);
    const cwd = folderOf({
      'articles/a.txt': `${carrier(1)}\n${filler(7, 300)}`,
      'articles/b.txt': `${carrier(2)}\n${filler(8, 300)}`,
      'articles/c.txt': filler(3, 80),
    });
    const update = commands.find((args) => args.includes('--update-baseline')) ?? [];
    expect((await flong(update, { cwd })).code).toBe(0);
    for (const args of commands) expect((await flong(args, { cwd })).code, args.join(' ')).toBe(0);
    writeFileSync(join(cwd, 'articles/c.txt'), `${filler(3, 80)}\n\n${PLANTED}\n`);
    for (const args of commands.filter((args) => args.includes('new'))) {
      const { code, stderr } = await quick(args, { cwd });
      expect(code, args.join(' ')).toBe(1);
      expect(stderr).toContain('c.txt');
    }
  });

  it('go with the config file that they show', async () => {
    const cwd = folderOf({
      'articles/a.txt': carrier(1),
      'articles/b.txt': carrier(2),
      'flong.config.json': blocks('json')[0],
    });
    expect((await quick(['scan', 'articles', '--update-baseline'], { cwd })).code).toBe(0);
    expect(await quick(['scan', 'articles', '-r', 'json=x'], { cwd })).toMatchObject({ code: 0, stderr: '' });
  });
});
