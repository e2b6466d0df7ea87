import { resolveOptions } from '../../options.js';
import { scanSources } from '../../scan.js';
import type { Settings } from '../settings.js';
import { withInputs } from './inputs.js';
import { runAndReport } from './run.js';

/** `flong scan PATH…` */
export const scanCommand = (paths: readonly string[], settings: Settings): Promise<number> =>
  runAndReport(settings, {}, (stats) =>
    withInputs(paths, settings, stats, (inputs, options) => scanSources(inputs, resolveOptions(options))),
  );
