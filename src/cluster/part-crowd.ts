import { Crowd } from '../candidates/crowd.js';
import { type Holders, Inquiry, LOOKED_AT, type Owners, STORIES } from '../candidates/inquiry.js';
import { agreement } from '../sketch/signature.js';
import type { PartPostings } from './postings.js';

/** Holders of a list, and of each outlet in it, whose signatures are asked for first: mostly these decide. */
const FEW = 12;

/**
 * The crowd as a part hears it, when few of the signatures are at hand: a list that asks for one that is not is left open,
 * and what it needs is asked for.
 */
export class PartCrowd {
  /** lists that are left open */
  readonly open = new Set<number>();
  /** numbers of the articles whose signatures these need */
  readonly wanted = new Set<number>();
  readonly crowd: Crowd;
  readonly #postings: PartPostings;
  readonly #inquiry: Inquiry;
  readonly #owners: Owners;
  readonly #round: number;
  readonly #next: (isOpen: boolean) => void;
  #missing = false;

  /**
   * @param signatures those at hand, by number of the article
   * @param next called with each list that was heard, before its pairs come, and whether it is left open
   */
  constructor(
    postings: PartPostings,
    signatures: ReadonlyMap<number, Uint32Array>,
    round: number,
    next: (isOpen: boolean) => void,
  ) {
    const { numbers, sketches, outlet, outletSize, tokens } = postings;
    this.#postings = postings;
    this.#round = round;
    this.#next = next;
    this.crowd = new Crowd(sketches, outlet, outletSize);
    this.#inquiry = new Inquiry(outletSize);
    const alike = (i: number, j: number): number => {
      const x = signatures.get(numbers[i]);
      const y = signatures.get(numbers[j]);
      if (x !== undefined && y !== undefined) return agreement(x, 0, y, 0, x.length);
      this.#missing = true;
      return 0;
    };
    this.#owners = { outlet, tokens, alike };
  }

  examine(fingerprint: number, holders: Holders): void {
    this.#missing = false;
    const said = this.#inquiry.ask(this.#owners, holders);
    if (this.#missing) {
      this.open.add(fingerprint);
      this.#want(holders);
    } else this.crowd.learn(fingerprint, said);
    this.#next(this.#missing);
  }

  standingIn(fingerprint: number): readonly number[] | null {
    return this.crowd.standingIn(fingerprint);
  }

  /** Of the list, and of each outlet in it, the first few, then all that are looked at. */
  #want({ owner, list, length }: Holders): void {
    const { outlet, numbers } = this.#postings;
    const most = this.#round > 0 ? LOOKED_AT : FEW;
    const byOutlet = new Map<number, number[]>();
    for (let x = 0; x < length; x++) {
      const i = owner[list[x]];
      if (x < most) this.wanted.add(numbers[i]);
      const same = byOutlet.get(outlet[i]);
      if (same === undefined) byOutlet.set(outlet[i], [i]);
      else if (same.length < most) same.push(i);
    }
    for (const same of byOutlet.values())
      if (same.length >= STORIES) for (const i of same) this.wanted.add(numbers[i]);
  }
}
