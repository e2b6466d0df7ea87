import xxhash, { type XXHashAPI } from 'xxhash-wasm';

/** The seed that Spark SQL's `xxhash64` uses, so that hashes join with a cluster's. */
const SEED = 42n;

let api: XXHashAPI | null = null;

/** Loads the hash function; to be awaited once before `contentHash`. */
export async function loadHash(): Promise<void> {
  api ??= await xxhash();
}

/** XXH64 of a text's UTF-8 bytes, seed 42, as 16 hex digits. */
export function contentHash(bytes: Uint8Array): string {
  if (api === null) throw new Error('loadHash has not been awaited');
  return api.h64Raw(bytes, SEED).toString(16).padStart(16, '0');
}
