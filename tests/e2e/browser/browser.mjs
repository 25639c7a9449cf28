// SPDX-License-Identifier: GPL-3.0-or-later
// node browser.mjs NODE_MODULES FOOTFALL_SERVER, with FOOTFALL_CHROMIUM in the environment.
import assert from "node:assert/strict";
import { createRequire } from "node:module";
import { resolve } from "node:path";

import { startPages } from "./pages.mjs";
import { scenarios } from "./scenarios.mjs";
import { Footfall } from "./server.mjs";

const [nodeModules, program] = process.argv.slice(2);
const { chromium } = createRequire(resolve(nodeModules, "x.js"))("playwright-core");
const Patience = 15_000;

const footfall = await Footfall.start(program);
const pages = await startPages(footfall.url, nodeModules);
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
  ],
});

// A browser that calls itself headless is counted as a bot; what is tried here is people's.
const [major] = browser.version().split(".");
const userAgent =
  `Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/${major}.0.0.0 Safari/537.36`;

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

const play = async (name, scenario) => {
  const code = await footfall.addSite(name);
  const other = await footfall.addSite(name + " (other)");
  const context = await browser.newContext({ userAgent });
  const settle = follow(context);
  const errors = [];
  context.on("weberror", (error) => errors.push(error.error().message));
  const open = async (path, description, existing) => {
    const page = existing ?? (await context.newPage());
    await page.goto(pages.at(path, description));
    await settle(page);
    return page;
  };
  const expected = await scenario({ context, open, settle, pages, code, other, collector: footfall.url });
  await context.close();
  assert.deepEqual(errors, [], "the pages ran without errors");
  for (const [actual, wanted] of expected.equal ?? []) {
    assert.deepEqual(actual, wanted);
  }
  return { code, other, expected };
};

const named = (totals, keys) => Object.fromEntries(Object.keys(keys).map((key) => [key, totals[key]]));

const verify = async ({ code, other, expected }) => {
  const totals = await footfall.totals(code);
  assert.deepEqual(named(totals, expected.totals ?? {}), expected.totals ?? {});
  for (const [metric, [least, most]] of Object.entries(expected.within ?? {})) {
    assert.ok(totals[metric] >= least && totals[metric] <= most, `${metric} ${totals[metric]}, not ${least} to ${most}`);
  }
  if (expected.others) {
    assert.deepEqual(named(await footfall.totals(other), expected.others), expected.others);
  }
  for (const dimension of ["page", "source", "hostname"]) {
    if (expected[dimension]) {
      assert.deepEqual(await footfall.viewsBy(code, dimension), expected[dimension]);
    }
  }
};

const failures = [];
const played = [];
for (const [name, scenario] of Object.entries(scenarios)) {
  try {
    played.push([name, await play(name, scenario)]);
  } catch (error) {
    failures.push([name, error]);
  }
}

// Beacons of pages that are gone may be on their way still. What must not be counted has had the time
// of all scenarios to show up.
const deadline = Date.now() + Patience;
for (const [name, result] of played) {
  for (;;) {
    try {
      await verify(result);
      console.log(`ok    ${name}`);
      break;
    } catch (error) {
      if (Date.now() > deadline) {
        failures.push([name, error]);
        break;
      }
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
  }
}

await browser.close();
await pages.stop();
const exitCode = await footfall.stop();
for (const [name, error] of failures) {
  console.log(`FAIL  ${name}\n${error.stack}`);
}
console.log(`${Object.keys(scenarios).length} scenarios, ${failures.length} failed; footfall-server ended with ${exitCode}`);
process.exit(failures.length || exitCode !== 0 ? 1 : 0);
