import type { Elements } from './elements.js';

/** Contents of `<meta>` by the names asked for. */
export type Tags = (...names: string[]) => string[];

/** Contents of `<meta>` by name, property or itemprop, in the order of the names asked for. */
export function metaTags(elements: Elements): Tags {
  const contents = new Map<string, string[]>();
  for (const tag of elements.named('meta')) {
    const content = tag.getAttribute('content')?.trim();
    if (!content) continue;
    for (const attribute of ['property', 'name', 'itemprop', 'http-equiv']) {
      for (const name of (tag.getAttribute(attribute) ?? '').toLowerCase().split(/\s+/)) {
        if (name === '') continue;
        const same = contents.get(name);
        if (same === undefined) contents.set(name, [content]);
        else same.push(content);
      }
    }
  }
  return (...names) => names.flatMap((name) => contents.get(name) ?? []);
}
