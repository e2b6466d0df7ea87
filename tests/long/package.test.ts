import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { parseAst } from 'rolldown/parseAst';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

/** The package as it is published: packed, installed in an empty folder, and used there. */

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const own = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
const execute = promisify(execFile);

const home = mkdtempSync(join(tmpdir(), 'flong-package-'));
afterAll(() => rmSync(home, { recursive: true, force: true }));

let packed: string[];

/** Runs a command in the folder where the package is installed. */
const inHome = (command: string, ...args: string[]) => execute(command, args, { cwd: home });

function put(name: string, content: string): string {
  writeFileSync(join(home, name), content);
  return name;
}

beforeAll(async () => {
  // the build has been made before the tests: scripts would make it again under those that run beside this one
  const pack = ['pack', '--ignore-scripts', '--json', '--pack-destination', home];
  const [{ filename, files }] = JSON.parse((await execute('npm', pack, { cwd: ROOT })).stdout);
  packed = files.map(({ path }: { path: string }) => path);
  put('package.json', JSON.stringify({ name: 'home', private: true, type: 'module' }));
  await inHome('npm', 'install', '--prefer-offline', '--no-audit', '--no-fund', `./${filename}`);
}, 120_000);

/** What each of its files imports or requires, as the engine reads it: what stands in comments and strings is neither. */
function imported(): [path: string, to: string][] {
  const found: [string, string][] = [];
  const look = (path: string, node: unknown): void => {
    if (typeof node !== 'object' || node === null) return;
    const { type, source, callee, arguments: given } = node as Record<string, never> & { type?: string };
    const requires = type === 'CallExpression' && (callee as { name?: string }).name === 'require';
    const from = (requires ? given[0] : type?.match(/^Import|^Export/) ? source : null) as {
      value?: unknown;
    } | null;
    if (typeof from?.value === 'string') found.push([path, from.value]);
    for (const inner of Object.values(node)) look(path, inner);
  };
  for (const path of packed.filter((name) => name.endsWith('.js')))
    look(path, parseAst(readFileSync(join(home, 'node_modules/flong', path), 'utf8')));
  return found;
}

