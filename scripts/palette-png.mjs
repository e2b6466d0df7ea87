import { crc32, deflateSync } from 'node:zlib';

/** Pixels (RGBA, row by row) as a PNG of at most 256 colours: a third of the size, for a page that has few. */
export function palettePng(pixels, width, height) {
  const { palette, indexOf } = paletteOf(pixels);
  const rows = Buffer.alloc((width + 1) * height);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) rows[y * (width + 1) + 1 + x] = indexOf(pixels, (y * width + x) * 4);
  }
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  // 8 bits, palette
  head.set([8, 3, 0, 0, 0], 8);
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', head),
    chunk('PLTE', Buffer.from(palette.flat())),
    chunk('IDAT', deflateSync(rows, { level: 9, memLevel: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

/** The most frequent colours, which are those of even surfaces; any other becomes the nearest of them. */
function paletteOf(pixels) {
  const found = new Map();
  for (let i = 0; i < pixels.length; i += 4) {
    const key = keyOf(pixels, i);
    const seen = found.get(key);
    if (seen === undefined) found.set(key, { color: [pixels[i], pixels[i + 1], pixels[i + 2]], n: 1 });
    else seen.n++;
  }
  const palette = [...found.values()]
    .sort((a, b) => b.n - a.n)
    .slice(0, 256)
    .map(({ color }) => color);
  const known = new Map();
  const indexOf = (from, i) => {
    const key = keyOf(from, i);
    let index = known.get(key);
    if (index === undefined) {
      index = nearest(palette, [from[i], from[i + 1], from[i + 2]]);
      known.set(key, index);
    }
    return index;
  };
  return { palette, indexOf };
}

const keyOf = (pixels, i) => (pixels[i] << 16) | (pixels[i + 1] << 8) | pixels[i + 2];

function nearest(palette, [r, g, b]) {
  let best = 0;
  let least = Number.POSITIVE_INFINITY;
  palette.forEach(([x, y, z], i) => {
    const distance = (r - x) ** 2 + (g - y) ** 2 + (b - z) ** 2;
    if (distance < least) [best, least] = [i, distance];
  });
  return best;
}

function chunk(type, data) {
  const out = Buffer.alloc(12 + data.length);
  out.writeUInt32BE(data.length, 0);
  out.write(type, 4, 'latin1');
  data.copy(out, 8);
  out.writeUInt32BE(crc32(out.subarray(4, 8 + data.length)), 8 + data.length);
  return out;
}
