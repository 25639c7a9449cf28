# SPDX-License-Identifier: GPL-3.0-or-later
# Section "query" of tests/bench/run, which sources this: dashboards over many page views, beside
# DuckDB and plain rows in SQLite. What is made stays in --dir, and is used again.

# DuckDB is for this comparison only: nothing of Footfall needs it.
duckdb_version=1.5.6-r.1

install_duckdb() {
  local modules="$build/bench/npm"
  if [ ! -d "$modules/node_modules/@duckdb/node-api" ]; then
    mkdir -p "$modules"
    npm install --prefix "$modules" --no-audit --no-fund --no-save \
      "@duckdb/node-api@$duckdb_version" > "$modules/install.log" 2>&1 || return 1
  fi
  printf '%s\n' "$modules/node_modules"
}

# number_of 10m -> 10000000
number_of() {
  case "$1" in
    *m | *M) echo "${1%[mM]}000000" ;;
    *k | *K) echo "${1%[kK]}000" ;;
    *) echo "$1" ;;
  esac
}

ask_about() {
  local views=$1 paths=$2 dir=$3 modules questions question
  local program=("$bench/bench_query" --dir "$dir" --views "$views" --paths "$paths" "${asking[@]}")
  mkdir -p "$dir"
  echo "$views page views, $paths pathnames, in $dir" >&2
  "${program[@]}" make
  "${program[@]}" ask
  questions=$("${program[@]}" count)
  : > "$dir/cold.tsv"
  # Spread over all groups.
  for ((question = 0; question < questions; question += cold_step)); do
    "${program[@]}" --number "$question" cold >> "$dir/cold.tsv"
  done
  "${program[@]}" --number "$session" session
  "${program[@]}" --number "$clicks" click
  if modules=$(install_duckdb); then
    [ -e "$dir/duck.db" ] || "${program[@]}" csv
    node "$root/tests/bench/query/duck.mjs" "$dir" "$modules"
    rm -f "$dir/rows.csv"
  else
    rm -f "$dir/duckdb.json"
    echo "DuckDB could not be installed from the npm registry: it is left out." >&2
  fi
  if [ "$views" -le "$most_rows" ]; then
    "${program[@]}" rows
    "${program[@]}" ask-rows
  else
    rm -f "$dir/sqlite.json"
  fi
  python3 "$root/tests/bench/query/report.py" "$dir"
  if [ "$views" -gt "$most_rows" ]; then
    echo "Plain rows in SQLite are compared up to $most_rows page views (--rows-up-to)."
    echo
  fi
}

section_query() {
  local count paths dir
  local asking=(--instances 20 --repetitions 3 --cache "$cache") cold_step=3 session=300 clicks=40
  if [ "$quick" = yes ]; then
    asking=(--instances 5 --repetitions 2 --cache "$cache")
    cold_step=4
    session=50
    clicks=10
  fi
  echo "## Asking"
  echo
  echo "Whole dashboards (totals, chart and ten panels, each answering to all filters but its own) and single lists, by the real reader; filters are values of random page views that occur, or texts, wildcards and expressions that their pathnames match. On one view in fifty an event happens. DuckDB and the rows hold views only, and numbers in place of texts: nothing stands beside what is asked by texts, and beside events. Asked once: what it needs is in memory, as far as there is room, its answer is not. Again: asked before. Times: of the medians, beside what is asked again, in brackets beside what is asked once. Cold: a new process each, after the system's cache was dropped as far as this user may."
  echo
  for count in "${views[@]}"; do
    for paths in "${pathnames[@]}"; do
      dir="${data:-$work}/$count-$paths"
      ask_about "$(number_of "$count")" "$(number_of "$paths")" "$dir"
      if [ -z "$data" ]; then rm -rf "$dir"; fi
    done
  done
}
