"""The Python libraries that the bench `peers` measures, each through the interface its own documentation shows.

Reads all .txt files below FOLDER and writes the pairs of articles that a library takes for near-duplicates to OUT, a
line each: path, tab, path. `clusters` reads what text-dedup's own command has left behind, `versions` tells what is
installed. One process a run: imports and reading the files count.
"""

import argparse
import pickle
import re
from collections import defaultdict
from importlib.metadata import version
from pathlib import Path

WORD = re.compile(r"\w+")
# what flong has as its defaults
VALUES = 128
SHINGLE = 5
THRESHOLD = 0.7
# rensa wants a divisor of VALUES: 16 bands of 8 turn at a similarity of .707, the nearest to THRESHOLD that there is
RENSA_BANDS = 16


def texts(folder):
    """Paths below the folder, in order, and what the files hold."""
    root = Path(folder)
    files = sorted(root.rglob("*.txt"))
    return [file.relative_to(root).as_posix() for file in files], [
        file.read_text(encoding="utf-8", errors="replace") for file in files
    ]


def shingles(text):
    """The set of runs of SHINGLE words; a text of fewer words has one, of all of them."""
    words = WORD.findall(text.lower())
    return {" ".join(words[i : i + SHINGLE]) for i in range(max(1, len(words) - SHINGLE + 1))}


def datasketch_pairs(folder):
    from datasketch import MinHash, MinHashLSH

    paths, contents = texts(folder)
    sets = ([shingle.encode() for shingle in shingles(text)] for text in contents)
    lsh = MinHashLSH(threshold=THRESHOLD, num_perm=VALUES)
    for path, minhash in zip(paths, MinHash.generator(sets, num_perm=VALUES)):
        for other in lsh.query(minhash):
            yield other, path
        lsh.insert(path, minhash)


def rensa_pairs(folder, tokens):
    """By its full signatures, of all tokens: the rho sketch, which its headline figures are of, samples them."""
    from rensa import RMinHash, RMinHashLSH

    paths, contents = texts(folder)
    minhashes = RMinHash.from_token_sets((tokens(text) for text in contents), num_perm=VALUES, seed=42)
    lsh = RMinHashLSH(threshold=THRESHOLD, num_perm=VALUES, num_bands=RENSA_BANDS)
    lsh.insert_many(minhashes)
    for key, candidates in enumerate(lsh.query_all(minhashes)):
        for other in candidates:
            if other < key:
                yield paths[other], paths[key]


def text_dedup_clusters(file):
    """Clusters out of the union-find that text-dedup pickles with --debug, under the ids of --idx_column."""
    with open(file, "rb") as dumped:
        union = pickle.load(dumped)
    clusters = defaultdict(list)
    for member in list(union.parent):
        clusters[union.find(member)].append(member)
    return clusters.values()


def installed():
    return ((name, version(name)) for name in ("datasketch", "rensa", "text-dedup", "datasets"))


PEERS = {
    "datasketch": datasketch_pairs,
    # lists have a fast path there
    "rensa": lambda folder: rensa_pairs(folder, lambda text: list(shingles(text))),
    "rensa-words": lambda folder: rensa_pairs(folder, str.split),
    "clusters": text_dedup_clusters,
    "versions": lambda _: installed(),
}


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("peer", choices=PEERS)
    parser.add_argument("source", metavar="FOLDER")
    parser.add_argument("out", metavar="OUT")
    args = parser.parse_args()
    with open(args.out, "w", encoding="utf-8") as out:
        for group in PEERS[args.peer](args.source):
            out.write("\t".join(group) + "\n")


if __name__ == "__main__":
    main()
