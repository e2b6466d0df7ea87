declare module 'unbzip2-stream/lib/bit_iterator.js' {
  /** Reads bits from buffers that it asks for one after the other; null aligns to a byte. */
  interface Bits {
    (count: number | null): number;
    readonly bytesRead: number;
  }
  export default function bitIterator(next: () => Uint8Array | undefined): Bits;
}

declare module 'unbzip2-stream/lib/bzip2.js' {
  type Bits = import('unbzip2-stream/lib/bit_iterator.js').Bits;
  const bzip2: {
    /** the size of a stream's blocks, in 100,000 bytes */
    header(bits: Bits): number;
    /** Unpacks a block byte by byte; returns the checksum so far, or null after the last block of a stream. */
    decompress(
      bits: Bits,
      put: (byte: number) => void,
      buffer: Int32Array,
      size: number,
      checksum: number,
    ): number | null;
  };
  export default bzip2;
}
