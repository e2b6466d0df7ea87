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
}

/** All that a file imports or re-exports: statically, for effect, by `import()` or as a type. */
function importsOf(file: string): Import[] {
  const code = readFileSync(file, 'utf8').replaceAll(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gmu, '');
  const found: Import[] = [];
  const statement = /\b(?:import|export)\s+(type\s)?[^;'"()]*?\bfrom\s*['"]([^'"]+)['"]/gu;
  for (const [, type, from] of code.matchAll(statement))
    found.push({ file, from, typeOnly: type !== undefined });
  for (const [, from] of code.matchAll(/\bimport\s*\(?\s*['"]([^'"]+)['"]/gu))
    found.push({ file, from, typeOnly: false });
  for (const [, from] of code.matchAll(/\brequire\s*\(\s*['"]([^'"]+)['"]/gu))
    found.push({ file, from, typeOnly: false });
  return found;
}

const core = CORE.flatMap((folder) =>
  readdirSync(join(src, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .flatMap((name) => importsOf(join(src, folder, name))),
);

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
