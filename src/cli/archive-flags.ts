import type { Range } from '../option-checks.js';
import type { Flag } from './flag.js';

export const PORTS: Range = { least: 0, most: 65_535, whole: true };
/** Megabytes of a request. */
export const LIMITS: Range = { least: 0.001, most: 1000 };

/** The part of the table of flags (flags.ts) that archives alone need. */
export const ARCHIVE_FLAGS: readonly Flag[] = [
  {
    spec: '--against <where>',
    help: 'what the articles are checked against: an archive, or for check a folder too',
    commands: ['check', 'watch'],
    takes: 'file',
  },
  {
    spec: '--add',
    help: 'put the articles into the archive once they are checked',
    commands: ['check', 'watch'],
    once: true,
  },
  {
    spec: '--families',
    help: 'list the families that are kept: id of the family, then of each member',
    commands: ['archive'],
    actions: ['list'],
    once: true,
  },
  { spec: '--once', help: 'check what is there, and end', commands: ['watch'], once: true },
  { spec: '--archive <file>', help: 'the archive that is asked', commands: ['serve'], takes: 'file' },
  {
    spec: '--port <n>',
    help: 'port to listen at; 0 for any that is free (default: 4711)',
    commands: ['serve'],
    type: 'number',
    range: PORTS,
  },
  {
    spec: '--host <address>',
    help: 'address to listen at; any but loopback lets others ask too (default: 127.0.0.1)',
    commands: ['serve'],
  },
  {
    spec: '--limit <mb>',
    help: 'megabytes that a request may bring (default: 4)',
    commands: ['serve'],
    type: 'number',
    range: LIMITS,
  },
];
