import { createRequire } from 'node:module';
import type { Code, Nodes, Root } from 'mdast';
import type { fromMarkdown } from 'mdast-util-from-markdown';
import type { parse } from 'yaml';
import { bomLength, decode, stringOf } from '../decode.js';
import { type Format, type Line, type Meta, NO_META, type Reading } from '../source.js';
import { withoutTags } from '../tags.js';
import { metaOf } from './meta.js';

/**
 * Markdown (CommonMark): the words a reader sees, paragraphs parted by blank lines, without marks, link targets and
 * image addresses; YAML front matter gives metadata, else the first heading the title. Offsets refer to that text.
 */
export const markdown: Format = {
  name: 'markdown',
  extensions: ['.md', '.markdown'],
  reads: 'whole',
  readsCut: true,
  again: true,
  read(bytes, _, { encoding }): Reading {
    const decoded = decode(bytes.subarray(bomLength(bytes)), encoding, null);
    if ('problem' in decoded)
      return { articles: [], problems: [{ line: 0, message: decoded.problem }], lines: 0 };
    const source = stringOf(decoded);
    const { front, tree } = parsed(source);
    const { meta, problem } =
      front === null ? { meta: { ...NO_META }, problem: null } : frontMatter(front[1]);
    const heading = tree.children.find((node) => node.type === 'heading');
    if (meta.title === null && heading !== undefined) meta.title = inline(heading).trim() || null;
    const article = {
      meta,
      line: 0,
      begin: 0,
      end: bytes.length,
      ascii: null,
      text: `${textOfBlocks(tree)}\n`,
    };
    return {
      articles: [article],
      problems: problem === null ? [] : [{ line: 0, message: problem }],
      lines: 0,
    };
  },
  lines(bytes, { encoding }): Line[] {
    const decoded = decode(bytes.subarray(bomLength(bytes)), encoding, null);
    if ('problem' in decoded) return [];
    const { front, tree } = parsed(stringOf(decoded));
    const before = front === null ? 0 : front[0].split('\n').length - 1;
    const lines: Line[] = [];
    let begin = 0;
    for (const { text, line } of blocks(tree)) {
      // line breaks inside a block are those of the source
      text.split('\n').forEach((part, i) => {
        lines.push({ begin, line: before + line + i });
        begin += part.length + 1;
      });
      begin += 1;
    }
    return lines;
  },
};

const FRONT_MATTER = /^---[^\S\n]*\r?\n([\s\S]*?)\r?\n---[^\S\n]*(?:\r?\n|$)/;

/** Loaded when the first Markdown file is met: most folders hold none. */
const require = createRequire(import.meta.url);
let loaded: { fromMarkdown: typeof fromMarkdown; parse: typeof parse } | null = null;
function parsers(): NonNullable<typeof loaded> {
  loaded ??= {
    fromMarkdown: require('mdast-util-from-markdown').fromMarkdown,
    parse: require('yaml').parse,
  };
  return loaded;
}

function frontMatter(source: string): { meta: Meta; problem: string | null } {
  try {
    const fields: unknown = parsers().parse(source);
    if (typeof fields !== 'object' || fields === null || Array.isArray(fields))
      return { meta: { ...NO_META }, problem: null };
    // a file's id is its path, so that two files never claim one
    return { meta: { ...metaOf(fields as Record<string, unknown>), id: null }, problem: null };
  } catch (error) {
    const reason = (error as Error).message.split('\n')[0].replace(/:$/, '');
    return {
      meta: { ...NO_META },
      problem: `front matter is no valid YAML (${reason}): the text is read, the metadata is not`,
    };
  }
}

/** Front matter, and the tree of what follows it. */
function parsed(source: string): { front: RegExpExecArray | null; tree: Root } {
  const front = FRONT_MATTER.exec(source);
  return { front, tree: parsers().fromMarkdown(front === null ? source : source.slice(front[0].length)) };
}

/** Blocks as text, a blank line between them. */
const textOfBlocks = (tree: Root): string =>
  blocks(tree)
    .map(({ text }) => text)
    .join('\n\n');

/** The blocks that hold words, in their order, each with the line that its words begin on. */
function blocks(node: Nodes): { text: string; line: number }[] {
  if (
    node.type === 'root' ||
    node.type === 'blockquote' ||
    node.type === 'list' ||
    node.type === 'listItem'
  ) {
    return node.children.flatMap((child) => blocks(child));
  }
  const text = blockText(node);
  // of code between fences the first line is a fence
  const fence = node.type === 'code' && node.position?.end.line !== lastLine(node) ? 1 : 0;
  return text === '' ? [] : [{ text, line: (node.position?.start.line ?? 1) + fence }];
}

function blockText(node: Nodes): string {
  if (node.type === 'html') return wordsOf(node.value);
  if (!('children' in node)) return 'value' in node ? node.value : '';
  return inline(node);
}

/** The line that code would end on if no fence stood around it. */
const lastLine = ({ value, position }: Code): number =>
  (position?.start.line ?? 1) + value.split('\n').length - 1;

/** The words of a block of HTML, which CommonMark passes on as it stands. */
const wordsOf = (html: string): string =>
  withoutTags(html, ' ')
    .replace(/[^\S\n]+/g, ' ')
    .trim();

/** Inline nodes as the words they show. */
function inline(node: Nodes): string {
  if (node.type === 'break') return '\n';
  if (node.type === 'image' || node.type === 'imageReference') return node.alt ?? '';
  if (node.type === 'html') return /^<br\b/i.test(node.value) ? '\n' : '';
  if ('children' in node) return node.children.map((child) => inline(child)).join('');
  return 'value' in node ? node.value : '';
}
