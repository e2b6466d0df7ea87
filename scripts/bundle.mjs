import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { rolldown } from 'rolldown';

const dist = fileURLToPath(new URL('../dist/', import.meta.url));
const run = resolve(dist, 'run');
const scripts = resolve(dist, 'report/html/script');

/** Modules that are started by their address, and lie beside each other in the bundle too. */
const entries = { main: 'cli/main.js', worker: 'workers/worker.js' };

/**
 * Packages that nearly every command loads: they go into the bundle with what they need, some ninety files. Others stay
 * where npm puts them, and are loaded when asked for.
 */
const TAKEN_IN = new Set([
  'commander',
  'entities/decode',
  'fast-glob',
  'fastest-levenshtein',
  'ignore',
  'minhash',
  'string-width',
  'wrap-ansi',
  'xxhash-wasm',
]);

/** Whether a module stays outside the bundle. @param importer the file that imports it */
function staysOutside(id, importer) {
  if (isBuiltin(id)) return true;
  if (id.startsWith('.') || isAbsolute(id)) return false;
  return !(TAKEN_IN.has(id) || packageOf(importer ?? '') !== null);
}

/** The folder of the package that a file belongs to, where it is not flong. */
function packageOf(file) {
  const parts = file.split(/[/\\]/);
  const at = parts.lastIndexOf('node_modules') + 1;
  return at === 0 ? null : parts.slice(0, at + (parts[at].startsWith('@') ? 2 : 1)).join('/');
}

/** The licences of what was taken in, as they ask. */
function licencesOf(output) {
  const files = output.flatMap(({ moduleIds }) => moduleIds ?? []);
  const folders = [...new Set(files.map((file) => packageOf(file)))]
    .filter((folder) => folder !== null)
    .sort();
  return folders.map((folder) => {
    const { name, version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
    const file = readdirSync(folder).find((entry) => /^licen[cs]e/i.test(entry));
    if (file === undefined) throw new Error(`${name}: has no licence to go with it`);
    return `${name} ${version} (${license})\n\n${readFileSync(join(folder, file), 'utf8').trim()}\n`;
  });
}

/** A file that a module names by its own address is where it was, seen from the bundle. */
const addresses = {
  name: 'addresses',
  transform(code, id) {
    if (packageOf(id) !== null) return null;
    return code.replaceAll(/new URL\((.+?), import\.meta\.url\)/g, (all, name) => {
      const file = /^'([^']+)'$/.exec(name)?.[1];
      const there = file === undefined ? '' : resolve(dirname(id), file);
      if (!existsSync(there)) throw new Error(`${relative(dist, id)}: ${name} is not there to be named`);
      if (Object.values(entries).some((entry) => there === resolve(dist, entry))) return all;
      const seen = relative(run, there).replaceAll(sep, '/') + (file.endsWith('/') ? '/' : '');
      return `new URL(${JSON.stringify(seen)}, import.meta.url)`;
    });
  },
};

async function write(from, to) {
  const bundle = await rolldown(from);
  const { output } = await bundle.write(to);
  await bundle.close();
  return output;
}

for (const folder of [run, scripts]) rmSync(folder, { recursive: true, force: true });

// the scripts of pages, each one file
for (const name of ['main', 'asked'])
  await write(
    { input: resolve(dist, `report/html/app/${name}.js`), platform: 'browser' },
    { file: resolve(scripts, `${name}.js`), format: 'iife' },
  );

// The command line and its threads in a few files beside the modules that they are made of: to find and load hundreds of
// modules takes Node longer than to scan a small folder. What is loaded on demand stays apart.
const output = await write(
  {
    input: Object.fromEntries(Object.entries(entries).map(([name, file]) => [name, resolve(dist, file)])),
    platform: 'node',
    external: staysOutside,
    plugins: [addresses],
  },
  { dir: run, format: 'esm', entryFileNames: '[name].js', chunkFileNames: 'part-[name].js' },
);
writeFileSync(resolve(run, 'LICENCES.txt'), licencesOf(output).join(`\n${'-'.repeat(80)}\n\n`));
