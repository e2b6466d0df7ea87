import { relative, resolve } from 'node:path';
import { slashed } from './slashes.js';

/** A path as seen from the working folder, with `/`: what editors, reviews and CI call the file. */
export const fromHere = (file: string): string => slashed(relative('', resolve(file)));
