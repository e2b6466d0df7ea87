"""flong on Apache Spark: families and shared passages among articles, as `flong scan` finds them on one machine.

Run by spark-submit (see docs/cluster.md, or ask `flong spark`). What decides is flong's own code: each task starts
`flong worker` and passes it tables of Arrow; what lies between is joins, sorts and sums of Spark. Every stage is written
to --work and read from there, so that a task that is done again changes nothing that came after it.

DataFrames only, so that it runs through Spark Connect too; PySpark 3.5 and 4.x.
"""

import argparse
import json
import struct
import subprocess
import sys
import threading
import types
from concurrent.futures import ThreadPoolExecutor

import pyarrow as pa
import pyarrow.compute as pc
from pyspark.sql import SparkSession
from pyspark.sql import functions as F

# rows of a table that goes to a worker
ROWS = 2000
# articles that another is compared with in one group, more or less
BLOCK = 4096
# articles of a group, whose texts a task of alignment keeps: some 4.5 kB each
GROUP = 50_000
# fingerprints that a task joins, more or less: some 100 MB; they come in so many parts, for those of all tasks to be even
TASK = 4_000_000
PARTS = 8
# ties up to which components are found in one task: 16 bytes each
TIES = 20_000_000
# rows of two numbers that go to every machine whole: some 100 MB there
SHORT = 2_000_000
# seconds after which a worker that does not answer is ended
PATIENCE = 900
# bytes of tables after which a worker is not kept for another task: its memory has grown with them
KEPT = 64_000_000

TYPES = {"int": pa.int32(), "double": pa.float64(), "string": pa.string(), "binary": pa.binary()}


# ---- workers: on the executors


class Died(Exception):
    """A worker has ended, or has answered with an error."""


def waiting(command):
    """The processes of workers that wait for a task. Spark gives a Python process one task after another, and a small
    task takes less time than a worker takes to start. They stand in a module of their own, for what a task is made of is
    made anew for each."""
    module = sys.modules.setdefault("flong_waiting", types.ModuleType("flong_waiting"))
    return vars(module).setdefault(" ".join(command), [])


