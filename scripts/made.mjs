// Writes the files that are made from the table of flags: the man page and the schema of config files.
import { readFileSync, writeFileSync } from 'node:fs';
import { configSchema } from '../dist/cli/config-schema.js';
import { manual } from '../dist/cli/manual.js';

const here = (path) => new URL(`../${path}`, import.meta.url);
const { version } = JSON.parse(readFileSync(here('package.json'), 'utf8'));

writeFileSync(here('docs/flong.1'), manual(version));
writeFileSync(here('schema/config.json'), `${JSON.stringify(configSchema(), null, 2)}\n`);
