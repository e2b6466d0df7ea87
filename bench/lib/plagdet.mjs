/**
 * Scores detected passages against known cases: precision, recall, granularity and plagdet of Potthast, Stein,
 * Barrón-Cedeño and Rosso 2010, "An Evaluation Framework for Plagiarism Detection", COLING, section 3.
 *
 * A case and a detection are spans in each of two documents: `{a, a_begin, a_end, b, b_begin, b_end}`, offsets in
 * characters, ends open, either document first. A detection r detects a case s when both are of the same two documents
 * and their spans meet in both. Then, with s ⊓ r for the characters of both documents that r and a case it detects have in
 * common:
 *
 *   precision    mean over detections of |∪s (s ⊓ r)| / |r|
 *   recall       mean over cases of |∪r (s ⊓ r)| / |s|
 *   granularity  mean over detected cases of the number of detections that detect them
 *   plagdet      F1 of precision and recall, over log2(1 + granularity)
 *
 * One thing differs from the paper: a detection between two documents that hold no case is not in the precision but
 * counted apart, for real articles share passages that nobody planted.
 */

const keyOf = (x, y) => JSON.stringify(x < y ? [x, y] : [y, x]);

/** The two spans in the order of the documents' ids. */
const spansOf = (x) =>
  x.a < x.b
    ? [
        [x.a_begin, x.a_end],
        [x.b_begin, x.b_end],
      ]
    : [
        [x.b_begin, x.b_end],
        [x.a_begin, x.a_end],
      ];

const meet = (x, y) => x.every(([begin, end], side) => begin < y[side][1] && end > y[side][0]);

const sizeOf = (spans) => spans.reduce((sum, [begin, end]) => sum + end - begin, 0);

/** Characters of [begin, end) that spans cover, each counted once. */
function covered(spans, [begin, end]) {
  let n = 0;
  let at = begin;
  for (const [from, to] of [...spans].sort((x, y) => x[0] - y[0])) {
    const first = Math.max(from, at);
    const last = Math.min(to, end);
    if (last <= first) continue;
    n += last - first;
    at = last;
  }
  return n;
}

/** Share of `whole` that `parts`, spans in both documents, cover together. */
function share(parts, whole) {
  const n = whole.reduce(
    (sum, span, side) =>
      sum +
      covered(
        parts.map((part) => part[side]),
        span,
      ),
    0,
  );
  return n / Math.max(1, sizeOf(whole));
}

const mean = (values, ofNone) =>
  values.length === 0 ? ofNone : values.reduce((sum, x) => sum + x, 0) / values.length;

function measures(cases) {
  const detections = new Set(cases.flatMap(({ pair }) => pair.detections));
  const precision = mean(
    [...detections].map(({ spans, detects }) =>
      share(
        detects.map((x) => x.spans),
        spans,
      ),
    ),
    0,
  );
  const recall = mean(
    cases.map(({ spans, detectedBy }) =>
      share(
        detectedBy.map((x) => x.spans),
        spans,
      ),
    ),
    0,
  );
  const found = cases.filter(({ detectedBy }) => detectedBy.length > 0);
  const granularity = mean(
    found.map(({ detectedBy }) => detectedBy.length),
    1,
  );
  const f1 = precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall);
  return {
    cases: cases.length,
    found: found.length / cases.length,
    precision,
    recall,
    granularity,
    plagdet: f1 / Math.log2(1 + granularity),
  };
}

/**
 * Scores for each kind of case, in the order in which the kinds come, and for `all`; a detection counts with each kind
 * that its two documents hold a case of.
 *
 * @returns {{ kinds: Map<string, object>, otherPairs: number }} `otherPairs`: pairs with detections and no case
 */
export function score(gold, found) {
  const pairs = new Map();
  const cases = gold.map((x) => {
    const key = keyOf(x.a, x.b);
    const pair = pairs.get(key) ?? { cases: [], detections: [] };
    pairs.set(key, pair);
    const one = { kind: x.kind, spans: spansOf(x), pair, detectedBy: [] };
    pair.cases.push(one);
    return one;
  });
  const others = new Set();
  for (const x of found) {
    const key = keyOf(x.a, x.b);
    const pair = pairs.get(key);
    if (pair === undefined) {
      others.add(key);
      continue;
    }
    const spans = spansOf(x);
    const detection = { spans, detects: pair.cases.filter((one) => meet(one.spans, spans)) };
    for (const one of detection.detects) one.detectedBy.push(detection);
    pair.detections.push(detection);
  }
  const kinds = new Map();
  for (const kind of new Set(cases.map((one) => one.kind))) {
    kinds.set(kind, measures(cases.filter((one) => one.kind === kind)));
  }
  kinds.set('all', measures(cases));
  return { kinds, otherPairs: others.size };
}
