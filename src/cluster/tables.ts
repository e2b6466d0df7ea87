import {
  binary,
  columnFromArray,
  type DataType,
  float64,
  int32,
  tableFromColumns,
  tableFromIPC,
  tableToIPC,
  utf8,
} from '@uwdata/flechette';
import { wordsOf } from './words.js';

/** Tables as they come and go: rows with named columns, in Arrow's format. */

type Values = ArrayLike<unknown>;

/** The rows of one table that came in. */
export class Rows {
  readonly count: number;
  readonly #column: (name: string) => Values;

  constructor(count: number, column: (name: string) => Values) {
    this.count = count;
    this.#column = column;
  }

  static from(bytes: Uint8Array): Rows {
    const table = tableFromIPC(bytes);
    return new Rows(table.numRows, (name) => {
      const column = table.getChild(name);
      if (column === null || column === undefined) throw new Error(`the table has no column ${name}`);
      return column.toArray() as Values;
    });
  }

  /** A column of whole numbers, without nulls. */
  ints(name: string): ArrayLike<number> {
    return this.#column(name) as ArrayLike<number>;
  }

  /** A column of numbers, with nulls. */
  numbers(name: string): ArrayLike<number | null> {
    return this.#column(name) as ArrayLike<number | null>;
  }

  /** A column of strings. */
  texts(name: string): ArrayLike<string | null> {
    return this.#column(name) as ArrayLike<string | null>;
  }

  /** A column of bytes. */
  bytes(name: string): ArrayLike<Uint8Array | null> {
    return this.#column(name) as ArrayLike<Uint8Array | null>;
  }

  /** A column of lists of whole numbers. */
  lists(name: string): ArrayLike<Int32Array | null> {
    return this.#column(name) as ArrayLike<Int32Array | null>;
  }

  /** A column of bytes that are 32-bit words; none where it is null. */
  words(name: string): Uint32Array[] {
    return Array.from(this.bytes(name), wordsOf);
  }
}

export type Type = 'int' | 'double' | 'text' | 'bytes';
/** Names of columns with their types. */
export type Schema = Readonly<Record<string, Type>>;
export type Value = number | string | Uint8Array | null;

const types: Record<Type, () => DataType> = { int: int32, double: float64, text: utf8, bytes: binary };

/** The rows that go out. */
export class Table {
  readonly #names: string[];
  readonly #types: Type[];
  readonly #columns: Value[][];

  constructor(schema: Schema) {
    this.#names = Object.keys(schema);
    this.#types = Object.values(schema);
    this.#columns = this.#names.map(() => []);
  }

  /** Adds a row: a value for each column, in their order. */
  push(...values: Value[]): void {
    for (let c = 0; c < this.#columns.length; c++) this.#columns[c].push(values[c]);
  }

  toBytes(): Uint8Array {
    const columns = this.#columns.map((values, c) => columnFromArray(values, types[this.#types[c]]()));
    const names = this.#names;
    return tableToIPC(tableFromColumns(columns.map((column, c) => [names[c], column])), {}) as Uint8Array;
  }
}

export const jsonOf = (bytes: string | null): unknown => JSON.parse(bytes as string);
