import { compareInputs } from '../../compare.js';
import { type Given, optionsOf, runAndReport } from './run.js';

/** `flong compare A B` */
export const compareCommand = (a: string, b: string, given: Given): Promise<number> =>
  runAndReport(given, true, () => compareInputs(a, b, optionsOf(given)));
