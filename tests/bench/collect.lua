-- SPDX-License-Identifier: GPL-3.0-or-later
-- Page views as browsers send them: about 700 bytes each, from thousands of visitors to thousands of
-- pages. They are written beforehand, so that wrk spends its time on sending.
-- Needs FOOTFALL_BENCH_SITE in the environment; FOOTFALL_BENCH_CONNECTION may say close.
local site = os.getenv("FOOTFALL_BENCH_SITE")
local count = 20000
local requests = {}
local nextOne = 0

local agents = {
  "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36",
  "Mozilla/5.0 (iPhone; CPU iPhone OS 18_6 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.6 Mobile/15E148 Safari/604.1",
  "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.6 Safari/605.1.15",
  "Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0",
}
local referrers = { "", "", "", "https%3A%2F%2Fwww.google.com%2F", "https%3A%2F%2Fduckduckgo.com%2F",
  "https%3A%2F%2Fnews.ycombinator.com%2Fitem%3Fid%3D1", "https%3A%2F%2Fwww.reddit.com%2Fr%2Fbooks%2F" }

function init()
  math.randomseed(20261123)
  for i = 1, count do
    -- A page's rank is drawn so that few pages get most of the views.
    local page = math.floor(3000 ^ math.random())
    local path = string.format("/?h=https%%3A%%2F%%2Fbench.example&p=%%2Fmagazine%%2Fan-evening-with-page-%d" ..
      "&r=%s&sid=%s&qs=%%7B%%7D&cid=%d",
      page, referrers[math.random(#referrers)], site, math.random(100000000))
    requests[i] = wrk.format("GET", path, {
      ["Host"] = "stats.example",
      ["Connection"] = os.getenv("FOOTFALL_BENCH_CONNECTION") or "keep-alive",
      ["User-Agent"] = agents[math.random(#agents)],
      ["Accept"] = "image/avif,image/webp,image/apng,image/svg+xml,image/*,*/*;q=0.8",
      ["Accept-Language"] = "en-GB,en-US;q=0.9,en;q=0.8,de;q=0.7",
      ["Accept-Encoding"] = "gzip, deflate, br, zstd",
      ["Referer"] = "https://bench.example/",
      ["Sec-Fetch-Dest"] = "image",
      ["Sec-Fetch-Mode"] = "no-cors",
      ["Sec-Fetch-Site"] = "cross-site",
      ["X-Forwarded-For"] = string.format("%d.%d.%d.%d", math.random(11, 99), math.random(0, 255),
        math.random(0, 255), math.random(1, 254)),
    })
  end
end

-- FOOTFALL_BENCH_RATE page views a second of all connections together, whatever the answers take as
-- long as a connection is free; else as many as are answered.
local rate = tonumber(os.getenv("FOOTFALL_BENCH_RATE"))
if rate then
  local ffi = require("ffi")
  ffi.cdef("struct moment { long seconds; long nanoseconds; }; int clock_gettime(int clock, struct moment *now);")
  local moment = ffi.new("struct moment")
  local due = 0
  function delay()
    ffi.C.clock_gettime(1, moment)
    local now = tonumber(moment.seconds) * 1000 + tonumber(moment.nanoseconds) / 1e6
    -- What could not be sent for a second is not made up for.
    due = math.max(due, now - 1000) + 1000 / rate
    return math.max(0, math.floor(due - now))
  end
end

function request()
  nextOne = nextOne % count + 1
  return requests[nextOne]
end

-- One line for the script: requests a second, answers, answers other than 2xx and lost, p50 and p99 in ms.
function done(summary, latency)
  local errors = summary.errors
  io.write(string.format("RESULT %.0f %d %d %.2f %.2f\n",
    summary.requests / (summary.duration / 1e6), summary.requests,
    errors.status + errors.connect + errors.read + errors.write + errors.timeout,
    latency:percentile(50) / 1000, latency:percentile(99) / 1000))
end
