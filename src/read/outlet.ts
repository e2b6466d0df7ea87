import type { OutletFrom } from '../options.js';
import type { Meta } from './source.js';

/**
 * Who published an article: as its metadata say, else the host of its address, else the folder that it lies in. `from`
 * takes one of the three alone; null where that says nothing.
 */
export function outletOf(meta: Meta, folder: string | null, from: OutletFrom | null): string | null {
  if (from === 'field') return meta.outlet;
  if (from === 'host') return hostOf(meta.url);
  if (from === 'path') return folder;
  return meta.outlet ?? hostOf(meta.url) ?? folder;
}

/** The host of an address without `www.`, or null where it is none. */
function hostOf(url: string | null): string | null {
  if (url === null || !/^https?:/i.test(url)) return null;
  try {
    return new URL(url).hostname.replace(/^www\d?\./, '') || null;
  } catch {
    return null;
  }
}
