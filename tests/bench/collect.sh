# SPDX-License-Identifier: GPL-3.0-or-later
# Part of tests/bench/run: the whole pipeline under wrk, beside bare QHttpServer and nginx in the
# same run, with one and two threads, with and without keep-alive and idle connections.

export FOOTFALL_BENCH_SITE FOOTFALL_BENCH_CONNECTION
collect_problems=0

# PORT
wait_for_port() {
  for _ in $(seq 100); do
    curl -s -o /dev/null "http://127.0.0.1:$1/" && return
    sleep 0.1
  done
  echo "Nothing answers on port $1." >&2
  exit 1
}

# THREADS: sets baseline_port, nginx_port, footfall_port and server, the collector's process.
start_servers() {
  "$bench/bench_baseline" --threads "$1" > "$work/baseline-port" 2> /dev/null &
  baseline=$!

  nginx_port=$("$bench/bench_baseline" --free-port)
  nginx=
  if command -v nginx > /dev/null; then
    mkdir -p "$work/nginx"
    cat > "$work/nginx/nginx.conf" << END
worker_processes $1;
worker_rlimit_nofile 20000;
daemon off;
pid $work/nginx/pid;
error_log $work/nginx/error.log;
events { worker_connections 8000; }
http {
  access_log off;
  keepalive_requests 1000000000;
  keepalive_timeout 1h;
  client_body_temp_path $work/nginx/body;
  server { listen 127.0.0.1:$nginx_port reuseport; location / { return 204; } }
}
END
    nginx -p "$work/nginx" -c "$work/nginx/nginx.conf" 2> /dev/null &
    nginx=$!
    started+=("$nginx")
  fi

  data="$work/data-$1"
  mkdir -p "$data"
  # One address makes all requests here, and holds all connections.
  printf '[listen]\nthreads=%s\n[limits]\nratePerSecond=0\nconnections=0\nconnectionsPerAddress=0\nidleSeconds=3600\n[pipeline]\nfoldIntervalSeconds=10\n' "$1" > "$data/settings.ini"
  FOOTFALL_BENCH_SITE=$("$bin/footfall-server" site add bench.example --data-dir "$data")
  footfall_port=$("$bench/bench_baseline" --free-port)
  "$bin/footfall-server" serve --data-dir "$data" --listen "127.0.0.1:$footfall_port" \
    --trust-proxy 127.0.0.1/32 > "$work/server-$1.log" 2>&1 &
  server=$!
  started+=("$baseline" "$server")
  wait_for_port "$footfall_port"
  baseline_port=$(cat "$work/baseline-port")
  wait_for_port "$baseline_port"
  [ -z "$nginx" ] || wait_for_port "$nginx_port"
}

# Processor time that the collector has used, in clock ticks.
ticks() { awk '{ print $14 + $15 }' "/proc/$server/stat"; }

# SERVER PORT KEY: one line of "KEY SERVER requests/s answers bad p50 p99 ticks" in results.
load() {
  local before
  before=$(ticks)
  wrk -t1 -c"$connections" -d"${seconds}s" --latency -s "$root/tests/bench/collect.lua" "http://127.0.0.1:$2" > "$work/wrk.out"
  awk -v key="$3" -v server="$1" -v ticks="$(($(ticks) - before))" \
    '/^RESULT/ { $1 = key " " server; print $0, ticks }' "$work/wrk.out" >> "$work/results"
}

# KEY SERVER COLUMN
figures() { awk -v key="$1" -v server="$2" -v column="$3" '$1 == key && $2 == server { print $column }' "$work/results"; }

# "median (least to most)" of what comes, whole numbers.
spread() { sort -g | awk '{ value[NR] = $1 } END { middle = NR % 2 ? value[(NR + 1) / 2] : (value[NR / 2] + value[NR / 2 + 1]) / 2; printf "%.0f (%.0f to %.0f)", middle, value[1], value[NR] }'; }

# SECONDS
fold_every() {
  sed -i "s/^foldIntervalSeconds=.*/foldIntervalSeconds=$1/" "$data/settings.ini"
  kill -HUP "$server"
  sleep 0.2
}

