# SPDX-License-Identifier: GPL-3.0-or-later
# Part of tests/bench/run: what footfall-server takes while nothing happens.

# How often each thread of a process went to sleep by itself so far: "ID NAME COUNT".
sleeps() {
  local task
  for task in "/proc/$1/task/"*; do
    echo "${task##*/} $(tr ' ' '-' < "$task/comm") $(awk '/^voluntary_ctxt_switches/ { print $2 }' "$task/status")"
  done | sort
}

section_idle() {
  local idle_data="$work/data-idle" port process span=30
  "$bin/footfall-server" site add bench.example --data-dir "$idle_data" > /dev/null
  port=$("$bench/bench_baseline" --free-port)
  "$bin/footfall-server" serve --data-dir "$idle_data" --listen "127.0.0.1:$port" > "$work/idle.log" 2>&1 &
  process=$!
  started+=("$process")
  for _ in $(seq 100); do curl -fs -o /dev/null "http://127.0.0.1:$port/health" && break; sleep 0.1; done
  sleep 2
  sleeps "$process" > "$work/sleeps-before"
  sleep "$span"
  sleeps "$process" > "$work/sleeps-after"
  echo "## Idle"
  echo
  echo "| thread | wake-ups a second, over $span s |"
  echo "|---|---|"
  join "$work/sleeps-before" "$work/sleeps-after" \
    | awk -v span="$span" '{ wakes = ($5 - $3) / span; sum += wakes; printf "| %s | %.2f |\n", $2, wakes } END { printf "| all | **%.2f** |\n", sum }'
  echo
  echo "- Resident memory: **$(awk '/VmRSS/ { printf "%.1f MB", $2 / 1024 }' "/proc/$process/status")**."
  echo
  kill "$process" && wait "$process" 2> /dev/null || true
}
