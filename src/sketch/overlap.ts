/** Exact overlap of shingle sets: what the signatures only estimate. */

export interface Overlap {
  readonly jaccard: number;
  /** Share of the first set that stands in the second. */
  readonly containmentA: number;
  readonly containmentB: number;
}

/**
 * Counts distinct shingles by an open-addressing table that is not cleared from text to text: a slot holds only for
 * the round that wrote it.
 */
export class OverlapCounter {
  #keys = new Uint32Array(4096);
  #rounds = new Uint32Array(4096);
  /** the text that last found the key, so that a repeat counts once */
  #seen = new Uint32Array(4096);
  #round = 0;
  #look = 0;
  #distinctA = 0;

  /** Takes the set that others are compared with until the next call; returns how many distinct values it has. */
  setA(shingles: Uint32Array): number {
    let capacity = this.#keys.length;
    while (capacity < shingles.length * 4) capacity *= 2;
    if (capacity > this.#keys.length) {
      this.#keys = new Uint32Array(capacity);
      this.#rounds = new Uint32Array(capacity);
      this.#seen = new Uint32Array(capacity);
    }
    this.#round++;
    const mask = this.#keys.length - 1;
    let distinct = 0;
    for (let i = 0; i < shingles.length; i++) {
      const key = shingles[i];
      let slot = key & mask;
      while (this.#rounds[slot] === this.#round && this.#keys[slot] !== key) slot = (slot + 1) & mask;
      if (this.#rounds[slot] === this.#round) continue;
      this.#rounds[slot] = this.#round;
      this.#keys[slot] = key;
      distinct++;
    }
    this.#distinctA = distinct;
    return distinct;
  }

  /** Overlap of the set taken with another, of which `distinctB` values are distinct. Zeros where both are empty. */
  overlap(shingles: Uint32Array, distinctB: number): Overlap {
    const mask = this.#keys.length - 1;
    const look = ++this.#look;
    let both = 0;
    for (let i = 0; i < shingles.length; i++) {
      const key = shingles[i];
      let slot = key & mask;
      while (this.#rounds[slot] === this.#round && this.#keys[slot] !== key) slot = (slot + 1) & mask;
      if (this.#rounds[slot] !== this.#round || this.#seen[slot] === look) continue;
      this.#seen[slot] = look;
      both++;
    }
    const union = this.#distinctA + distinctB - both;
    return {
      jaccard: union === 0 ? 0 : both / union,
      containmentA: this.#distinctA === 0 ? 0 : both / this.#distinctA,
      containmentB: distinctB === 0 ? 0 : both / distinctB,
    };
  }
}
