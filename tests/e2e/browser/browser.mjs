// SPDX-License-Identifier: GPL-3.0-or-later
// node browser.mjs NODE_MODULES FOOTFALL_SERVER, with FOOTFALL_CHROMIUM in the environment. Further words:
// only scenarios whose names hold one of them.
import assert from "node:assert/strict";
import { createRequire } from "node:module";
import { resolve } from "node:path";

import { makeIdentity } from "./identity.mjs";
import { startPages } from "./pages.mjs";
import { scenarios as ofFathomClient } from "./scenarios/fathomclient.mjs";
import { scenarios as ofFathomLite } from "./scenarios/fathomlite.mjs";
import { scenarios as ofFootfall } from "./scenarios/footfall.mjs";
import { scenarios as ofGoatCounter } from "./scenarios/goatcounter.mjs";
import { scenarios as ofPlausible } from "./scenarios/plausible.mjs";
import { scenarios as ofPlus } from "./scenarios/plus.mjs";
import { scenarios as ofAll } from "./scenarios/all.mjs";
import { scenarios as ofUmami } from "./scenarios/umami.mjs";
import { Footfall } from "./server.mjs";

const [nodeModules, program, ...wanted] = process.argv.slice(2);
const { chromium } = createRequire(resolve(nodeModules, "x.js"))("playwright-core");
const Patience = 15_000;
// Of an ordinary visitor: one that says it is headless is a bot. The browser's own, as what is sent while
// a page goes has no other.
const UserAgent =
  "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36";

const scenarios = Object.entries({
  ...ofFootfall,
  ...ofFathomClient,
  ...ofPlus,
  ...ofFathomLite,
  ...ofPlausible,
  ...ofUmami,
  ...ofGoatCounter,
  ...ofAll,
}).filter(([name]) => !wanted.length || wanted.some((word) => name.includes(word)));

const identity = await makeIdentity();
const browser = await chromium.launch({
  executablePath: process.env.FOOTFALL_CHROMIUM,
  args: [
    "--no-sandbox",
    "--headless",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--user-agent=" + UserAgent,
    // Trackers send nothing from localhost, nor from a browser that is driven.
    "--host-resolver-rules=MAP *.test 127.0.0.1",
    "--disable-blink-features=AutomationControlled",
    "--ignore-certificate-errors-spki-list=" + identity.fingerprint,
  ],
});

/** Follows what a context's pages have asked for; settle() waits until all of it is answered. */
const follow = (context) => {
  const underWay = new Set();
  context.on("request", (request) => underWay.add(request));
  context.on("requestfinished", (request) => underWay.delete(request));
  context.on("requestfailed", (request) => underWay.delete(request));
  return async (page) => {
    // What a script has begun by now is a request within a frame.
    await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve, 30))));
    for (const deadline = Date.now() + Patience; underWay.size && Date.now() < deadline; ) {
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
  };
};

/** Whatever a page, its console or the network complain about. */
const listenForComplaints = (context, collector) => {
  const complaints = [];
  context.on("weberror", (error) => complaints.push(error.error().message));
  context.on("console", (message) => {
    if (["error", "warning"].includes(message.type())) {
      complaints.push(`console: ${message.text()}`);
    }
  });
  context.on("response", (response) => {
    if (response.url().startsWith(collector) && response.status() >= 400) {
      complaints.push(`${response.status()} for ${response.url()}`);
    }
  });
  return complaints;
};

/** What the trackers sent to the collector: [{method, path, query, body, headers}]. */
const watchTraffic = (context, collector) => {
  const sent = [];
  context.on("request", (request) => {
    const url = new URL(request.url());
    if (url.origin == collector && request.resourceType() != "script" && request.method() != "OPTIONS") {
      sent.push({
        method: request.method(),
        path: url.pathname,
        query: Object.fromEntries(url.searchParams),
        body: request.postData(),
        headers: request.headers(),
      });
    }
  });
  return sent;
};

