import { existsSync, rmSync } from 'node:fs';
import { dirname, isAbsolute, relative, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { rolldown } from 'rolldown';

const dist = fileURLToPath(new URL('../dist/', import.meta.url));
const run = resolve(dist, 'run');
const scripts = resolve(dist, 'report/html/script');

/** Modules that are started by their address, and lie beside each other in the bundle too. */
const entries = { main: 'cli/main.js', worker: 'workers/worker.js' };

/** A file that a module names by its own address is where it was, seen from the bundle. */
const addresses = {
  name: 'addresses',
  transform(code, id) {
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
  await bundle.write(to);
  await bundle.close();
}

for (const folder of [run, scripts]) rmSync(folder, { recursive: true, force: true });

// the scripts of pages, each one file
for (const name of ['main', 'asked'])
  await write(
    { input: resolve(dist, `report/html/app/${name}.js`), platform: 'browser' },
    { file: resolve(scripts, `${name}.js`), format: 'iife' },
  );

// The command line and its threads in a few files beside the modules that they are made of: to find and load two hundred
// modules takes Node longer than to scan a small folder. What is loaded on demand stays apart, and so do packages.
await write(
  {
    input: Object.fromEntries(Object.entries(entries).map(([name, file]) => [name, resolve(dist, file)])),
    platform: 'node',
    external: (id) => !id.startsWith('.') && !isAbsolute(id),
    plugins: [addresses],
  },
  { dir: run, format: 'esm', entryFileNames: '[name].js', chunkFileNames: 'part-[name].js' },
);
