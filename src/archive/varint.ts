/** Whole numbers of up to 32 bits in as many bytes of seven bits as they need, the lowest first. */

export class ByteWriter {
  bytes = Buffer.allocUnsafe(1 << 12);
  length = 0;

  number(value: number): void {
    if (this.length + 5 > this.bytes.length) {
      const larger = Buffer.allocUnsafe(this.bytes.length * 2);
      larger.set(this.bytes);
      this.bytes = larger;
    }
    let left = value >>> 0;
    while (left > 127) {
      this.bytes[this.length++] = (left & 127) | 128;
      left >>>= 7;
    }
    this.bytes[this.length++] = left;
  }

  /** A copy of what was written; the writer is empty after. */
  take(): Buffer {
    const taken = Buffer.from(this.bytes.subarray(0, this.length));
    this.length = 0;
    return taken;
  }
}

export class ByteReader {
  at = 0;
  readonly #bytes: Uint8Array;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  get done(): boolean {
    return this.at >= this.#bytes.length;
  }

  number(): number {
    const bytes = this.#bytes;
    let byte = bytes[this.at++];
    if (byte < 128) return byte;
    let value = byte & 127;
    for (let shift = 7; byte > 127; shift += 7) {
      byte = bytes[this.at++];
      value |= (byte & 127) << shift;
    }
    return value >>> 0;
  }
}
