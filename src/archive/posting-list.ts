/** Postings in the order in which they come, as many as come. */
export class PostingList {
  keys: Uint32Array;
  number: Uint32Array;
  /** see edges.ts */
  edge: Uint8Array;
  count = 0;

  /** @param size how many there is room for before it grows */
  constructor(size: number) {
    this.keys = new Uint32Array(size);
    this.number = new Uint32Array(size);
    this.edge = new Uint8Array(size);
  }

  add(key: number, number: number, edge: number): void {
    if (this.count === this.keys.length) this.#grow();
    this.keys[this.count] = key;
    this.number[this.count] = number;
    this.edge[this.count++] = edge;
  }

  #grow(): void {
    const { keys, number, edge } = this;
    const size = keys.length * 2;
    this.keys = new Uint32Array(size);
    this.number = new Uint32Array(size);
    this.edge = new Uint8Array(size);
    this.keys.set(keys);
    this.number.set(number);
    this.edge.set(edge);
  }
}
