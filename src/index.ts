export { compare } from './compare.js';
export { FlongError, UsageError } from './errors.js';
export type * from './model.js';
export { DEFAULTS, type Options, type Progress } from './options.js';
export type { Input, TextInput } from './read/inputs.js';
export { scan } from './scan.js';
