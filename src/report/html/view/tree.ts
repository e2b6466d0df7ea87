/**
 * What is shown, as plain values: made once, for the file that is written and for the page that draws again.
 * Texts are strings that each side puts in as text, so nothing of an article can become markup.
 */
export type Tree = string | Branch;

export interface Branch {
  readonly tag: string;
  readonly attrs: Readonly<Record<string, string>>;
  readonly children: readonly Tree[];
}

type Value = string | number | boolean | null | undefined;
type Child = Tree | null | false | readonly Child[];

/** An element. Attributes that are false or null are left out; true stands for an empty one. */
export function h(tag: string, attrs: Readonly<Record<string, Value>> = {}, ...children: Child[]): Branch {
  const kept: Record<string, string> = {};
  for (const [name, value] of Object.entries(attrs)) {
    if (value === null || value === undefined || value === false) continue;
    kept[name] = value === true ? '' : String(value);
  }
  return { tag, attrs: kept, children: flat(children, []) };
}

/** Puts children behind those that `out` has, one by one: a table may have more rows than a call takes arguments. */
function flat(children: readonly Child[], out: Tree[]): Tree[] {
  for (const child of children) {
    if (child === null || child === false || child === '') continue;
    if (Array.isArray(child)) flat(child as readonly Child[], out);
    else out.push(child as Tree);
  }
  return out;
}
