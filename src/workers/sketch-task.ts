import { hiddenBytes, hiddenCharacters } from '../read/decode.js';
import { detectLanguage, isDetectorLoaded } from '../read/detect.js';
import { contentHash } from '../read/hash.js';
import { type Chunk, isReadAgain, type Range, readArticles } from '../read/open.js';
import {
  type Meta,
  type ReadArticle,
  type Reading,
  type ReadOptions,
  textOf,
  utf8Of,
} from '../read/source.js';
import { Sketcher, type SketchOptions } from '../sketch/sketch.js';
import { tokenizeAscii } from '../tokenize/ascii.js';
import { guessLanguage } from '../tokenize/language.js';
import { looksMisread } from '../tokenize/misread.js';
import { weigh } from '../tokenize/rarity.js';
import { TokenBuffer } from '../tokenize/tokens.js';
import { tokenizeUnicode } from '../tokenize/unicode.js';
import { creditsIn } from './credits.js';
import { keep } from './kept.js';
import type { SketchBatch, SketchedArticle, SketchJob, SketchProblem } from './sketch-batch.js';
import type { Spool } from './spool.js';
import { setTokensAside } from './tokens-aside.js';

/** Words from which the letters of a text tell its language. */
const ENOUGH_WORDS = 20;

/** Sketches batch after batch with the same buffers. */
export class SketchTask {
  readonly #sketcher: Sketcher;
  readonly #tokens = new TokenBuffer();
  readonly #options: SketchOptions & ReadOptions;
  readonly #spool: Spool;
  #weights = new Uint8Array(1 << 16);
  /** a text was met that asks for the detector of languages, which was not loaded */
  wantsDetector = false;

  constructor(options: SketchOptions & ReadOptions, spool: Spool) {
    this.#sketcher = new Sketcher(options);
    this.#options = options;
    this.#spool = spool;
  }

  /** One job at a time: buffers are shared by all. */
  async run({ from: sources, keep: keeping }: SketchJob): Promise<SketchBatch> {
    const articles: SketchedArticle[] = [];
    const problems: SketchProblem[] = [];
    const lines: number[] = [];
    const tokenStarts = [0];
    const texts: Uint8Array[] = [];
    this.#tokens.count = 0;
    this.#sketcher.clear();
    this.wantsDetector = false;
    for (let r = 0; r < sources.length; r++) {
      const range = sources[r];
      const read = readArticles(range, this.#options);
      const reading: Reading = read instanceof Promise ? await read : read;
      lines.push(reading.lines);
      for (const problem of reading.problems) problems.push({ range: r, ...problem });
      for (const read of reading.articles) {
        const from = keeping ? this.#tokens.count : 0;
        this.#tokens.count = from;
        const bytes = utf8Of(read);
        // a string with as many bytes as code units is ASCII, whose bytes are quicker to take apart
        const article = bytes.length === read.text?.length ? { ...read, ascii: bytes, text: null } : read;
        const { words, language, misread } = this.#tokenize(
          article,
          range.source.meta?.language ?? article.meta.language,
          from,
        );
        const fault = faultOf(article, words, this.#options.shingle, this.#tokens.control);
        if (fault !== null) problems.push({ range: r, line: article.line, message: fault });
        const meta: Meta =
          range.source.meta === null ? article.meta : { ...article.meta, ...range.source.meta };
        const at = keeping ? -1 : this.#setAside(bytes, range);
        const aside = at >= 0;
        const hash = contentHash(bytes);
        this.#weigh(from, language);
        this.#sketcher.add(this.#tokens.view(from), this.#weights.subarray(from));
        articles.push({
          range: r,
          line: article.line,
          begin: aside ? at : article.begin,
          end: aside ? at + bytes.length : article.end,
          aside,
          tokensAt: keeping ? -1 : setTokensAside(this.#spool, this.#tokens, this.#weights, from, hash),
          meta,
          words,
          language,
          misread,
          hash,
          credits: creditsIn(article),
          wholePage: article.wholePage === true,
        });
        if (keeping) {
          tokenStarts.push(this.#tokens.count);
          texts.push(bytes);
        }
      }
    }
    return {
      articles,
      problems,
      lines,
      ...this.#sketcher.sketches(),
      kept: keeping ? keep(this.#tokens, this.#weights, tokenStarts, texts) : null,
    };
  }

  /**
   * Sets a text aside, and returns where it begins; -1 where it lies in memory, or can be read again and would take room that
   * tokens may need: without these alignment takes five times as long.
   */
  #setAside(bytes: Uint8Array, from: Range | Chunk): number {
    if (!isReadAgain(from)) return this.#spool.write(bytes);
    return from.source.data === null && this.#spool.hasRoomToSpare ? this.#spool.tryWrite(bytes) : -1;
  }

  #tokenize(
    article: ReadArticle,
    known: string | null,
    from: number,
  ): { words: number; language: string | null; misread: boolean } {
    this.#tokens.control = false;
    if (article.ascii !== null) tokenizeAscii(article.ascii, article.ascii.length, this.#tokens);
    else tokenizeUnicode(article.text as string, this.#tokens);
    const tokens = this.#tokens.view(from);
    const { ascii } = article;
    const text = article.text ?? '';
    const misread = looksMisread(tokens, ascii === null ? (p) => text.charCodeAt(p) : (p) => ascii[p]);
    let language = known ?? guessLanguage(tokens, text);
    if (language === null && !misread && tokens.count >= ENOUGH_WORDS) language = this.#detect(article);
    return { words: tokens.count, language: language ?? article.templateLanguage ?? null, misread };
  }

  #detect(article: ReadArticle): string | null {
    if (isDetectorLoaded()) return detectLanguage(textOf(article));
    this.wantsDetector = true;
    return null;
  }

  #weigh(from: number, language: string | null): void {
    if (this.#weights.length < this.#tokens.count) {
      const larger = new Uint8Array(this.#tokens.count * 2);
      larger.set(this.#weights);
      this.#weights = larger;
    }
    weigh(this.#tokens.view(from), language, this.#weights.subarray(from));
  }
}

/** What a reader should know of an article that was read: it is empty, too short, or hides characters. */
function faultOf(article: ReadArticle, words: number, shingle: number, control: boolean): string | null {
  if (words === 0) {
    const blank = article.ascii !== null ? article.ascii.length === 0 : textOf(article).trim() === '';
    return blank ? 'is empty: nothing to compare' : 'holds no words: nothing to compare';
  }
  if (words < shingle) {
    return `holds ${words === 1 ? 'one word' : `${words} words`} only: too short to share a passage (${shingle} words at least)`;
  }
  if (article.ascii === null) return hiddenCharacters(article.text as string);
  return control ? hiddenBytes(article.ascii) : null;
}
