# SPDX-License-Identifier: GPL-3.0-or-later
# Part of tests/bench/run: ten minutes (or --minutes) at half of what one thread answers at its peak.
# Memory must stay flat, the files as large as computed, and the ledger must add up.

soak_memory() { awk '/VmRSS/ { printf "%.1f", $2 / 1024 }' "/proc/$server/status"; }
soak_file() { stat -c %s "$data/footfall.db" "$data/footfall.db-wal" 2> /dev/null | awk '{ printf "%s%.1f", (NR > 1 ? " + " : ""), $1 / 1048576 }'; }

section_soak() {
  local peak rate minute first='' last=''
  : > "$work/results"
  FOOTFALL_BENCH_CONNECTION=keep-alive
  ulimit -n "$(ulimit -Hn)"
  start_servers 1
  load footfall "$footfall_port" 1/peak/0
  load footfall "$footfall_port" 1/peak/0
  peak=$(figures 1/peak/0 footfall 3 | sort -g | tail -n 1)
  rate=$((peak / 2))
  echo "## Soak"
  echo
  echo "$minutes minutes at half of $peak page views a second: $connections connections together send $rate a second, as long as one of them is free."
  echo
  echo "| minute | page views/s | p50 / p99 ms | resident MB | database + log MB |"
  echo "|---|---|---|---|---|"
  local whole=$seconds
  seconds=60
  for minute in $(seq "$minutes"); do
    FOOTFALL_BENCH_RATE=$rate load footfall "$footfall_port" "1/soak-$minute/0"
    last=$(soak_memory)
    [ "$minute" -gt 1 ] && [ -z "$first" ] && first=$last
    echo "| $minute | $(figures "1/soak-$minute/0" footfall 3) | $(figures "1/soak-$minute/0" footfall 6) / $(figures "1/soak-$minute/0" footfall 7) | $last | $(soak_file) |"
  done
  seconds=$whole
  echo
  [ -z "$first" ] || echo "- Resident memory from the second minute to the last: $first to $last MB."
  # What is left must be what the counted views need: dictionaries, sums, facts of different values.
  "$bin/footfall-server" fold --data-dir "$data" > /dev/null
  echo "- After a last fold: $(soak_file) MB in $(python3 - "$data/footfall.db" << 'END'
import sqlite3, sys
db = sqlite3.connect(f"file:{sys.argv[1]}?mode=ro", uri=True)
tables = ["page_view", "fact_segment", "fact_column", "hourly_total", "name", "seen_visitor", "seen_page", "seen_block"]
print(", ".join(f"{db.execute(f'SELECT count(*) FROM {t}').fetchone()[0]} of {t}" for t in tables), "rows;",
      db.execute("PRAGMA freelist_count").fetchone()[0], "of", db.execute("PRAGMA page_count").fetchone()[0], "pages are free.")
END
)"
  local status=0
  check_ledger 1 || status=1
  echo
  kill "$server" "$baseline" $nginx
  wait "$server" "$baseline" $nginx 2> /dev/null || true
  return "$status"
}
