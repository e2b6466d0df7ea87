import { compareInputs } from '../../compare.js';
import type { Settings } from '../settings.js';
import { optionsOf, runAndReport } from './run.js';

/** `flong compare A B` */
export const compareCommand = ([a, b]: readonly string[], settings: Settings): Promise<number> =>
  runAndReport(settings, { full: true }, () => compareInputs(a, b, optionsOf(settings)));
