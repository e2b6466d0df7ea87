import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { CORPUS, filler, numbers } from './support.js';

/** Texts of the corpus by path, without front matter. */
const originals = readdirSync(CORPUS, { recursive: true, encoding: 'utf8' })
  .filter((path) => /\.(?:txt|md)$/.test(path))
  .sort()
  .map((path) => ({
    outlet: dirname(path),
    text: readFileSync(join(CORPUS, path), 'utf8').replace(/^---[\s\S]*?\n---\n/, ''),
  }));

/** Any number of articles made of the corpus. Some 700 are enough for threads to start. */
export const manyTexts = (count: number): { id: string; outlet: string; text: string }[] =>
  Array.from({ length: count }, (_, i) => {
    const { outlet, text } = originals[i % originals.length];
    return { id: `r-${i}`, outlet, text: variant(i, text, originals[(i * 31 + 7) % originals.length].text) };
  });

/** Writes them into a folder, as plain text and Markdown, and every tenth as a record of one file. Returns the folder. */
export function many(folder: string, count: number): string {
  const records: string[] = [];
  for (const { outlet } of originals) mkdirSync(join(folder, outlet), { recursive: true });
  manyTexts(count).forEach((article, i) => {
    if (i % 10 === 0) records.push(`${JSON.stringify(article)}\n`);
    else writeFileSync(join(folder, article.outlet, `${i}.${i % 10 === 1 ? 'md' : 'txt'}`), article.text);
  });
  writeFileSync(join(folder, 'records.jsonl'), records.join(''));
  return folder;
}

/**
 * The first round of texts as they are. Of later ones a third are cut and edited versions with a paragraph of another
 * text, a third lift a paragraph into words of their own, and a third have nothing to share.
 */
function variant(seed: number, text: string, other: string): string {
  if (seed < originals.length) return text;
  const next = numbers(seed);
  // the last paragraph is what an outlet closes all its articles with
  const own = text.split('\n\n').slice(0, -1);
  const taken = other.split('\n\n').slice(0, -1);
  const lifted = taken[next() % taken.length] ?? '';
  if (seed % 3 === 0) return `${filler(seed, 200)}\n\n${lifted}\n\n${filler(-seed, 50)}`;
  if (seed % 3 === 1) return filler(seed, 250);
  const edits = next() % 2 === 0 ? 12 : 60;
  return [...own.filter(() => next() % 4 > 0), lifted, filler(seed, 12)]
    .join('\n\n')
    .split(' ')
    .map((word) => (next() % edits === 0 ? `w${next() % 1000}` : word))
    .join(' ');
}