class Worker:
    """`flong worker` doing one step: see src/cluster/protocol.ts for what is said."""

    def __init__(self, command, step, options):
        self.command, self.hello = command, json.dumps({"step": step, "options": options}).encode()
        self.process, self.passed, self.asked = None, 0, False
        self.stays = []

    def start(self):
        others = waiting(self.command)
        while others and self.process is None:
            process = others.pop()
            self.process = process if process.poll() is None else None
        if self.process is None:
            self.process = subprocess.Popen(self.command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        told = self.ask(b"J", self.hello)
        for table in self.stays:
            self.send(table)
        return told

    def ask(self, letter, body):
        timer = threading.Timer(PATIENCE, self.process.kill)
        timer.start()
        self.asked = True
        try:
            pipe = self.process.stdin
            pipe.write(struct.pack("<I", len(body) + 1) + letter)
            pipe.write(body)
            pipe.flush()
            size = struct.unpack("<I", self.read(4))[0]
            kind, answer = self.read(1), self.read(size - 1)
            self.asked = False
        except OSError as error:
            raise Died("the worker has ended: " + str(error)) from error
        finally:
            timer.cancel()
        if kind == b"E":
            raise Died(answer.decode())
        return answer

    def read(self, size):
        data = self.process.stdout.read(size)
        if len(data) < size:
            raise OSError("it closed its output")
        return data

    def run(self, table, stays=False):
        """What the worker makes of a table; one that `stays` it is told again when it has ended and begins anew."""
        if self.process is not None and self.process.poll() is not None:
            self.end()
        if self.process is None:
            self.start()
        answer = self.send(table)
        if stays:
            self.stays.append(table)
        return answer

    def send(self, table):
        sink = pa.BufferOutputStream()
        with pa.ipc.new_stream(sink, table.schema) as writer:
            writer.write_table(table)
        sent = sink.getvalue()
        answer = self.ask(b"A", sent)
        self.passed += len(sent) + len(answer)
        return pa.ipc.open_stream(answer).read_all()

    def release(self):
        """Lets another task have it, where it has not grown large and nothing it was asked is open."""
        if self.process is not None and not self.asked and self.passed < KEPT:
            waiting(self.command).append(self.process)
            self.process = None
        self.end()

    def end(self):
        if self.process is not None:
            self.process.kill()
            self.process.wait()
            self.process.stdin.close()
            self.process.stdout.close()
            self.process, self.asked = None, False


def whole_groups(batches, key):
    """Puts batches together so that the rows of a group, which stand together, come in one table."""
    held, last = [], None
    for batch in batches:
        if batch.num_rows == 0:
            continue
        keys = batch.column(key)
        end = keys[batch.num_rows - 1]
        start = pc.index(keys, end).as_py()
        if start > 0:
            yield pa.Table.from_batches(held + [batch.slice(0, start)]).combine_chunks()
            held = [batch.slice(start)]
        elif held and last != end.as_py():
            yield pa.Table.from_batches(held).combine_chunks()
            held = [batch]
        else:
            held.append(batch)
        last = end.as_py()
    if held:
        yield pa.Table.from_batches(held).combine_chunks()


def halves(table, key):
    """A table in two, no group divided; none where it is one group, or one pair."""
    if table.num_rows < 2:
        return halves_of_row(table)
    if key is None:
        middle = table.num_rows // 2
    else:
        keys = table.column(key).combine_chunks()
        middle = pc.index(keys, keys[table.num_rows // 2]).as_py()
        if middle == 0:
            after = pc.index(pc.not_equal(keys, keys[0]), True).as_py()
            if after < 0:
                return None
            middle = after
    return table.slice(0, middle), table.slice(middle)


def halves_of_row(table):
    """An article in two rows, each with half of the others that it is compared with; none where there is but one."""
    others = table.column("others").to_pylist()[0] if "others" in table.column_names else None
    if others is None or len(others) < 2:
        return None
    column, middle = table.column_names.index("others"), len(others) // 2
    field = table.schema.field(column)
    return tuple(table.set_column(column, field, pa.array([part], field.type)) for part in (others[:middle], others[middle:]))


def staying(table):
    """A table of articles in two, with whether they stay: those that name no others are what the rest is compared with."""
    others = table.column("others")
    if others.null_count in (0, table.num_rows):
        return [(table, others.null_count > 0)]
    stays = pc.is_null(others)
    return [(part, yes) for part, yes in ((table.filter(stays), True), (table.filter(pc.invert(stays)), False)) if part.num_rows > 0]


def stage(command, step, options, schema, key, aside, stay=False):
    """The function of a stage, for mapInArrow. What a worker dies of is set aside by `aside`, where that is given. `stay`:
    some rows are kept by the worker for those after them."""
    names = [column.split()[0] for column in schema.split(", ")]
    fields = pa.schema([(column.split()[0], TYPES[column.split()[1]]) for column in schema.split(", ")])

    def answers(worker, table, stays):
        try:
            yield worker.run(table, stays)
        except Died as error:
            if aside is None:
                raise
            worker.end()
            parts = halves(table, key)
            if parts is None:
                yield pa.Table.from_pylist(aside(table, str(error)), schema=fields)
            else:
                for part in parts:
                    yield from answers(worker, part, stays)

    def run(batches):
        worker = Worker(command, step, options)
        try:
            if key is None:
                tables = (pa.Table.from_batches([batch]) for batch in batches if batch.num_rows > 0)
            else:
                tables = whole_groups(batches, key)
            for table in tables:
                for part, stays in staying(table) if stay else [(table, False)]:
                    for answer in answers(worker, part, stays):
                        yield from answer.select(names).cast(fields).to_batches(max_chunksize=ROWS * 8)
        finally:
            worker.release()

    return run


def poison(table, error):
    """A record that no worker can read."""
    return [{"path": table.column("path")[0].as_py(), "problem": "could not be read: " + first_line(error)}]


def poison_pairs(table, error):
    """A pair that no worker can align. Of an article that would stay nothing is told: each of its pairs is."""
    others = table.column("others").to_pylist()[0] or []
    n = table.column("n")[0].as_py()
    return [{"kind": 2, "a": min(n, other), "b": max(n, other), "wordsA": 0, "wordsB": 0, "data": first_line(error),
             "article": 0, "turn": 0, "begin": 0, "end": 0, "quoter": 0} for other in others]


def first_line(error):
    return error.split("\n")[0][:200]


# ---- the job: on the driver

SKETCHED = ("id string, key binary, text string, article string, credits string, outlet string, language string, "
            "misread int, words int, stream binary, signature binary, fingerprints binary, places binary, "
            "skips binary, path string, problem string")
DEALT = "part int, data binary"
TIED = "a int, b int"
LISTED = "kind int, a int, b int, shared int, printsA int, printsB int, data binary"
ALIGNED = ("kind int, a int, b int, wordsA int, wordsB int, data string, article int, turn int, begin int, end int, "
           "quoter int")
SETTLED = ("a int, b int, wordsA int, wordsB int, verdict string, bare string, tie double, copiedA binary, "
           "copiedB binary")

PART_OF = "struct<id:string,words:int,shared:int,share:double>"
SPAN = "struct<begin:int,end:int,words:int>"
DIRECTION = "struct<source:string,confidence:string,reasons:array<string>>"
PASSAGE = (f"struct<kind:string,a:{SPAN},b:{SPAN},matched:int,similarity:double,text:string,textB:string,"
           "runs:array<array<int>>>")
PAIR = (f"struct<a:{PART_OF},b:{PART_OF},relation:string,jaccard:double,containment:struct<a:double,b:double>,"
        f"direction:{DIRECTION},passages:array<{PASSAGE}>>")
FAMILY = ("struct<id:string,representative:string,articles:array<string>,"
          "origin:struct<id:string,confidence:string,reasons:array<string>>,"
          "members:array<struct<id:string,kept:int,changed:int,added:int,dropped:int>>,"
          f"core:array<{SPAN}>>")
ARTICLE = ("struct<path:string,title:string,outlet:string,date:string,modified:string,url:string,wholePage:boolean,"
           "credit:array<string>,language:string,words:int,hash:string>")


def beside(few, many):
    """Of a few pairs those that are not among many, which are not dealt out anew for it."""
    return few.join(few.join(many, ["a", "b"]), ["a", "b"], "left_anti")


def grid(tasks, articles):
    """Into how many groups articles fall, and how many tasks have the texts of one. A text goes to as many tasks as have its
    group, and passes some half of the groups."""
    ways = [(groups, tasks // groups) for groups in range(1, tasks + 1) if tasks % groups == 0]
    small = [way for way in ways if articles / way[0] <= GROUP] or ways[-1:]
    return min(small, key=lambda way: (way[1] + way[0] / 2, -way[0]))


class Job:
    def __init__(self, spark, given):
        self.spark, self.given = spark, given
        self.command = given.worker.split(" ")
        self.work = given.work.rstrip("/")
        self.options = json.loads(given.options)
        self.parts = given.parts or 4
        self.whole = bool(self.options.get("allPairs") or self.options.get("acrossOutlets"))
        self.across = bool(self.options.get("acrossOutlets"))
        self.seated = None
        self.threads = ThreadPoolExecutor(4)

    # -- what stages are made of

    def meanwhile(self, stages, *given):
        """Does stages while others go on: where one is planned or its last task runs, there is room for another."""
        return self.threads.submit(stages, *given)

    def step(self, rows, name, schema, key=None, order=(), aside=None, stay=False, **more):
        """Passes rows through a step of flong's; those of one `key` together, in order. `stay`: as in `stage`."""
        if key is not None:
            rows = rows.repartition(self.parts, key).sortWithinPartitions(key, *order)
            key = None if stay else key
        options = {**self.options, "parts": self.parts * PARTS, **more}
        return rows.mapInArrow(stage(self.command, name, options, schema, key, aside, stay), schema)

    def save(self, rows, name):
        rows.write.mode("overwrite").parquet(f"{self.work}/{name}")
        return self.spark.read.schema(rows.schema).parquet(f"{self.work}/{name}")

    def numbered(self, rows, by, name):
        """Numbers rows from 0 in the order of a column, without bringing them to one place; and says how many they are."""
        sorted_rows = self.save(rows.orderBy(by).withColumn("at", F.monotonically_increasing_id()), name)
        place = sorted_rows.withColumn("slice", F.shiftright("at", 33))
        counts = place.groupBy("slice").count().orderBy("slice").collect()
        starts, total = [], 0
        for row in counts:
            starts.append((row["slice"], total))
            total += row["count"]
        offsets = self.spark.createDataFrame(starts or [(0, 0)], "slice long, start long")
        n = (F.col("start") + F.col("at").bitwiseAND((1 << 33) - 1)).cast("int")
        return place.join(F.broadcast(offsets), "slice").withColumn("n", n).drop("slice", "start", "at"), total

    def components(self, ties, name):
        """Connected components of ties: each article that is tied, with the first of its component."""
        ties = self.save(ties.select("a", "b").distinct(), f"{name}-ties")
        if ties.count() <= self.given.ties:
            one = self.step(ties.withColumn("one", F.lit(0)), "components", "n int, c int", key="one")
            return self.save(one, name)
        return self.stars(ties, name)

    def stars(self, ties, name):
        """The same for ties that no one place holds: large-star and small-star in turn until nothing changes
        (Kiveris et al. 2014, "Connected components in MapReduce and beyond")."""
        turn = 0
        while True:
            both = ties.union(ties.select(F.col("b").alias("a"), F.col("a").alias("b")))
            least = both.groupBy("a").agg(F.least(F.min("b"), F.col("a")).alias("m"))
            large = both.join(least, "a").where("b > a").select(F.col("m").alias("a"), "b").where("a != b").distinct()
            large = self.save(large, f"{name}-large-{turn % 2}")
            least = large.groupBy("b").agg(F.min("a").alias("m"))
            small = large.join(least, "b").select(F.col("m").alias("x"), F.col("a").alias("y"), "b")
            small = small.select(F.col("x").alias("a"), "b").union(small.select(F.col("x").alias("a"), F.col("y").alias("b")))
            small = self.save(small.where("a != b").distinct(), f"{name}-small-{turn % 2}")
            turn += 1
            if small.exceptAll(ties).isEmpty() and ties.exceptAll(small).isEmpty():
                break
            ties = small
        all_of = ties.select(F.col("b").alias("n"), F.col("a").alias("c"))
        roots = ties.select(F.col("a").alias("n"), F.col("a").alias("c"))
        return self.save(all_of.union(roots).distinct(), name)

    # -- the stages, in their order

    def sketch(self):
        """Articles with their sketches, numbered in the order of their ids."""
        read = self.spark.read
        if self.given.format == "parquet":
            rows = read.parquet(*self.given.input)
            record = F.to_json(F.struct(*[c for c in rows.columns]))
        else:
            rows = read.text(self.given.input)
            record = F.col("value")
        rows = rows.select(F.col("_metadata.file_name").alias("path"), record.alias("record"))
        sketched = self.step(rows, "sketch", SKETCHED, aside=poison)
        sketched = self.save(sketched.withColumn("row", F.monotonically_increasing_id()), "sketched")
        self.problems = [sketched.where("problem is not null").select("path", F.col("problem").alias("message"))]
        articles = sketched.where("problem is null").drop("problem")
        keys = articles.select("row", "id", "key", "article", "path")
        twice = keys.groupBy("id").count().where("count > 1").select("id")
        again = keys.join(F.broadcast(twice), "id", "left_semi").selectExpr(
            "row", "id", "path", "row_number() over (partition by id order by article, row) as turn")
        again = self.save(again.where("turn > 1"), "twice")
        given = F.concat("id", F.lit("#"), F.col("turn").cast("string"))
        message = F.concat(F.lit("repeats the id "), "id", F.lit(" of another article: read as "), given,
                           F.lit("; give each an id of its own"))
        self.problems.append(again.select("path", message.alias("message")))
        renamed = again.select("row", given.alias("other"))
        keys = keys.join(F.broadcast(renamed), "row", "left")
        keys = keys.selectExpr("row", "case when other is null then key else encode(other, 'UTF-16BE') end as key")
        names, self.total = self.numbered(keys, "key", "ids")
        # what is short goes to where the texts are, and these stay in their places
        names = names.select("row", "n")
        names = F.broadcast(names) if self.total <= SHORT else names
        articles = articles.join(names, "row").join(F.broadcast(renamed), "row", "left")
        articles = articles.withColumn("id", F.coalesce("other", "id")).drop("other", "row", "key", "path")
        self.articles = self.save(articles, "articles")
        prints = self.articles.agg(F.sum(F.length("fingerprints")), F.sum("misread")).first()
        self.misread = prints[1] or 0
        if not self.given.parts:
            # by fours: of a few tasks the last should not run alone
            self.parts = 4 * max(1, -(-(prints[0] or 0) // 4 // TASK // 4))
        self.spark.conf.set("spark.sql.shuffle.partitions", self.parts)

    def gather_facts(self):
        """What postings must say of their articles."""
        outlets = self.articles.where("outlet is not null").groupBy("outlet").agg(F.count("*").cast("int").alias("outletSize"))
        outlets = self.numbered(outlets, "outlet", "outlets")[0].withColumnRenamed("n", "number")
        self.facts = self.save(self.articles.select("n", "words", "outlet", (F.length("fingerprints") / 4).cast("int").alias("prints"))
                               .join(outlets, "outlet", "left")
                               .selectExpr("n", "words", "coalesce(number, -1) as outlet",
                                           "coalesce(outletSize, 0) as outletSize", "prints"), "facts")

    def fold(self):
        """What each near-duplicate is folded into: by equal words, else by buckets and signatures."""
        facts = self.meanwhile(self.gather_facts)
        words = self.articles.select("n", "stream", "words").where("words > 0")
        same = words.groupBy("stream").agg(F.min("n").alias("first"), F.count("*").alias("times")).where("times > 1")
        copies = self.save(words.join(same, "stream").where("n != first").select("n", "first"), "copies")
        firsts = self.articles.select("n", "words", "signature", "stream").join(copies, "n", "left_anti")
        dealt = self.step(firsts.select("n", "words", "signature"), "deal-bands", DEALT)
        ties = self.step(dealt, "buckets", TIED, key="part")
        of = self.components(ties, "folds")
        near = self.step(firsts.join(of, "n").select("c", "n", "signature", "stream"), "fold", "n int, r int", key="c", order=["n"])
        near = self.save(near, "near")
        moved = copies.join(near.select(F.col("n").alias("first"), "r"), "first", "left")
        self.folded = self.save(near.union(moved.select("n", F.coalesce("r", "first").alias("r"))), "folded")
        facts.result()

    def own_of(self, near):
        """Flags of the fingerprints of articles `n` that are their own beside those of `r`."""
        prints = self.articles.select("n", "fingerprints", "places")
        others = self.articles.select(F.col("n").alias("r"), F.col("fingerprints").alias("other"))
        return self.step(near.join(prints, "n").join(others, "r").drop("r"), "own", "n int, own binary")

    def deal(self, own, kind):
        """Postings dealt out to parts by fingerprint; of the articles in `own` those that this flags are played."""
        prints = self.articles.select("n", "fingerprints", "places").join(self.facts, "n").join(own, "n", kind)
        return self.step(prints, "deal-postings", DEALT)

    def candidates(self):
        """The pairs worth aligning."""
        skips = self.meanwhile(self.by_skips)
        seen = self.meanwhile(self.by_sight) if self.misread > 0 else None
        own = self.spark.createDataFrame([], "n int, own binary") if self.whole else self.own_of(self.folded)
        nobody = F.lit(None).cast("int")
        dealt = self.deal(own, "left").select("part", nobody.alias("n"), "data")
        listed = self.save(self.step(dealt, "lists", LISTED, key="part", order=["n"]), "lists-0")
        rounds = [listed]
        for turn in (1, 2):
            wanted = listed.where("kind = 3").selectExpr("a as part", "b as n")
            signatures = wanted.join(self.articles.select("n", "signature"), "n")
            left = listed.where("kind = 2").select(F.col("a").alias("part"), nobody.alias("n"), "data")
            rows = left.union(signatures.select("part", "n", F.col("signature").alias("data")))
            listed = self.save(self.step(rows, "lists", LISTED, key="part", order=["n"], round=turn), f"lists-{turn}")
            rounds.append(listed)
        if not listed.where("kind = 2").isEmpty():
            raise RuntimeError("lists are left open: a fault of flong's")
        self.listed = rounds[0].union(rounds[1]).union(rounds[2])
        marks = self.meanwhile(self.mark)
        given = self.listed.where("kind = 0").selectExpr("a", "b", "printsA", "printsB", "shared", "0 as folded")
        folds = self.folded.selectExpr("least(n, r) as a", "greatest(n, r) as b", "0 as printsA", "0 as printsB", "0 as shared", "1 as folded")
        folds = self.across_outlets(folds)
        found = given.union(folds).groupBy("a", "b").agg(
            F.sum("shared").cast("int").alias("shared"),
            F.max("printsA").alias("printsA"), F.max("printsB").alias("printsB"), F.max("folded").alias("folded"))
        found = self.save(found.select("a", "b", "shared", "printsA", "printsB", "folded"), "found")
        self.put_off = found.limit(0).select("a", "b") if self.whole else self.save(self.between_kin(found), "put-off")
        kept = found.select("a", "b").join(self.put_off, ["a", "b"], "left_anti")
        pairs = kept.union(beside(skips.result(), found.select("a", "b")))
        if seen is not None:
            pairs = pairs.union(beside(seen.result(), pairs.union(self.put_off)))
        self.pairs = self.save(self.across_outlets(pairs), "candidates")
        marks.result()

    def by_skips(self):
        """Pairs that share skip-grams enough."""
        asked = self.articles.select("n", "skips")
        if not self.whole:
            asked = asked.join(self.folded, "n", "left_anti")
        skips = self.step(self.step(asked, "deal-skips", DEALT), "skips", "a int, b int, shared int", key="part")
        skips = skips.groupBy("a", "b").agg(F.sum("shared").alias("shared")).where(F.col("shared") >= self.least["leastSkips"])
        return self.save(skips.select("a", "b"), "by-skips")

    def by_sight(self):
        """Pairs that the letters of a misread article make."""
        texts = self.articles.select("n", "misread", "text")
        own = self.save(self.step(texts.where("misread = 1"), "letters", DEALT), "letters")
        made = self.step(own.withColumn("one", F.lit(0)), "filter", "filter string", key="one").first()[0]
        others = self.step(texts.where("misread = 0"), "letters", DEALT, filter=made)
        runs = self.step(own.union(others), "runs", "a int, b int, shared int", key="part")
        runs = runs.groupBy("a", "b").agg(F.sum("shared").alias("shared")).where(F.col("shared") >= self.least["leastRuns"])
        return self.save(runs.select("a", "b"), "by-sight")

    def mark(self):
        """Standing text and common phrases of each article, as the crowd has them."""
        marks = self.listed.where("kind = 1").select(F.col("a").alias("some"), "data")
        self.marks = self.save(self.step(marks, "marks", "n int, standing binary, common binary", key="some"), "marks")

    def between_kin(self, found):
        """Pairs between two kin of one article, which are aligned only where these turn out to be no family."""
        near = found.where("shared > 0").select("a", "b", "shared", "printsA", "printsB")
        for side in ("a", "b"):
            near = near.join(self.folded.select(F.col("n").alias(side)), side, "left_anti")
        near = self.save(self.step(near.select("a", "b", "shared", "printsA", "printsB"), "kin",
                                   "a int, b int, shared int, printsA int, printsB int"), "kin")
        of = self.components(near, "kindred").withColumnRenamed("n", "a")
        heads = self.save(self.step(near.join(of, "a"), "heads", "n int, head int", key="c"), "heads")
        folded = self.folded.join(heads.withColumnRenamed("n", "r"), "r", "left").selectExpr("n", "r", "coalesce(head, r) as head")
        kin = self.save(folded.union(heads.selectExpr("n", "n as r", "head")), "kin-heads")
        many = kin.groupBy("head").count().where(F.col("count") + 1 > self.least["manyKin"]).select("head")
        pairs = found.select("a", "b")
        for side in ("a", "b"):
            pairs = pairs.join(kin.selectExpr(f"n as {side}", f"r as r{side}", f"head as h{side}"), side, "left")
            pairs = pairs.withColumn(f"r{side}", F.coalesce(f"r{side}", side)).withColumn(f"h{side}", F.coalesce(f"h{side}", side))
        tied = "ra = b or rb = a or (ra = a and ha = b) or (rb = b and hb = a)"
        pairs = pairs.where(f"ha = hb and not ({tied})").withColumnRenamed("ha", "head")
        return pairs.join(many, "head", "left_semi").select("a", "b")

    def across_outlets(self, pairs):
        """Pairs but those of one outlet, where they are not wanted."""
        if not self.across:
            return pairs
        x = self.facts.select(F.col("n").alias("a"), F.col("outlet").alias("x"))
        y = self.facts.select(F.col("n").alias("b"), F.col("outlet").alias("y"))
        return pairs.join(x, "a").join(y, "b").where("x != y or x < 0").drop("x", "y").select(pairs.columns)

    def seats(self):
        """Each task of a sorted step, by number, with a key whose rows Spark sends to that task and no other."""
        if self.seated is None or self.seated[0] != self.parts:
            tried = self.spark.range(20 * self.parts + 100).selectExpr("cast(id as int) as task")
            tried = tried.withColumn("seat", F.pmod(F.hash("task"), F.lit(self.parts)))
            rows = tried.groupBy("seat").agg(F.min("task").alias("task")).collect()
            self.seated = self.parts, [(i, row["task"]) for i, row in enumerate(rows)]
        return self.seated[1]

    def dealt(self, pairs):
        """Pairs dealt out to tasks, with which of the two stays there. Articles fall into groups; a task has the texts of one, and
        others pass them. That one stays whose group comes first, in a ring, so that a text passes half of the groups, not all."""
        seats = self.seats()
        groups, chunks = grid(len(seats), self.total)
        many = pairs.groupBy("a").count().where(F.col("count") > BLOCK)
        many = F.broadcast(many.select("a", F.ceil(F.col("count") / BLOCK).cast("int").alias("blocks")))
        pairs = pairs.join(many, "a", "left").withColumn("block", F.expr("pmod(hash(b), coalesce(blocks, 1))"))
        pairs = pairs.selectExpr("a", "b", f"pmod(hash(a, block), {groups}) as ga", f"pmod(hash(b, 0), {groups}) as gb")
        ahead = f"2 * pmod(gb - ga, {groups}) - {groups}"
        pairs = pairs.withColumn("stays", F.expr(f"{ahead} < 0 or ({ahead} = 0 and hash(a, b) % 2 = 0)"))
        pairs = pairs.selectExpr("if(stays, ga, gb) as group", "if(stays, a, b) as stay", "if(stays, b, a) as pass")
        pairs = pairs.selectExpr("stay", "pass", f"group * {chunks} + pmod(hash(pass, 1), {chunks}) as seat")
        seats = F.broadcast(self.spark.createDataFrame(seats, "seat int, task int"))
        return pairs.join(seats, "seat").select("task", "stay", "pass")

    def align(self, pairs, name):
        """What pairs share: a task has the texts of the articles that stay, and each other passes them once."""
        pairs = self.save(self.dealt(pairs), f"{name}-dealt")
        none = F.lit(None).cast("array<int>")
        own = pairs.select("task", F.col("stay").alias("n")).distinct()
        others = pairs.groupBy("task", F.col("pass").alias("n")).agg(F.sort_array(F.collect_list("stay")).alias("others"))
        # a text that stays is there when it passes
        others = others.join(own.withColumn("there", F.lit(True)), ["task", "n"], "left")
        rows = own.select("task", "n", none.alias("others"), F.lit(False).alias("there")).union(others.select("task", "n", "others", "there"))
        texts = self.articles.select("n", "text", "language", "misread").join(self.marks, "n", "left")
        rows = rows.join(texts, "n").withColumn("stays", F.col("others").isNull())
        rows = rows.withColumn("text", F.expr("if(there, null, text)")).drop("there")
        rows = self.step(rows, "align", ALIGNED, key="task", order=[F.desc("stays"), "n"], aside=poison_pairs, stay=True)
        return self.save(rows, name)

    def settle(self, aligned, name):
        """Verdicts on what was aligned, when the crowd's word on quotations is heard."""
        found = aligned.where("kind = 0").select("a", "b", "wordsA", "wordsB", F.col("data").alias("finding"))
        found = found.join(self.known.select(F.col("n").alias("a"), F.col("known").alias("knownA")), "a", "left")
        found = found.join(self.known.select(F.col("n").alias("b"), F.col("known").alias("knownB")), "b", "left")
        return self.save(self.step(found, "settle", SETTLED), name)

    def judge(self):
        """Verdicts, families, and which pairs are told of these."""
        aligned = self.align(self.pairs, "aligned")
        quotes = aligned.where("kind = 1").select("article", "a", "b", "turn", "begin", "end", "quoter")
        self.known = self.save(self.step(quotes, "quotes", "n int, known binary", key="article", order=["a", "b", "turn"]), "quotes")
        verdicts = self.settle(aligned, "verdicts")
        found = self.save(self.families(verdicts), "grouped")
        late = self.save(self.apart(found), "apart")
        if not late.isEmpty():
            late = self.align(late, "late")
            aligned = aligned.union(late)
            verdicts = verdicts.union(self.settle(late, "late-verdicts"))
            found = self.save(self.families(verdicts), "grouped-late")
        self.grouped = found.where("kind = 0").select(F.col("a").alias("f"), "data")
        self.members = found.where("kind = 1").select(F.col("a").alias("n"), F.col("b").alias("f"))
        missing = found.where("kind = 3").select("a", "b")
        more = self.align(missing, "missing")
        untold = found.where("kind = 2").select("a", "b")
        told = verdicts.join(untold, ["a", "b"], "left_anti").select(verdicts.columns)
        self.verdicts = told.union(self.settle(more, "more"))
        failed = aligned.union(more).where("kind = 2").select("a", "b", "data")
        names = self.articles.select("n", "id")
        failed = failed.join(names.selectExpr("n as a", "id as path"), "a").join(names.selectExpr("n as b", "id as other"), "b")
        self.problems.append(failed.select("path", F.concat(F.lit("could not be compared with "), "other", F.lit(": "), "data").alias("message")))

    def apart(self, found):
        """Of the pairs that were put off those whose articles are not in one family."""
        family = found.where("kind = 1").select(F.col("a").alias("n"), F.col("b").alias("f"))
        pairs = self.put_off.join(family.selectExpr("n as a", "f as x"), "a", "left").join(family.selectExpr("n as b", "f as y"), "b", "left")
        return pairs.where("x is null or y is null or x != y").select("a", "b")

    def families(self, verdicts):
        ties = verdicts.where("tie is not null").select("a", "b")
        of = self.components(ties, "tied")
        into = self.folded.groupBy("r").agg(F.count("*").cast("int").alias("folded")).withColumnRenamed("r", "n")
        none = F.lit(None)
        members = self.articles.select("n", "id", "article", "credits", "signature").join(of, "n").join(into, "n", "left")
        members = members.select("c", F.col("n").alias("a"), none.cast("int").alias("b"), "id", "article", "credits", "signature",
                                 F.coalesce("folded", F.lit(0)).alias("folded"), none.cast("string").alias("verdict"), none.cast("double").alias("tie"))
        between = verdicts.select("a", "b", "bare", "tie").join(of.selectExpr("n as a", "c"), "a")
        between = between.join(of.selectExpr("n as b", "c as d"), "b").where("c = d")
        text, data = none.cast("string"), none.cast("binary")
        between = between.select("c", "a", "b", text, text, text, data, F.lit(0), "bare", "tie")
        return self.step(members.union(between), "families", "kind int, a int, b int, data string", key="c", order=["a", "b"])

    def report(self):
        """The tables of the result."""
        family = self.members
        told = self.verdicts.join(family.selectExpr("n as a", "f as fa"), "a", "left").join(family.selectExpr("n as b", "f as fb"), "b", "left")
        # an article without a family is one of its own
        told = self.save(told.withColumn("fa", F.expr("coalesce(fa, -1 - a)")).withColumn("fb", F.expr("coalesce(fb, -1 - b)")), "told")
        tables = (self.report_pairs, self.report_families, self.report_articles, self.report_problems)
        for done in [self.meanwhile(table, told, self.given.output.rstrip("/")) for table in tables]:
            done.result()

    def report_pairs(self, told, out):
        apart = told.where("fa != fb")
        takers = apart.selectExpr("a as n", "a", "b", "fb as family", "wordsA as words", "copiedA as copied").union(
            apart.selectExpr("b as n", "a", "b", "fa as family", "wordsB as words", "copiedB as copied"))
        patches = self.step(takers.where(F.length("copied") > 0), "patches", "n int, sources int", key="n", order=["a", "b"])
        patches = self.save(patches, "patches")
        told_of = self.told_of()
        pairs = told.select("a", "b", "verdict")
        for side in ("a", "b"):
            up = side.upper()
            pairs = pairs.join(told_of.selectExpr(f"n as {side}", f"id as id{up}", f"article as article{up}", f"credits as credits{up}"), side)
            pairs = pairs.join(patches.selectExpr(f"n as {side}", f"sources as patches{up}"), side, "left")
        pairs = self.step(pairs.na.fill(0, ["patchesA", "patchesB"]), "pairs", "a int, b int, pair string")
        pairs = self.save(pairs.select("a", "b", F.from_json("pair", PAIR).alias("pair")), "told-pairs").orderBy("a", "b")
        pairs.select("pair.*").drop("passages").write.mode("overwrite").parquet(f"{out}/pairs")
        passages = pairs.select(F.col("pair.a.id").alias("idA"), F.col("pair.b.id").alias("idB"), F.posexplode("pair.passages").alias("place", "passage"))
        passages.select("idA", "idB", "place", "passage.*").write.mode("overwrite").parquet(f"{out}/passages")

    def told_of(self):
        return self.articles.select("n", "id", "article", "credits")

    def report_families(self, told, out):
        text, none = F.lit(None).cast("string"), F.lit(0)
        heads = self.grouped.select("f", F.lit(0).alias("kind"), none.alias("a"), none.alias("b"), "data", text.alias("id"), text.alias("article"), text.alias("credits"))
        members = self.members.join(self.told_of(), "n").select("f", F.lit(1), "n", none, text, "id", "article", "credits")
        inside = told.where("fa = fb and (a = fa or b = fa)").select(F.col("fa"), F.lit(2), "a", "b", "bare", text, text, text)
        families = self.step(heads.union(members).union(inside), "family", "size int, first int, family string", key="f", order=["kind", "a", "b"])
        families = families.select("size", "first", F.from_json("family", FAMILY).alias("family")).orderBy(F.desc("size"), "first")
        families.select("family.*").write.mode("overwrite").parquet(f"{out}/families")

    def report_articles(self, _, out):
        articles = self.articles.select("n", "id", F.from_json("article", ARTICLE).alias("article")).orderBy("n")
        articles.select("id", "article.*").write.mode("overwrite").parquet(f"{out}/articles")

    def report_problems(self, _, out):
        problems = self.problems[0]
        for more in self.problems[1:]:
            problems = problems.union(more)
        problems.orderBy("path", "message").coalesce(1).write.mode("overwrite").parquet(f"{out}/problems")

    def run(self):
        worker = Worker(self.command, "components", self.options)
        self.least = json.loads(worker.start())
        worker.end()
        for stage_of in (self.sketch, self.fold, self.candidates, self.judge, self.report):
            stage_of()


def arguments():
    parser = argparse.ArgumentParser(prog="flong_job.py", description=__doc__.split("\n")[0])
    parser.add_argument("input", nargs="+", help="Parquet or JSON lines, with an id and a text at least")
    parser.add_argument("--output", required=True, help="folder for the tables articles, pairs, passages, families, problems")
    parser.add_argument("--work", required=True, help="folder for what lies between the stages, which all machines see")
    parser.add_argument("--format", choices=["jsonl", "parquet"], default="jsonl")
    parser.add_argument("--worker", default="node flong/bin/flong.js worker", help="what starts flong on an executor")
    parser.add_argument("--options", default="{}", help="options of flong, as JSON: {\"minWords\": 20}")
    parser.add_argument("--parts", type=int, default=0, help="tasks that what is sorted is dealt out to (default: by its size)")
    parser.add_argument("--ties", type=int, default=TIES, help="ties up to which components are found in one task")
    return parser.parse_args()


def main():
    given = arguments()
    spark = SparkSession.builder.appName("flong").getOrCreate()
    spark.conf.set("spark.sql.execution.arrow.maxRecordsPerBatch", ROWS)
    try:
        Job(spark, given).run()
    finally:
        spark.stop()


if __name__ == "__main__":
    main()
