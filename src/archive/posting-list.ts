/** Postings in the order in which they come, as many as come. */
export class PostingList {
  keys: Uint32Array;
  number: Uint32Array;
  edge: Uint32Array;
  count = 0;

  /** @param size how many there is room for before it grows */
  constructor(size: number) {
    this.keys = new Uint32Array(size);
    this.number = new Uint32Array(size);
    this.edge = new Uint32Array(size);
  }

  add(key: number, number: number, edge: number): void {
    if (this.count === this.keys.length) {
      this.keys = doubled(this.keys);
      this.number = doubled(this.number);
      this.edge = doubled(this.edge);
    }
    this.keys[this.count] = key;
    this.number[this.count] = number;
    this.edge[this.count++] = edge;
  }
}

function doubled(values: Uint32Array): Uint32Array {
  const more = new Uint32Array(values.length * 2);
  more.set(values);
  return more;
}
