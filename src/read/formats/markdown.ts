import { createRequire } from 'node:module';
import type { Code, Nodes } from 'mdast';
import type { fromMarkdown } from 'mdast-util-from-markdown';
import type { parse } from 'yaml';
import { decode, stringOf } from '../decode.js';
import { type Format, type Line, type Meta, NO_META, notRead, type Reading } from '../source.js';
import { withoutTags } from '../tags.js';
import { inSmallLetters, metaOf } from './meta.js';
import { isTooDeep } from './nesting.js';

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
  load: () => (loaded === null ? load() : null),
  read(bytes, _, { encoding }): Reading {
    const decoded = decode(bytes, encoding, null);
    if ('problem' in decoded) return notRead(decoded.problem);
    const { front, title, blocks, tooDeep } = parsed(stringOf(decoded));
    const { meta, problem } =
      front === null ? { meta: { ...NO_META }, problem: null } : frontMatter(front[1]);
    meta.title ??= title;
    const text = `${blocks.map((block) => block.text).join('\n\n')}\n`;
    const article = { meta, line: 0, begin: 0, end: bytes.length, ascii: null, text };
    const problems = [problem, tooDeep ? TOO_DEEP : null].filter((message) => message !== null);
    return { articles: [article], problems: problems.map((message) => ({ line: 0, message })), lines: 0 };
  },
  lines(bytes, { encoding }): Line[] {
    const decoded = decode(bytes, encoding, null);
    if ('problem' in decoded) return [];
    const { front, blocks } = parsed(stringOf(decoded));
    const before = front === null ? 0 : front[0].split('\n').length - 1;
    const lines: Line[] = [];
    let begin = 0;
    for (const { text, line } of blocks) {
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

/**
 * Loaded when the first Markdown file is met: most folders hold none. The parser is an ES module, which is imported where that
 * can be waited for; it is required where an article is read again by a thread that has read none, and not everything
 * that runs modules can do that: Jest, for one.
 */
let loaded: { fromMarkdown: typeof fromMarkdown; parse: typeof parse } | null = null;
async function load(): Promise<void> {
  const [{ fromMarkdown }, { parse }] = await Promise.all([
    import('mdast-util-from-markdown'),
    import('yaml'),
  ]);
  loaded ??= { fromMarkdown, parse };
}

const require = createRequire(import.meta.url);
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
    return {
      meta: { ...metaOf(inSmallLetters(fields as Record<string, unknown>)), id: null },
      problem: null,
    };
  } catch (error) {
    const reason = (error as Error).message.split('\n')[0].replace(/:$/, '');
    return {
      meta: { ...NO_META },
      problem: `front matter is no valid YAML (${reason}): the text is read, the metadata is not`,
    };
  }
}

interface Block {
  readonly text: string;
  /** that its words begin on, from 1 */
  readonly line: number;
}

interface Parsed {
  readonly front: RegExpExecArray | null;
  /** the first heading */
  readonly title: string | null;
  /** those that hold words, of what follows the front matter */
  readonly blocks: Block[];
  /** true where it is one block, as it stands */
  readonly tooDeep: boolean;
}

const TOO_DEEP =
  'nests lists, quotations or emphasis too deep, or has too many: read as plain text, marks and all';

function parsed(source: string): Parsed {
  const front = FRONT_MATTER.exec(source);
  const body = front === null ? source : source.slice(front[0].length);
  if (!isTooDeep(body)) {
    try {
      const tree = parsers().fromMarkdown(body);
      const heading = tree.children.find((node) => node.type === 'heading');
      const title = heading === undefined ? null : inline(heading).trim() || null;
      return { front, title, blocks: blocksOf(tree), tooDeep: false };
    } catch (error) {
      // the stack has no room for what stands in one another inside a line
      if (!(error instanceof RangeError)) throw error;
    }
  }
  return { front, title: null, blocks: [{ text: body.trimEnd(), line: 1 }], tooDeep: true };
}

function blocksOf(node: Nodes): Block[] {
  if (
    node.type === 'root' ||
    node.type === 'blockquote' ||
    node.type === 'list' ||
    node.type === 'listItem'
  ) {
    return node.children.flatMap((child) => blocksOf(child));
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
