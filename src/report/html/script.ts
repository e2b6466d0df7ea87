import { readFileSync } from 'node:fs';

/** Scripts of pages, each with all it imports, as the build joins them. */
const BUILT = new URL('./script/', import.meta.url);

/** One of them, as a page can hold it inline. */
export const pageScript = (name: 'main' | 'asked'): string =>
  inline(readFileSync(new URL(`${name}.js`, BUILT), 'utf8'));

/** A script that does the same and holds nothing that would end it in a page. */
export function inline(script: string): string {
  if (script.includes('<!--'))
    throw new Error('a comment of HTML in a script would open another state of the parser');
  // a closing tag in a comment or string would end the script in the page
  return script.replaceAll('</', '<\\/');
}
