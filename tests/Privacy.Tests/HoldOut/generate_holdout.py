#!/usr/bin/env python3
"""Writes the hold-out corpus for the sanitiser: labelled rows, one JSON object a line. See README.md beside this file.

  python3 generate_holdout.py [--seed 20261125] [--out holdout.jsonl]

  id, key, value     the attribute {key: value} as an application would pass it
  label, kind        what it is (none: harmless), and a finer family of it for error analysis
  must_not_appear    what may not survive anywhere, in keys or values
  must_survive       on harmless rows what must survive; on others harmless surroundings, for information
"""
import argparse, json, zlib
from collections import Counter

import credentials, harmless, people
from rows import Rows


def leaves(o):
    if isinstance(o, dict):
        for k, v in o.items():
            yield k
            yield from leaves(v)
    elif isinstance(o, list):
        for v in o:
            yield from leaves(v)
    else:
        yield o if isinstance(o, str) else json.dumps(o)


def check(row):
    """A row may not contradict itself, else no sanitiser can be right"""
    text = "\n".join(leaves({row["key"]: row["value"]}))
    assert (row["label"] == "none") != bool(row["must_not_appear"]), row
    assert all(len(b) >= 4 and b.casefold() in text.casefold() for b in row["must_not_appear"]), row
    assert all(b.casefold() not in row["key"].casefold() for b in row["must_not_appear"]), row
    assert all(not isinstance(k, str) or k in text for k in row["must_survive"]), row
    assert not any(isinstance(k, str) and b in k for k in row["must_survive"] for b in row["must_not_appear"]), row


def build(seed):
    g = Rows(seed)
    for module in (credentials, people, harmless):
        for part in module.PARTS:
            part(g)
    for row in g.rows:
        if row["kind"] == "number" and isinstance(row["value"], list):
            row["must_survive"] = row["value"]
        check(row)
    return g.rows


if __name__ == "__main__":
    arguments = argparse.ArgumentParser()
    arguments.add_argument("--seed", type=int, default=20261125)
    arguments.add_argument("--out", default="holdout.jsonl")
    a = arguments.parse_args()
    rows = build(a.seed)
    data = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows).encode()
    with open(a.out, "wb") as f:
        f.write(data)
    count = Counter(row["label"] for row in rows)
    print(f"{len(rows)} rows, seed {a.seed}, crc32 {zlib.crc32(data):08x}; harmless {count['none']} ({count['none'] / len(rows):.1%})")
    print(", ".join(f"{k} {v}" for k, v in sorted(count.items())))
