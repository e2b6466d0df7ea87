import type { Flag } from './flag.js';

const READING = ['scan', 'compare', 'check', 'archive', 'watch'] as const;

/** The part of the table of flags that says how inputs are read. */
export const INPUT_FLAGS: readonly Flag[] = [
  {
    spec: '--encoding <charset>',
    help: 'charset of text that is not UTF-8, as windows-1252 (default: declared, or guessed where that is sure)',
    commands: READING,
    option: 'encoding',
  },
  {
    spec: '--text-field <path>',
    help: 'field of records that holds the text, with dots into objects (default: text, body, content …)',
    commands: READING,
    option: 'textField',
  },
  {
    spec: '--id-field <path>',
    help: 'field that holds the id (default: id, guid, url …)',
    commands: READING,
    option: 'idField',
  },
  {
    spec: '--title-field <path>',
    help: 'field that holds the title (default: title, headline …)',
    commands: READING,
    option: 'titleField',
  },
  {
    spec: '--date-field <path>',
    help: 'field that holds the date (default: date, published …)',
    commands: READING,
    option: 'dateField',
  },
  {
    spec: '--outlet-field <path>',
    help: 'field that holds the outlet (default: outlet, site …)',
    commands: READING,
    option: 'outletField',
  },
  {
    spec: '--max-size <mb>',
    help: 'megabytes of a file, line or record; what is larger is not read, but told (default: 50)',
    commands: READING,
    option: 'maxSize',
    type: 'size',
  },
];
