/**
 * Runs a bench: `npm run bench -- NAME ARGS [--save]`. A bench is a file beside this one; it exports `usage`, `answers`
 * (the question, in a line) and a default function that takes its arguments and resolves to
 *
 *   rows    objects of one shape, printed as a table
 *   notes   lines printed below it
 *   input   what was read, without paths: these results are published
 *
 * or throws `BenchUsage`. With --save the result goes to runs/DATE-NAME.json, with the machine it was taken on.
 */
import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { machine, versions } from './lib/machine.mjs';
import { table } from './lib/table.mjs';
import { BenchUsage } from './lib/usage.mjs';

const here = new URL('.', import.meta.url);
const names = readdirSync(here)
  .filter((file) => file.endsWith('.mjs') && file !== 'run.mjs')
  .map((file) => file.slice(0, -'.mjs'.length))
  .sort();

const fail = (line) => {
  process.stderr.write(`bench: ${line}\n`);
  process.exit(2);
};

const args = process.argv.slice(2).filter((arg) => arg !== '--save');
const save = process.argv.includes('--save');
const name = args.shift();

if (name === undefined || name === '--help') {
  for (const each of names) {
    const { usage, answers } = await import(new URL(`${each}.mjs`, here));
    process.stdout.write(`npm run bench -- ${`${each} ${usage}`.trim()}\n    ${answers}\n`);
  }
  process.exit(0);
}
if (!names.includes(name)) fail(`no bench ${name}: there are ${names.join(', ')}`);
if (!existsSync(new URL('../dist/index.js', here))) fail('nothing to measure: run npm run build first');

const { default: run, usage } = await import(new URL(`${name}.mjs`, here));
let result;
try {
  result = await run(args);
} catch (error) {
  if (error instanceof BenchUsage) fail(`${error.message}: npm run bench -- ${name} ${usage}`);
  throw error;
}
const { rows, notes, input } = result;
const { cpu, cores, memoryGB } = machine();
process.stdout.write(`${table(rows)}${notes.map((line) => `${line}\n`).join('')}`);
process.stdout.write(`${cpu}, ${cores} cores, ${memoryGB} GB, Node ${process.versions.node}\n`);

if (save) {
  const runs = new URL('runs/', here);
  mkdirSync(runs, { recursive: true });
  const date = new Date().toISOString();
  const file = `${date.slice(0, 10)}-${name}.json`;
  const saved = { bench: name, date, machine: machine(), versions: versions(), input, rows, notes };
  writeFileSync(new URL(file, runs), `${JSON.stringify(saved, null, 2)}\n`);
  process.stdout.write(`saved as bench/runs/${file}\n`);
}
