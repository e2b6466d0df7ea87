import type { Reporter } from './reporter.js';

/** Every report format; each is loaded when it is asked for. */
const LOADERS = {
  terminal: async () => (await import('./terminal.js')).terminal,
  json: async () => (await import('./json.js')).json,
  ndjson: async () => (await import('./ndjson.js')).ndjson,
} satisfies Record<string, () => Promise<Reporter>>;

export type ReportFormat = keyof typeof LOADERS;

export const REPORT_FORMATS = Object.keys(LOADERS) as ReportFormat[];

export const loadReporter = (format: ReportFormat): Promise<Reporter> => LOADERS[format]();
