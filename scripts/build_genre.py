"""Writes kg/data/genre.tsv anew: what a word says for a bulletin or against it (kg/mentions/genre.py).

    python -m scripts.build_genre [--corpus FOLDER]       the news items of scripts/precision.py

Bulletins are the project's own (scripts/tagger, two of three), general news every fourth item outside the subset of zones; the other
bulletins and as many other items show what it is worth: printed. Only numbers are kept of the news: in how
many texts a word stands. Log odds with half a text added; words of few texts and words that tell little are left out.
"""

from __future__ import annotations

import argparse
import math
from collections import Counter
from collections.abc import Iterable
from multiprocessing import Pool
from pathlib import Path

from kg import pipeline
from kg.mentions import genre
from kg.text import sentences, tokens
from scripts import precision
from scripts.train_tagger import bulletins, unmarked

TABLE = Path(__file__).resolve().parents[1] / "kg" / "data" / "genre.tsv"
TEXTS, LEAST, MOST = 20, 0.7, 3.0
"""A word stands in so many texts at least, its log odds are so far from 0, and no word alone decides."""
ITEMS = 3000
HEAD = """# Log odds of a word in bulletins of places, zones and firms against a broadcaster's general news; their mean tells the genre.
# Made by scripts/build_genre.py from the project's own bulletins and counts over news items. Not to be edited by hand.
word\tweight
"""


def main() -> None:
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--corpus", type=Path, default=precision.CORPUS)
    items = [i for _, i in sorted(precision.corpus(ap.parse_args().corpus).items())][::2]
    own = [unmarked(text)[0] for text in bulletins()]
    texts = [f"{i['title']}\n{i['date']}\n{i['text']}\n" for i in items]
    news = texts[: 2 * ITEMS]
    with Pool() as pool:
        ours, theirs = pool.map(_words, own, chunksize=50), pool.map(_words, news, chunksize=50)
    learnt = weights([w for n, w in enumerate(ours) if n % 3], theirs[::2])
    TABLE.write_text(HEAD + "".join(f"{w}\t{x:.2f}\n" for w, x in sorted(learnt.items())), encoding="utf-8")
    print(f"{len(learnt)} words")
    for name, rows in (("bulletins", ours[::3]), ("news", theirs[1::2])):
        print(f"{name}: {sum(genre.score(w) < genre.BELOW for w in rows)} of {len(rows)} read like general news")


def _words(text: str) -> set[str]:
    cut = sentences.split(pipeline.document(text.encode(), "a.txt"))
    return genre.words(cut, [tokens.tokenize(s) for s in cut])


def weights(ours: list[set[str]], theirs: list[set[str]]) -> dict[str, float]:
    """Word -> log odds of standing in a bulletin."""
    here, there = _counted(ours), _counted(theirs)
    odds = {
        w: math.log((here[w] + 0.5) / (len(ours) + 1)) - math.log((there[w] + 0.5) / (len(theirs) + 1))
        for w in here | there
        if here[w] + there[w] >= TEXTS
    }
    return {w: max(-MOST, min(MOST, x)) for w, x in odds.items() if abs(x) >= LEAST}


def _counted(texts: Iterable[set[str]]) -> Counter[str]:
    return Counter(w for words in texts for w in words)


if __name__ == "__main__":
    main()
