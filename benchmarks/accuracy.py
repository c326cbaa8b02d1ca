"""Scores the extractors on labelled postings and sentences, through the command line.

    python benchmarks/accuracy.py [--eval FOLDER] [--data FOLDER] [--errors FIGURE] [--json]

``eval`` holds ``score.py`` and ``open/`` with the labels, ``data`` the same postings with the HTML
that some of them have; neither is part of this repository. Prints the scorer's tables: postings
from plain text, those with HTML once more from that, and sentences. Then, over all postings of
``data`` whose source has a field for pay: how often the text says the same, and that every pay of
the text that the field does not state is kept and marked.
"""

import argparse
import gzip
import json
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parent.parent
SHARED = ROOT.parent / "shared"


def run(command: str, lines: list[dict]) -> list[dict]:
    """Records that ``sponsorboard COMMAND`` prints for the lines."""
    done = subprocess.run(
        [sys.executable, "-m", "sponsorboard", command],
        input="\n".join(map(json.dumps, lines)),
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    )
    return [json.loads(line) for line in done.stdout.split("\n") if line]


def rows(file: Path) -> list[dict]:
    """The JSON lines of a file."""
    with file.open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines if line.strip()]


def with_html(gold: list[dict], file: Path) -> list[dict]:
    """The labelled postings that have HTML, with it as their only text."""
    labelled = {row["id"] for row in gold}
    with gzip.open(file, "rt", encoding="utf-8") as lines:
        found = [row for row in map(json.loads, lines) if row["id"] in labelled]
    keys = ("id", "title", "company", "location", "description_html")
    return [{key: row[key] for key in keys} for row in found if row["description_html"]]


def beside_the_field(file: Path) -> None:
    """Prints how the pay that texts state compares with the field of their source."""
    with gzip.open(file, "rt", encoding="utf-8") as lines:
        found = [row for row in map(json.loads, lines) if row["salary"] and row["description_text"]]
    keys = ("id", "title", "company", "location", "description_text")
    given = [{key: row[key] for key in keys} | {"pay_fields": [row["salary"]]} for row in found]
    counts = dict.fromkeys(("text is silent", "text says the same", "text says other pay"), 0)
    marked = other = 0
    for record in run("enrich", given):
        bands = record["salary"]["bands"]
        added = [each for band in bands[1:] for each in band["evidence"]]
        other += len(added)
        marked += sum(each["ref"] == "differs from the structured field" for each in added)
        same = any(each["from"] == "text" for each in bands[0]["evidence"])
        case = (
            "text says other pay" if added else "text says the same" if same else "text is silent"
        )
        counts[case] += 1
    print(f"\npostings with a field for pay: {len(given)}", counts, sep="\n")
    print(f"pay of a text that differs from the field: {other} quotes, {marked} marked")


def score(kind: str, gold: list[dict], found: list[dict], options: list[str], folder: Path) -> str:
    """What ``score.py`` says."""
    with tempfile.TemporaryDirectory() as place:
        files = []
        for name, part in (("gold", gold), ("found", found)):
            files.append(Path(place) / f"{name}.jsonl")
            files[-1].write_text("\n".join(map(json.dumps, part)), encoding="utf-8")
        command = [sys.executable, str(folder / "score.py"), kind, *map(str, files), *options]
        return subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True).stdout


def main() -> None:
    """Score both sets."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--eval", type=Path, default=SHARED / "eval")
    parser.add_argument("--data", type=Path, default=SHARED / "data")
    parser.add_argument("--errors", help="list what is wrong for one figure")
    parser.add_argument("--json", action="store_true", help="one JSON object a set, with labels")
    options = parser.parse_args()
    texts = options.data / "postings/postings.jsonl.gz"
    for needed in (options.eval / "score.py", texts):
        if not needed.is_file():
            print(f"skipped: {needed} is not there")
            return
    extra = ["--errors", options.errors] if options.errors else []
    extra += ["--json"] if options.json else []
    gold = rows(options.eval / "open/postings_gold.jsonl")
    plain = rows(options.eval / "open/postings_input.jsonl")
    html = with_html(gold, texts)
    ids = {row["id"] for row in html}
    sentences = rows(options.eval / "open/sentences_gold.jsonl")
    bare = [{"sid": row["sid"], "s": row["s"]} for row in sentences]
    for name, kind, labels, command, given in (
        ("postings", "postings", gold, "enrich", plain),
        ("HTML", "postings", [row for row in gold if row["id"] in ids], "enrich", html),
        ("sentences", "sentences", sentences, "statements", bare),
    ):
        print(f"\n{name}: {len(labels)}")
        print(score(kind, labels, run(command, given), extra, options.eval), end="")
    if not options.json and not options.errors:
        beside_the_field(texts)


if __name__ == "__main__":
    main()