const play = async ({ footfall, pages }, name, scenario) => {
  const code = await footfall.addSite(name);
  const other = await footfall.addSite(name + " (other)");
  const context = await browser.newContext();
  const settle = follow(context);
  const complaints = listenForComplaints(context, footfall.url);
  const sent = watchTraffic(context, footfall.url);
  const open = async (path, description, { hostname, page: existing } = {}) => {
    const page = existing ?? (await context.newPage());
    await page.goto(pages.at(path, description, hostname));
    await settle(page);
    return page;
  };
  const site = (...words) => footfall.command("site", "edit", code, ...words);
  const collector = footfall.url;
  const expected = await scenario({ context, open, settle, pages, code, other, collector, sent, site });
  // The context stays: what its pages send when they go must get through.
  await Promise.all(context.pages().map((page) => page.close()));
  assert.deepEqual(complaints, expected.complaints ?? [], "the pages ran without a complaint");
  for (const [actual, wantedValue] of expected.equal ?? []) {
    assert.deepEqual(actual, wantedValue);
  }
  return { code, other, expected, context };
};

const named = (totals, keys) => Object.fromEntries(Object.keys(keys).map((key) => [key, totals[key]]));

const verify = async (footfall, { code, other, expected }) => {
  const totals = await footfall.totals(code);
  assert.deepEqual(named(totals, expected.totals ?? {}), expected.totals ?? {});
  for (const [metric, [least, most]] of Object.entries(expected.within ?? {})) {
    assert.ok(totals[metric] >= least && totals[metric] <= most, `${metric} ${totals[metric]}, not ${least} to ${most}`);
  }
  if (expected.others) {
    assert.deepEqual(named(await footfall.totals(other), expected.others), expected.others);
  }
  for (const dimension of ["page", "source", "hostname", "screen"]) {
    if (expected[dimension]) {
      assert.deepEqual(await footfall.viewsBy(code, dimension), expected[dimension]);
    }
  }
  if (expected.events) {
    assert.deepEqual(await footfall.events(code), expected.events);
  }
  for (const [event, property, values] of expected.properties ?? []) {
    assert.deepEqual(await footfall.properties(code, event, property), values);
  }
};

const failures = [];

/** All scenarios against one collector. */
const playAll = async (label, identityOrNone) => {
  const footfall = await Footfall.start(program, identityOrNone);
  const pages = await startPages(footfall.url, nodeModules, identityOrNone?.tls);
  const played = [];
  for (const [name, scenario] of scenarios) {
    try {
      played.push([name, await play({ footfall, pages }, name, scenario)]);
    } catch (error) {
      failures.push([`${label}: ${name}`, error]);
    }
  }
  // Beacons of pages that are gone may be on their way still. What must not be counted has had the time
  // of all scenarios to show up.
  const deadline = Date.now() + Patience;
  for (const [name, result] of played) {
    for (;;) {
      try {
        await verify(footfall, result);
        console.log(`ok    ${label}: ${name}`);
        break;
      } catch (error) {
        if (Date.now() > deadline) {
          failures.push([`${label}: ${name}`, error]);
          break;
        }
        await new Promise((resolve) => setTimeout(resolve, 200));
      }
    }
  }
  await Promise.all(played.map(([, { context }]) => context.close()));
  await pages.stop();
  const exitCode = await footfall.stop();
  if (exitCode !== 0) {
    failures.push([label, new Error(`footfall-server ended with ${exitCode}`)]);
  }
};

await playAll("plain");
await playAll("TLS", identity);

await browser.close();
await identity.forget();
for (const [name, error] of failures) {
  console.log(`FAIL  ${name}\n${error.stack}`);
}
console.log(`${scenarios.length} scenarios, plain and over TLS: ${failures.length} failed`);
process.exit(failures.length || !scenarios.length ? 1 : 0);