# THREADS keep-alive|close IDLE [folding]
measure() {
  local key="$1/$2${4:+-$4}/$3" holders=() port
  FOOTFALL_BENCH_CONNECTION=$2
  if [ "$3" -gt 0 ]; then
    for port in "$baseline_port" "$footfall_port" ${nginx:+"$nginx_port"}; do
      "$bench/bench_hold" "$port" "$3" > "$work/held" &
      holders+=($!)
      started+=($!)
      for _ in $(seq 300); do [ -s "$work/held" ] && break; sleep 0.1; done
      [ "$(cat "$work/held")" = "$3" ] || echo "Only $(cat "$work/held") of $3 connections are held on port $port." >&2
      : > "$work/held"
    done
  fi
  [ -z "${4:-}" ] || fold_every 1
  # How fast a server is depends on which cores the system puts it and wrk on, which it decides anew
  # each time: many short runs, in which each comes first as often as last.
  local run turns
  for run in $(seq "$repetitions"); do
    turns=(baseline footfall nginx)
    [ $((run % 2)) -eq 1 ] || turns=(nginx footfall baseline)
    for turn in "${turns[@]}"; do
      case "$turn" in
        # QHttpServer 6.4 keeps the connection whatever is asked.
        baseline) [ "$2" = close ] || load baseline "$baseline_port" "$key" ;;
        footfall) load footfall "$footfall_port" "$key" ;;
        nginx) [ -z "$nginx" ] || load nginx "$nginx_port" "$key" ;;
      esac
    done
  done
  [ -z "${4:-}" ] || fold_every 10
  for holder in "${holders[@]}"; do kill "$holder"; wait "$holder" 2> /dev/null || true; done

  local ratio='n/a' idle_of_baseline='n/a'
  if [ "$2" != close ]; then
    idle_of_baseline=$(figures "$key" baseline 3 | spread)
    ratio=$(awk -v ours="$(figures "$key" footfall 3 | median)" -v theirs="$(figures "$key" baseline 3 | median)" 'BEGIN { printf "%.2f", ours / theirs }')
  fi
  local processor
  processor=$(awk -v key="$key" '$1 == key && $2 == "footfall" { answers += $4; ticks += $8 } END { printf "%.1f", ticks * 1e4 / answers }' "$work/results")
  echo "| $1 | $2${4:+, $4} | $3 | **$(figures "$key" footfall 3 | spread)** | $(figures "$key" footfall 6 | median) / $(figures "$key" footfall 7 | median) ($(figures "$key" footfall 7 | sort -g | tail -n 1)) | $processor | $idle_of_baseline | $ratio | $([ -z "$nginx" ] && echo 'n/a' || figures "$key" nginx 3 | spread) |"
}

# THREADS: whether all that was acknowledged is stored, and the ledger adds up.
check_ledger() {
  sleep 1
  local acknowledged turned_away in_flight
  acknowledged=$(awk -v key="^$1/" '$1 ~ key && $2 == "footfall" { answers += $4; bad += $5 } END { print answers - bad }' "$work/results")
  turned_away=$(awk -v key="^$1/" '$1 ~ key && $2 == "footfall" { bad += $5 } END { print bad + 0 }' "$work/results")
  in_flight=$(awk -v key="^$1/" -v connections="$connections" '$1 ~ key && $2 == "footfall" { sum += connections } END { print sum + 0 }' "$work/results")
  "$bin/footfall-server" stats --site "$FOOTFALL_BENCH_SITE" --period all --format json --data-dir "$data" > "$work/stats.json"
  "$bin/footfall-server" status --json --data-dir "$data" > "$work/status.json"
  python3 - "$work/stats.json" "$work/status.json" "$acknowledged" "$in_flight" "$turned_away" "$1" << 'END'
import json, sys
views = json.load(open(sys.argv[1]))["totals"]["pageViews"]
total = json.load(open(sys.argv[2]))["ledger"]["total"]
acknowledged, in_flight, turned_away = map(int, sys.argv[3:6])
rejected = sum(total["rejected"].values())
adds_up = total["received"] == total["stored"] + total["waiting"] + rejected + total["refused"]
kept = acknowledged <= views <= acknowledged + in_flight
print(f"- {sys.argv[6]} thread(s): acknowledged {acknowledged}, counted {views}"
      f" ({views - acknowledged} in flight when wrk stopped), turned away or lost {turned_away};"
      f" ledger: received {total['received']} = stored {total['stored']} + waiting {total['waiting']}"
      f" + rejected {rejected} + refused {total['refused']}.")
if not kept:
    print("- **Wrong: counted is not what was acknowledged.**")
if not adds_up or total["stored"] != views:
    print("- **Wrong: the ledger does not add up.**")
sys.exit(0 if kept and adds_up and total["stored"] == views else 1)
END
}

section_collect() {
  local threads
  : > "$work/results"
  echo "## Collecting"
  echo
  echo "wrk, one thread, $connections connections, requests of about 700 bytes from 20,000 visitors to 3,000 pages; medians of $repetitions runs of $seconds s (and the least and the most), taking turns with bare QHttpServer (an empty 202) and nginx (204) with as many threads; the ratio is that of the medians. Footfall answers when the view is enriched and committed and durable, and folds every 10 s; in the rows that say so every second, so that at least one falls into each run."
  echo
  echo "| threads | connections | idle ones beside | Footfall/s | p50 / p99 (worst p99) ms | CPU µs a view | QHttpServer/s | Footfall to QHttpServer | nginx/s |"
  echo "|---|---|---|---|---|---|---|---|---|"
  ulimit -n "$(ulimit -Hn)"
  for threads in 1 2; do
    start_servers "$threads"
    # All of them: what is acknowledged here is counted, too.
    load footfall "$footfall_port" "$threads/warm-up/0"
    load baseline "$baseline_port" "$threads/warm-up/0"
    [ -z "$nginx" ] || load nginx "$nginx_port" "$threads/warm-up/0"
    measure "$threads" keep-alive 0
    measure "$threads" keep-alive 0 folding
    for idle in 1000 5000; do measure "$threads" keep-alive "$idle"; done
    measure "$threads" close 0
    check_ledger "$threads" >> "$work/checks" || collect_problems=1
    echo "  Peak memory $(awk '/VmHWM/ { printf "%.0f MB", $2 / 1024 }' "/proc/$server/status"); $(du -sh "$data" | cut -f1) on the disk." >> "$work/checks"
    kill "$server" "$baseline" $nginx
    wait "$server" "$baseline" $nginx 2> /dev/null || true
  done
  echo
  cat "$work/checks"
  echo
  return "$collect_problems"
}
