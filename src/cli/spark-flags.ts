import type { Flag } from './flag.js';

/** The part of the table of flags (flags.ts) that the Spark job alone needs. */
export const SPARK_FLAGS: readonly Flag[] = [
  {
    spec: '--master <url>',
    help: 'where it runs: local[*], spark://host:7077, yarn or k8s://https://host:443 (default: local[*])',
    commands: ['spark'],
  },
  {
    spec: '--output <folder>',
    help: 'folder for the tables articles, pairs, passages, families and problems',
    commands: ['spark'],
    takes: 'folder',
    once: true,
  },
  {
    spec: '--work <folder>',
    help: 'folder for what lies between the stages, which all machines see',
    commands: ['spark'],
    takes: 'folder',
    once: true,
  },
  {
    spec: '--format <format>',
    help: 'of the input: jsonl or parquet (default: jsonl)',
    commands: ['spark'],
    values: ['jsonl', 'parquet'],
  },
  { spec: '--run', help: 'run the line in place of printing it', commands: ['spark'], once: true },
];
