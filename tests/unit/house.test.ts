import { readdirSync, readFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

/** The core runs in a browser: no Node, and nothing of the folders that read, write or talk. */
const CORE = ['tokenize', 'sketch', 'candidates', 'align', 'judge', 'families'];
const OUTSIDE = ['read', 'report', 'archive', 'workers', 'cli'];

const src = fileURLToPath(new URL('../../src', import.meta.url));

interface Import {
  readonly file: string;
  readonly from: string;
  readonly typeOnly: boolean;
  /** by `import()` or `require`, when it is needed */
  readonly late: boolean;
}

/** All that a file imports or re-exports: statically, for effect, by `import()` or as a type. */
function importsOf(file: string): Import[] {
  const code = readFileSync(file, 'utf8').replaceAll(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gmu, '');
  const found: Import[] = [];
  const statement = /\b(?:import|export)\s+(type\s)?[^;'"()]*?\bfrom\s*['"]([^'"]+)['"]/gu;
  for (const [, type, from] of code.matchAll(statement))
    found.push({ file, from, typeOnly: type !== undefined, late: false });
  for (const [, late, from] of code.matchAll(/\bimport\s*(\()?\s*['"]([^'"]+)['"]/gu))
    found.push({ file, from, typeOnly: false, late: late !== undefined });
  for (const [, from] of code.matchAll(/\brequire\s*\(\s*['"]([^'"]+)['"]/gu))
    found.push({ file, from, typeOnly: false, late: true });
  return found;
}

const filesIn = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => join(folder, name));

const core = CORE.flatMap((folder) => filesIn(join(src, folder)).flatMap(importsOf));

const told = ({ file, from }: Import): string => `${relative(src, file)} imports ${from}`;

/** Folder of src/ (or file in it) that a relative import leads to. */
const target = ({ file, from }: Import): string =>
  relative(src, join(dirname(file), from)).split(/[\\/]/u)[0];

const isRelative = ({ from }: Import): boolean => from.startsWith('.');

describe('the core', () => {
  it('is there to be looked at', () => {
    expect(core.length).toBeGreaterThan(40);
    expect(core.map(told)).toContain('align/align.ts imports ./anchors.js');
  });

  it('imports nothing of Node', () => {
    const ofNode = ({ from }: Import): boolean =>
      from.startsWith('node:') || builtinModules.includes(from.split('/')[0]);
    expect(core.filter(ofNode).map(told)).toEqual([]);
  });

  it('imports nothing of read, report, archive, workers or cli', () => {
    expect(core.filter((x) => isRelative(x) && OUTSIDE.includes(target(x))).map(told)).toEqual([]);
  });

  it('imports of the rest of src/ the types of the model alone', () => {
    const others = core.filter(
      (x) => isRelative(x) && !CORE.includes(target(x)) && !OUTSIDE.includes(target(x)),
    );
    expect(others.filter((x) => !(target(x) === 'model.js' && x.typeOnly)).map(told)).toEqual([]);
  });

  it('uses no global that Node alone has', () => {
    for (const { file } of core)
      expect(readFileSync(file, 'utf8')).not.toMatch(/\b(?:process|Buffer|__dirname)\s*[.(]/u);
  });
});

/** Every file of src/ with those that it imports where it begins, types too. */
const house = new Map(
  filesIn(src).map((file) => [
    relative(src, file),
    importsOf(file)
      .filter((x) => isRelative(x) && !x.late)
      .map(({ from }) => relative(src, join(dirname(file), from)).replace(/\.js$/u, '.ts')),
  ]),
);

/** A way through imports from a file back to itself, or null. */
function circleOf(start: string): string[] | null {
  const ways = [[start]];
  const seen = new Set<string>();
  for (let way = ways.pop(); way !== undefined; way = ways.pop()) {
    for (const next of house.get(way[way.length - 1]) ?? []) {
      if (next === start) return [...way, next];
      if (!seen.has(next)) ways.push([...way, next]);
      seen.add(next);
    }
  }
  return null;
}

describe('imports', () => {
  it('are looked at in every file', () => {
    expect(house.size).toBeGreaterThan(300);
    expect(house.get('scan.ts')).toContain('judge/settle.ts');
  });

  it('go round in no circle', () => {
    const circles = [...house.keys()].map(circleOf).filter((circle) => circle !== null);
    expect(circles.map((circle) => circle.join(' > '))).toEqual([]);
  });
});
