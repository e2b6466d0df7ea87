// Adds, removes and compacts without end, and says what it begins and has done: for killed.test.ts.
import { Archive } from '../../dist/archive/archive.js';

const [, , path, first] = process.argv;
const archive = await Archive.open(path, { write: true });
const say = (line) => process.stdout.write(`${line}\n`);

/** A text of its own for each article, with a paragraph that all of a batch share. */
const text = (batch, i) =>
  Array.from({ length: 120 }, (_, w) => `w${w < 40 ? `b${batch}` : `${batch}x${i}`}y${w}`).join(' ');

for (let batch = Number(first); ; batch++) {
  say(`begin add ${batch}`);
  const inputs = Array.from({ length: 12 }, (_, i) => ({ id: `${batch}/${i}`, text: text(batch, i) }));
  await archive.add(inputs, { workers: 1 });
  say(`done add ${batch}`);
  if (batch % 3 === 2) {
    say(`begin remove ${batch - 1}`);
    await archive.remove([`${batch - 1}`]);
    say(`done remove ${batch - 1}`);
  }
  if (batch % 5 === 4) {
    say('begin compact 0');
    await archive.compact();
    say('done compact 0');
  }
}
