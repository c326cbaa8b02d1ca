"""Scores the extractors on labelled postings and sentences, through the command line.

    python benchmarks/accuracy.py [--eval FOLDER] [--errors FIGURE] [--json]

The folder holds ``score.py`` and ``open/`` with the labels; it is not part of this repository.
Prints the scorer's table.
"""

import argparse
import json
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parent.parent
EVAL = ROOT.parent / "shared/eval"


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
    parser.add_argument("--eval", type=Path, default=EVAL)
    parser.add_argument("--errors", help="list what is wrong for one figure")
    parser.add_argument("--json", action="store_true", help="one JSON object a set, with labels")
    options = parser.parse_args()
    if not (options.eval / "score.py").is_file():
        print(f"skipped: no labelled sets in {options.eval}")
        return
    extra = ["--errors", options.errors] if options.errors else []
    extra += ["--json"] if options.json else []
    postings = run("enrich", rows(options.eval / "open/postings_input.jsonl"))
    sentences = rows(options.eval / "open/sentences_gold.jsonl")
    labels = run("statements", [{"sid": row["sid"], "s": row["s"]} for row in sentences])
    for kind, gold, found in (
        ("postings", rows(options.eval / "open/postings_gold.jsonl"), postings),
        ("sentences", sentences, labels),
    ):
        print(f"\n{kind}: {len(gold)}")
        print(score(kind, gold, found, extra, options.eval), end="")


if __name__ == "__main__":
    main()
