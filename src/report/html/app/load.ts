import type { Passage } from '../../../model.js';
import type { Index, Place, ShownArticle, ShownPair, StoredPassage } from '../shape.js';
import { byId } from './draw.js';

/** Unpacks what lies in the page; a block stays unpacked once it was looked at, the last few of them. */

async function unpacked<T>(id: string): Promise<T> {
  const text = atob(byId(id).textContent ?? '');
  const bytes = Uint8Array.from(text, (char) => char.charCodeAt(0));
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('deflate-raw'));
  return JSON.parse(await new Response(stream).text()) as T;
}

export const loadIndex = (): Promise<Index> => unpacked<Index>('index');

const HELD = 24;
const blocks = new Map<string, Promise<unknown[]>>();

async function valueAt<T>(kind: string, { block, at }: Place): Promise<T> {
  const id = `${kind}-${block}`;
  let values = blocks.get(id);
  if (values === undefined) {
    values = unpacked<unknown[]>(id);
    if (blocks.size >= HELD) blocks.delete(blocks.keys().next().value as string);
    blocks.set(id, values);
  }
  return (await values)[at] as T;
}

/** Forgets what was unpacked: another report has come into the page. */
export const forget = (): void => blocks.clear();

export const textOf = async ({ text }: ShownArticle): Promise<string | null> =>
  text === null ? null : valueAt<string>('texts', text);

/** The passages of a pair, with their words. */
export async function passagesOf(
  pair: ShownPair,
  textA: string | null,
  textB: string | null,
): Promise<Passage[]> {
  const stored = await valueAt<StoredPassage[]>('passages', pair.place);
  return stored.map((passage) => {
    if (textA === null || textB === null) return passage as Passage;
    const text = textA.slice(passage.a.begin, passage.a.end);
    if (passage.runs === undefined) return { ...passage, text };
    return { ...passage, text, textB: textB.slice(passage.b.begin, passage.b.end) };
  });
}
