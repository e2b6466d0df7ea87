import { relative, resolve, sep } from 'node:path';

/** A path as seen from the working folder, with `/`: what editors, reviews and CI call the file. */
export const fromHere = (file: string): string => relative('', resolve(file)).replaceAll(sep, '/');