describe('the package', () => {
  it('holds the program and no sources, tests or articles', () => {
    expect(packed).toEqual(
      expect.arrayContaining(['package.json', 'bin/flong.js', 'dist/index.js', 'dist/index.d.ts']),
    );
    const others = packed.filter(
      (path) => !/^(?:bin|dist|page|schema)\/|^spark\/flong_job\.py$|^docs\/[^/]+$|^[^/]+$/.test(path),
    );
    expect(others).toEqual([]);
    expect(packed.filter((path) => /\.test\.|(?<!\.d)\.ts$|\.tgz$/.test(path))).toEqual([]);
  });

  it('holds what its README leads to, but for what is of a checkout', () => {
    const readme = readFileSync(join(ROOT, 'README.md'), 'utf8');
    const links = [...readme.matchAll(/\]\((?!https?:|#)([^)#]+)/g)].map(([, path]) => path);
    const left = links.filter((path) => !packed.some((file) => file === path || file.startsWith(`${path}/`)));
    expect(links.length).toBeGreaterThan(8);
    expect(new Set(left)).toEqual(new Set(['CONTRIBUTING.md', 'bench/README.md']));
  });

  it('holds every file that it imports', () => {
    const inside = imported().filter(([, to]) => to.startsWith('.'));
    expect(inside.length).toBeGreaterThan(500);
    for (const [path, to] of inside) expect(packed, `${path} imports ${to}`).toContain(join(path, '..', to));
  });

  it('needs nothing that it does not list', () => {
    const outside = imported().filter(([, to]) => !to.startsWith('.') && !isBuiltin(to));
    const packages = outside.map(([, to]) => to.split('/', to.startsWith('@') ? 2 : 1).join('/'));
    expect(new Set(packages).size).toBeGreaterThan(20);
    expect(Object.keys(own.dependencies)).toEqual(expect.arrayContaining([...new Set(packages)]));
  });

  it('holds the licences of the packages that went into its program', () => {
    const run = packed.filter((path) => path.startsWith('dist/run/'));
    const code = run.map((path) => readFileSync(join(home, 'node_modules/flong', path), 'utf8')).join('\n');
    const inside = [...code.matchAll(/^\/\/ node_modules\/((?:@[^/]+\/)?[^/]+)/gm)].map(([, name]) => name);
    expect(new Set(inside).size).toBeGreaterThan(8);
    const licences = readFileSync(join(home, 'node_modules/flong/dist/run/LICENCES.txt'), 'utf8');
    for (const name of new Set(inside))
      expect(licences).toMatch(new RegExp(`^${name} \\d[^\\n]*\\n\\n.*\\S`, 'm'));
  });

  it('runs as npx flong', async () => {
    expect((await inHome('npx', 'flong', '--version')).stdout).toBe(`${own.version}\n`);
    put('a.txt', 'The same twelve words or more stand in this and in that file, word for word.');
    put('b.txt', 'The same twelve words or more stand in this and in that file, word for word.');
    const { stdout } = await inHome('npx', 'flong', 'compare', 'a.txt', 'b.txt');
    expect(stdout).toContain('copy · 16 words, the same in both');
  });

  it('is imported by a script, which can scan and compare', async () => {
    const script = `
      import { compare, DEFAULTS, scan, UsageError } from 'flong';
      const text = 'The same twelve words or more stand in this and in that text, word for word.';
      const pair = await compare({ id: 'a', text }, { id: 'b', text: 'But: ' + text });
      const all = await scan([{ id: 'a', text }, { id: 'b', text }, { id: 'c', text: 'Another.' }]);
      const refused = await scan('.', { minWords: 0 }).catch((error) => error instanceof UsageError);
      console.log(JSON.stringify([pair.pairs.length, all.families[0].articles, DEFAULTS.minWords, refused]));
    `;
    const { stdout, stderr } = await inHome(process.execPath, put('use.js', script));
    expect(stderr).toBe('');
    expect(JSON.parse(stdout)).toEqual([1, ['a', 'b'], 12, true]);
  });

  it('is required by a script that is no module', async () => {
    const script = `
      const { scan } = require('flong');
      const text = 'The same twelve words or more stand in this and in that text, word for word.';
      scan([{ id: 'a', text }, { id: 'b', text }]).then(({ pairs }) => console.log(pairs.length));
    `;
    expect(await inHome(process.execPath, put('use.cjs', script))).toEqual({ stdout: '1\n', stderr: '' });
  });

  it('gives its JSON schema', async () => {
    const script = `
      import schema from 'flong/schema/report.json' with { type: 'json' };
      console.log(Object.keys(schema).includes('$schema'));
    `;
    expect((await inHome(process.execPath, put('schema.js', script))).stdout).toBe('true\n');
  });

  it('has types that a strict compiler resolves, and that refuse what is wrong', async () => {
    const use = `
      import { Archive, compare, type Options, type Pair, type Report, render, scan, type TextInput, UsageError } from 'flong';
      const options: Partial<Options> = { minWords: 8, kinds: ['copy'], onProgress: ({ step }) => void step };
      const report: Report = await scan(['folder', { id: 'a', text: 'b', outlet: 'c' }], options);
      export const pairs: Pair[] = [...report.pairs, ...(await compare('a.txt', 'b.txt')).pairs];
      export const copied: number | undefined = report.pairs[0]?.passages[0]?.a.begin;
      export const known = (error: unknown): number => (error instanceof UsageError ? error.exitCode : 1);
      const list = ['copy', 'stock'] as const;
      const maybe: string | undefined = copied === undefined ? undefined : 'title';
      const text: TextInput = { id: 'a', text: 'b', title: maybe, credit: ['AFP'] as readonly string[] };
      await scan(text, { kinds: list, encoding: maybe, minWords: copied });
      await render(report, 'junit', { width: copied, limits: { share: copied } });
      export const archive = await Archive.open('x.flong');
      // @ts-expect-error: it is for flong alone
      archive.checkSources;
      // @ts-expect-error: a number is wanted
      await scan('folder', { minWords: '8' });
      // @ts-expect-error: there is no such kind
      await scan('folder', { kinds: ['theft'] });
    `;
    const settings = {
      target: 'ES2022',
      strict: true,
      exactOptionalPropertyTypes: true,
      noUncheckedIndexedAccess: true,
      noEmit: true,
      skipLibCheck: false,
      types: [],
    };
    put('use.ts', use);
    const tsc = join(ROOT, 'node_modules/typescript/bin/tsc');
    for (const [module, moduleResolution] of [
      ['NodeNext', 'NodeNext'],
      ['ESNext', 'Bundler'],
    ]) {
      const compilerOptions = { ...settings, module, moduleResolution };
      put('tsconfig.json', JSON.stringify({ compilerOptions, files: ['use.ts'] }));
      const told = await inHome(process.execPath, tsc, '-p', '.').catch((error: { stdout: string }) => error);
      expect(told.stdout).toBe('');
    }
  });
});
