import type { Candidates } from './candidates/candidates.js';
import { acrossOutlets } from './candidates/outlets.js';
import { letGoOfPairs } from './candidates/pairs.js';
import { type FamilyGroup, groupFamilies, tiesOf } from './families/families.js';
import { type KnownFamily, withOrigins } from './families/origin.js';
import { apart, pairsOfMembers, pairsOfRepresentatives } from './families/pairs.js';
import { type Focus, ofFocus, outletsOf } from './focus.js';
import { type Hands, withHands } from './hands.js';
import { type Witness, witnessesOf } from './judge/credits/outlets.js';
import { CrowdQuotes } from './judge/crowd-quotes.js';
import type { IndexedFinding } from './judge/finding.js';
import { settle, type Verdict } from './judge/settle.js';
import type { Article, Problem, Report } from './model.js';
import { type GivenOptions, type Options, type Progress, resolveOptions } from './options.js';
import { endingOf, passOver } from './read/formats/formats.js';
import { findSources, type Input, type Inputs } from './read/inputs.js';
import { byPath } from './read/problems.js';
import { buildReport } from './report/build.js';
import type { Texts } from './report/reporter.js';
import { letGo } from './sketch/sketches.js';
import { addWords } from './workers/add-words.js';
import { type Aligned, alignPairs } from './workers/align-pairs.js';
import { shareMarks } from './workers/catalog.js';
import { inOrder, ofPairs } from './workers/findings.js';
import { type Gathered, gather } from './workers/gather.js';
import { findCandidatesTogether } from './workers/join-parts.js';
import { roomForMarks } from './workers/marks-held.js';
import { findMisreadPairs } from './workers/misread-pairs.js';
import { readAll } from './workers/read-all.js';
import { roomForSides } from './workers/sides-held.js';
import { SketchStore } from './workers/sketch-store.js';
import { textsOf } from './workers/texts.js';

/**
 * Scans inputs for families and shared passages: read, tokenize and sketch; candidates; align and judge; families;
 * report. The report is the same to the byte for any order of inputs and any number of workers.
 *
 * @param inputs paths of files and folders, globs, `-` for standard input, texts or files in memory; one, or an array
 * @param given options; those left out are as in `DEFAULTS`
 * @returns the report; what cannot be read is in its `problems`
 * @throws UsageError for inputs or options that cannot be used
 * @throws FlongError for a file of standing text that cannot be read, or where there is no room for what memory has none for
 */
export async function scan(inputs: Input | readonly Input[], given: GivenOptions = {}): Promise<Report> {
  const options = resolveOptions(given);
  const { report, close } = await scanSources(
    await findSources([inputs].flat() as Input[], options.ignore),
    options,
  );
  close();
  return report;
}

/** A report with the texts it was made from, for those who show more than it holds. */
export interface Scanned {
  readonly report: Report;
  readonly texts: Texts;
  /** lets go of texts set aside on disk; `texts` is not to be asked for more */
  close(): void;
}

/** The steps in their order; `standing` also tells pairs that share neither copy nor a quotation. */
export const scanSources = (
  inputs: Inputs,
  options: Options,
  standing = tellsStanding(options),
): Promise<Scanned> =>
  withHands(options, async (hands) => {
    const gathered = await readSources(hands, inputs, options);
    return judgeArticles(hands, gathered, options, standing);
  });

/** Whether pairs are told that share neither copy nor a quotation: where no kind of these is asked for. */
export const tellsStanding = ({ kinds }: Options): boolean =>
  !kinds.includes('copy') && !kinds.includes('quotation');

/** Reads, tokenizes and sketches all articles of some inputs; its problems are also those of the inputs. */
export async function readSources(
  { pool, spool }: Omit<Hands, 'given'>,
  inputs: Inputs,
  options: Options,
): Promise<Gathered> {
  const store = new SketchStore(options.signature);
  const { batches, sourcesOf } = await readAll(pool, spool, inputs, options, store, (done, total, articles) =>
    options.onProgress?.({ step: 'read', done, total, articles }),
  );
  const gathered = gather(batches, store, sourcesOf, options.outletFrom);
  for (const { id } of gathered.left) passOver(inputs.passedOver, endingOf(id));
  return { ...gathered, problems: [...inputs.problems, ...gathered.problems] };
}

/** Finds candidates among articles, aligns and judges them, groups families and reports; of all, or of what is in `focus`. */
export async function judgeArticles(
  hands: Hands,
  gathered: Gathered,
  options: Options,
  standing: boolean,
  focus: Focus | null = null,
): Promise<Omit<Scanned, 'close'>> {
  const { articles, credits, sketches, catalog, problems } = gathered;
  const tell: Tell = (step, done, total) => {
    options.signal?.throwIfAborted();
    options.onProgress?.({ step, done, total });
  };
  tell('candidates', 0, 1);
  const { numbers, outlet, outletSize } = outletsOf(articles, focus);
  const beyond = focus?.beyond?.(articles, numbers) ?? null;
  const asked = { ...options, outlet, outletSize, beyond, standing };
  const found = await findCandidatesTogether(hands.pool, sketches, asked);
  const focal = (i: number): boolean => focus?.ids.has(articles[i].id) ?? true;
  const candidates = focus?.alone ? ofFocus(found, focal) : found;

  const wanted = (a: number, b: number): boolean => !focus?.alone && (focal(a) || focal(b));
  const given = { hands, gathered, options, standing, outlet, wanted, tell };
  const aligned = await alignCandidates(
    given,
    candidates,
    focus === null ? letGo(sketches) : 0,
    focus && focal,
  );
  tell('families', 0, 1);
  const { changed, ...told } = await tellFamilies(given, candidates, aligned);
  const all = {
    articles,
    ...told,
    crediting: (i: number) => credits[i].agencies.length > 0,
    problems: [...problems, ...changed.map((i) => hasChanged(articles[i]))].sort(byPath),
    nearest: aligned.nearest,
  };
  const report = buildReport(focus === null ? all : { ...all, focal }, options);
  return { report, texts: await textsOf(catalog, articles, hands.spool, options) };
}

