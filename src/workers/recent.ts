/**
 * What was made for articles, held while there is room. In two generations: when the younger is half of all, the elder
 * goes, and what is asked for comes back to the younger. (To take the oldest entry from one map again and again would
 * walk over all those that went before it.)
 */
export class Recent<T> {
  readonly #half: number;
  #young = new Map<number, Entry<T>>();
  #old = new Map<number, Entry<T>>();
  #size = 0;

  /** @param room what the sizes of all that is held add up to at most */
  constructor(room: number) {
    this.#half = room / 2;
  }

  get(i: number): T | undefined {
    const entry = this.#young.get(i);
    if (entry !== undefined) return entry.value;
    const before = this.#old.get(i);
    if (before === undefined) return undefined;
    this.#old.delete(i);
    this.#add(i, before);
    return before.value;
  }

  has(i: number): boolean {
    return this.#young.has(i) || this.#old.has(i);
  }

  set(i: number, value: T, size: number): void {
    this.#old.delete(i);
    this.#add(i, { value, size });
  }

  #add(i: number, entry: Entry<T>): void {
    if (this.#size + entry.size > this.#half) {
      this.#old = this.#young;
      this.#young = new Map();
      this.#size = 0;
    }
    this.#young.set(i, entry);
    this.#size += entry.size;
  }
}

interface Entry<T> {
  readonly value: T;
  readonly size: number;
}
