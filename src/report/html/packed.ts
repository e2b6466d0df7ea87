import { deflateRawSync } from 'node:zlib';

/** JSON, deflated, as base64: a third of its size, and nothing in it that a page could take for markup. */
export const packed = (value: unknown): string => deflateRawSync(JSON.stringify(value)).toString('base64');

/** Values put together to blocks of some 192 kB, so that a page unpacks little of what it does not show. */
export class Blocks {
  readonly #size = 192 << 10;
  readonly #blocks: string[] = [];
  #values: unknown[] = [];
  #held = 0;

  /** Adds a value of about `size` characters; says where it will lie. */
  add(value: unknown, size: number): { block: number; at: number } {
    if (this.#held > 0 && this.#held + size > this.#size) this.#close();
    this.#values.push(value);
    this.#held += size;
    return { block: this.#blocks.length, at: this.#values.length - 1 };
  }

  /** All blocks, packed. */
  done(): readonly string[] {
    if (this.#values.length > 0) this.#close();
    return this.#blocks;
  }

  #close(): void {
    this.#blocks.push(packed(this.#values));
    this.#values = [];
    this.#held = 0;
  }
}
