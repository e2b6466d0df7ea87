import { systemMessage } from '../errors.js';
import type { Problem } from '../model.js';
import { utf8Stream } from './charset.js';
import { withoutPartial } from './decode.js';
import { endingOf, formatByName, kindOf, passOver } from './formats/formats.js';
import type { Chunk } from './open.js';
import type {
  Compression,
  Opened,
  Packing,
  ReadOptions,
  Source,
  StreamNote,
  StreamRecord,
} from './source.js';
import { badPath, type Member, tarMembers, tooLarge, zipMembers } from './unpack/archive.js';
import {
  Allowance,
  bytesOf,
  collect,
  collectDamaged,
  Damaged,
  memoryBytes,
  Unreadable,
} from './unpack/bytes.js';
import { decompress } from './unpack/compression.js';
import { lineBlocks } from './unpack/lines.js';

/** Where what is met on the way is told. */
export interface Told {
  readonly problems: Problem[];
  /** files of other kinds, by ending, that were passed over in archives */
  readonly passedOver: Map<string, number>;
}

/** Packings inside each other that are taken off; what is deeper is told and not read. */
const DEEPEST = 5;
/** Bytes of lines in one chunk. */
const BLOCK = 1 << 20;

/**
 * Reads a source that must be read from its beginning, because it is packed or only so gives its records: chunks for
 * other threads to take articles out of. Holds a record or a block of lines at a time. Nothing is thrown for what the
 * source holds.
 */
export async function* streamChunks(
  source: Source,
  size: number,
  options: ReadOptions,
  told: Told,
): AsyncGenerator<Chunk> {
  const opened: Opened =
    source.data === null ? { file: source.file as string } : { stream: memoryBytes(source.data) };
  const { file, packing } = source;
  yield* new Reader(options, new Allowance(size, options.maxSize * 1e6), told).read(
    // chunks go to other threads, without what they were taken from
    { ...source, data: null, ...(file !== null && packing.length > 0 ? { packedIn: file } : {}) },
    opened,
    0,
  );
}

class Reader {
  readonly #options: ReadOptions;
  readonly #maxSize: number;
  readonly #allowance: Allowance;
  readonly #told: Told;
  /** an error that passes through several layers is told once */
  readonly #seen = new WeakSet<object>();

  constructor(options: ReadOptions, allowance: Allowance, told: Told) {
    this.#options = options;
    this.#maxSize = options.maxSize * 1e6;
    this.#allowance = allowance;
    this.#told = told;
  }

  async *read(source: Source, opened: Opened, depth: number): AsyncGenerator<Chunk> {
    const packed = source.packing.length > 0;
    let read = false;
    try {
      for await (const chunk of packed
        ? this.#unpack(source, opened, depth)
        : this.#records(source, opened)) {
        read = true;
        yield chunk;
      }
    } catch (error) {
      if (this.#seen.has(error as object)) return;
      this.#seen.add(error as object);
      if (error instanceof Unreadable && error.other && !source.named)
        return this.#passOver(endingOf(source.id));
      const line = error instanceof Unreadable ? error.line : 0;
      this.#tell(source.id, line, error instanceof Damaged ? error.told(read) : systemMessage(error));
    }
  }

  #tell(id: string, line: number, message: string): void {
    this.#told.problems.push({ path: line === 0 ? id : `${id}:${line}`, message });
  }

  async *#unpack(source: Source, opened: Opened, depth: number): AsyncGenerator<Chunk> {
    const [outer, ...packing] = source.packing;
    if (depth + source.packing.length > DEEPEST) {
      throw new Unreadable(`is packed more than ${DEEPEST} deep: it is not read; unpack it yourself`);
    }
    if (outer === 'zip' || outer === 'tar') {
      const members =
        outer === 'zip' ? zipMembers(opened, this.#maxSize, this.#allowance) : tarMembers(bytesOf(opened));
      for await (const member of members) {
        yield* this.#member(source, member, depth + 1);
        if (this.#allowance.isSpent) return;
      }
      return;
    }
    const stream = decompress(bytesOf(opened), outer as Compression, this.#allowance);
    yield* this.read({ ...source, packing: packing as Packing[], file: null }, { stream }, depth + 1);
  }

  async *#member(archive: Source, { path, problem, open }: Member, depth: number): AsyncGenerator<Chunk> {
    const inner = path.replace(/^(?:\.\/)+/, '');
    const bad = badPath(path);
    if (bad !== null) return this.#tell(`${archive.id}!/${path}`, 0, bad);
    // hidden files are left alone, as in folders; so are the twins that a Mac packs
    if (/(?:^|\/)(?:\.|__MACOSX\/)/.test(inner)) return;
    const kind = kindOf(path);
    if (kind === null) return this.#passOver(endingOf(path));
    const id = `${archive.id}!/${inner}`;
    if (problem !== null) return this.#tell(id, 0, problem);
    const folder = inner.includes('/') ? inner.slice(0, inner.indexOf('/')) : archive.folder;
    const member = { ...archive, ...kind, id, folder, file: null, named: false };
    yield* this.read(member, { stream: lazily(open) }, depth);
  }

  #passOver(ending: string): void {
    passOver(this.#told.passedOver, ending);
  }

  async *#records(source: Source, opened: Opened): AsyncGenerator<Chunk> {
    const format = formatByName(source.format as NonNullable<Source['format']>);
    if (format.records !== undefined) {
      for await (const taken of format.records(opened, this.#options)) yield* this.#take(source, taken);
    } else if (format.reads === 'lines') {
      const stream = await utf8Stream(bytesOf(opened), this.#options.encoding, false);
      const tooLong = (line: number): void =>
        this.#tell(source.id, line, `is a line ${tooLarge(this.#maxSize)}`);
      for await (const { bytes, before } of lineBlocks(stream, BLOCK, this.#maxSize, tooLong)) {
        yield { source, record: { line: before, bytes, format: format.name, hints: null } };
      }
    } else {
      const stream = bytesOf(opened);
      const { bytes, damage } = format.readsCut
        ? await collectDamaged(stream, this.#maxSize)
        : { bytes: await collect(stream, this.#maxSize), damage: null };
      if (bytes === null) throw new Unreadable(`is a file ${tooLarge(this.#maxSize)}`);
      // damage may come in the middle of a letter
      const whole = damage === null ? bytes : bytes.subarray(0, withoutPartial(bytes, bytes.length));
      if (damage === null || whole.length > 0)
        yield { source, record: { line: 0, bytes: whole, format: format.name, hints: null } };
      if (damage !== null) throw damage;
    }
  }

  *#take(source: Source, taken: StreamRecord | StreamNote): Generator<Chunk> {
    if ('problem' in taken) this.#tell(source.id, taken.line, taken.problem);
    else if ('passedOver' in taken) this.#passOver(taken.passedOver);
    else yield { source, record: taken };
  }
}

/** Opens a member when its bytes are asked for, so that what goes wrong there is told of the member. */
async function* lazily(open: () => Promise<AsyncIterable<Uint8Array>>): AsyncGenerator<Uint8Array> {
  yield* await open();
}