/** What the steps from alignment on go by. */
interface Judging {
  readonly hands: Hands;
  readonly gathered: Gathered;
  readonly options: Options;
  /** also pairs that share neither copy nor a quotation */
  readonly standing: boolean;
  /** a number for the outlet of each article, -1 where it is not known */
  readonly outlet: Int32Array;
  /** which pairs inside families are asked for, where all are told */
  readonly wanted: (a: number, b: number) => boolean;
  readonly tell: Tell;
}

/** What all candidates share, and those that letters make candidates. */
interface AllAligned {
  findings(): Iterable<IndexedFinding>;
  readonly nearest: Aligned['nearest'];
  /** articles whose source has changed meanwhile */
  readonly changed: Iterable<number>;
}

/**
 * @param room bytes that tokens which are asked for again may take
 * @param focal the articles that the report is about, null where it is about all
 */
async function alignCandidates(
  { hands: { pool, given }, gathered: { catalog }, options, standing, outlet, tell }: Judging,
  candidates: Candidates,
  room: number,
  focal: ((i: number) => boolean) | null,
): Promise<AllAligned> {
  const misread = options.noisy ? catalog.misread.fill(1) : catalog.misread;
  pool.setCatalog({
    ...catalog,
    marks: shareMarks(candidates.marks),
    marksMade: roomForMarks(catalog.words),
    sides: roomForSides(catalog, candidates, room),
    tellsStanding: standing,
    given,
  });
  const telling = (done: number, total: number): void => tell('align', done, total);
  const aligned = await alignPairs(pool, candidates, telling, focal);
  const seen = await findMisreadPairs(pool, misread, [candidates, candidates.putOff]);
  letGoOfPairs(candidates);
  const bySight = await alignPairs(pool, options.acrossOutlets ? acrossOutlets(seen, outlet) : seen, telling);
  return {
    findings: () => inOrder(aligned.findings, bySight.findings),
    nearest: aligned.nearest,
    changed: new Set([...aligned.changed, ...bySight.changed]),
  };
}

/** Families, and the verdicts that are told: of a family's pairs those with its representative, unless all are asked for. */
async function tellFamilies(
  { hands: { pool }, gathered: { articles, credits, sketches }, options, standing, outlet, wanted }: Judging,
  candidates: Candidates,
  aligned: AllAligned,
): Promise<{
  families: KnownFamily[];
  witness: (i: number) => Witness;
  verdicts: Verdict[];
  changed: number[];
}> {
  const quotes = new CrowdQuotes(aligned.findings());
  const settled = (of: Iterable<IndexedFinding>): Generator<Verdict> =>
    settle(of, quotes, sketches.tokens, { ...options, standing });
  // most findings lie inside families: what they share is looked up again for those that are told
  const outlined = (of: Iterable<IndexedFinding>): Verdict[] =>
    Array.from(settled(of), (verdict) => ({ ...verdict, passages: [], runs: [], equal: [] }));
  const grouped = (by: readonly Verdict[]): FamilyGroup[] =>
    groupFamilies(sketches, tiesOf(by), candidates.representative);
  const first = outlined(aligned.findings());
  const groups = grouped(first);
  const late = await alignPairs(pool, apart(candidates.putOff, groups));
  const findings = (): Iterable<IndexedFinding> => inOrder(aligned.findings(), late.findings);
  const lately = outlined(late.findings);
  const outlines = [...first, ...lately].sort(byPair);
  const witness = witnessesOf(articles, credits);
  const families = withOrigins(lately.length === 0 ? groups : grouped(outlines), outlines, witness);
  const apartIn = options.acrossOutlets ? outlet : null;
  const { left, missing } = options.allPairs
    ? { left: outlines, missing: pairsOfMembers(families, outlines, apartIn, wanted) }
    : pairsOfRepresentatives(families, outlines, apartIn);
  const more = await alignPairs(pool, missing);
  const verdicts = [...settled(ofPairs(findings(), left)), ...settled(more.findings)].sort(byPair);
  const { told, changed } = await addWords(pool, verdicts);
  const allChanged = new Set([...aligned.changed, ...late.changed, ...more.changed, ...changed]);
  return { families, witness, verdicts: told, changed: [...allChanged] };
}

const hasChanged = ({ id }: Article): Problem => ({
  path: id,
  message: 'has changed since the scan began: its pairs are left out; scan again',
});

const byPair = (x: Verdict, y: Verdict): number => x.a - y.a || x.b - y.b;

type Tell = (step: Progress['step'], done: number, total: number) => void;
