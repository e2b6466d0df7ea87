import type { Reporter } from './reporter.js';

/** Every report format; each is loaded when it is asked for. */
const LOADERS = {
  terminal: async () => (await import('./terminal.js')).terminal,
  json: async () => (await import('./json.js')).json,
  ndjson: async () => (await import('./ndjson.js')).ndjson,
  html: async () => (await import('./html/html.js')).html,
  csv: async () => (await import('./csv-pairs.js')).csvPairs,
  'csv-passages': async () => (await import('./csv-passages.js')).csvPassages,
  markdown: async () => (await import('./markdown.js')).markdown,
  sarif: async () => (await import('./sarif.js')).sarif,
  junit: async () => (await import('./junit.js')).junit,
  github: async () => (await import('./github.js')).github,
  gitlab: async () => (await import('./gitlab.js')).gitlab,
  graphml: async () => (await import('./graphml.js')).graphml,
} satisfies Record<string, () => Promise<Reporter>>;

/** What a report can be rendered as; docs/formats.md has each, field by field. */
export type ReportFormat = keyof typeof LOADERS;

export const REPORT_FORMATS = Object.keys(LOADERS) as ReportFormat[];

export const loadReporter = (format: ReportFormat): Promise<Reporter> => LOADERS[format]();
