#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes tables of what the programs of tests/bench/query wrote into a directory: report.py DIR."""
import json
import math
import pathlib
import sys


def read(directory, name):
    file = directory / name
    return json.loads(file.read_text()) if file.exists() else None


def quantile(times, part):
    return sorted(times)[min(len(times) - 1, math.ceil(part * len(times)) - 1)]


def told(milliseconds):
    return f"{milliseconds:,.{0 if milliseconds >= 100 else 1 if milliseconds >= 10 else 2}f}"


def both(times):
    return f"{told(quantile(times, 0.5))} / {told(quantile(times, 0.95))}" if times else "–"


def ratio_of_medians(other, ours):
    if not other or not ours:
        return "–"
    factor = quantile(other, 0.5) / quantile(ours, 0.5)
    return f"{factor:,.{0 if factor >= 10 else 1}f}"


def both_ratios(other, again, once):
    ratios = [ratio_of_medians(other, ours) for ours in (again, once)]
    return f"{ratios[0]} ({ratios[1]})" if other else "–"


def times_table(warm, cold, duck, rows):
    print("| milliseconds, p50 / p95 | asked once | again | cold | DuckDB, warm | times (once) "
          "| SQLite rows | times (once) |")
    print("|---|---|---|---|---|---|---|---|")
    for group, ours in sorted(warm["times"].items(), key=lambda entry: not entry[0].startswith("f")):
        once = warm.get("once", {}).get(group)
        ducks = duck["times"].get(group) if duck else None
        sqlites = rows["times"].get(group) if rows else None
        print(f"| {group} | {both(once)} | {both(ours)} | {both(cold.get(group))} | {both(ducks)} "
              f"| {both_ratios(ducks, ours, once)} | {both(sqlites)} "
              f"| {both_ratios(sqlites, ours, once)} |")
    print()


def bytes_table(made, duck, rows):
    views = made["views"]
    tables = made["tables"]
    names = sum(size for table, size in tables.items() if table in ("name", "sqlite_autoindex_name_1"))
    facts = sum(size for table, size in tables.items() if table.startswith("fact_"))
    rest = sum(tables.values()) - names - facts
    print("| bytes a page view on disk | all | facts | names | sums and the rest |")
    print("|---|---|---|---|---|")
    print(f"| Footfall, with events | {made['file'] / views:.1f} | {facts / views:.2f} | {names / views:.2f} "
          f"| {rest / views:.2f} |")
    if duck:
        print(f"| DuckDB, without names | {duck['file'] / views:.1f} | | | |")
    if rows:
        table = rows["tables"]["view"]
        print(f"| SQLite rows, without names | {rows['file'] / views:.1f} "
              f"| {table / views:.1f} without indexes | | |")
    largest = sorted(tables.items(), key=lambda entry: -entry[1])[:6]
    print("\nLargest tables: " + ", ".join(
        f"{table} {size / 2**20:,.1f} MB" for table, size in largest) + ".\n")


def main():
    directory = pathlib.Path(sys.argv[1])
    made = read(directory, "made.json")
    warm = read(directory, "footfall-warm.json")
    duck = read(directory, "duckdb.json")
    rows = read(directory, "sqlite.json")
    session = read(directory, "footfall-session.json")
    clicks = read(directory, "footfall-clicks.json")
    cold = {}
    cold_file = directory / "cold.tsv"
    for line in cold_file.read_text().splitlines() if cold_file.exists() else []:
        group, milliseconds = line.rsplit("\t", 1)
        cold.setdefault(group, []).append(float(milliseconds))

    print(f"{made['views']:,} page views of 20 sites over three years, {made['viewsOfLarge']:,} of "
          f"the one that is asked about, which has {made['pathnames']:,} pathnames.", end=" ")
    if made.get("seconds"):
        print(f"Made in {made['seconds']:,.0f} s by the real fold and merge: "
              f"{made['added'] / made['seconds']:,.0f} page views a second; merging took "
              f"{made['mergeSeconds']:,.0f} s of that.", end="")
    print("\n")
    times_table(warm, cold, duck, rows)
    for name, other in (("DuckDB", duck), ("SQLite", rows)):
        if other:
            print(f"{name}: {other['compared']} answers compared, {other['different']} different.",
                  end=" ")
    print("\n")
    bytes_table(made, duck, rows)
    print(f"Memory at most, after 30 random questions and those above: {warm['memory']:,.0f} MB.", end=" ")
    if session:
        print(f"After {len(session['times']):,} random questions with a cache of "
              f"{session['cache']:,.0f} MB: {session['memory']:,.0f} MB; they took "
              f"{both(session['times'])} ms (p50 / p95).", end=" ")
        if session["firstNumbers"]:
            print(f"{len(session['firstNumbers'])} did not fit the cache and were streamed; first "
                  f"numbers came after {both(session['firstNumbers'])} ms.", end="")
    if clicks:
        print(f"\n\n{len(clicks['first'])} clicks on random rows of the dashboard of three years, after what "
              f"was likely had been asked ahead: {both(clicks['first'])} ms, and {both(clicks['firstAlone'])} "
              f"with nothing asked ahead; at once on rows of what came: {both(clicks['hurried'])} and "
              f"{both(clicks['hurriedAlone'])} ms, and some seconds later: {both(clicks['second'])} and "
              f"{both(clicks['secondAlone'])} ms; on another row of the same list: "
              f"{both(clicks['adding'])} and {both(clicks['addingAlone'])} ms; clicks that exclude a row: "
              f"{both(clicks['excluding'])} and {both(clicks['excludingAlone'])} ms. Asking ahead took one core "
              f"{clicks['aheadOfFirst'] / 1000:,.1f} s the first time, and "
              f"{both([ms / 1000 for ms in clicks['aheadOfSecond']])} s after each first click.", end="")
    print("\n")


main()
