// SPDX-License-Identifier: GPL-3.0-or-later
// Pages with Umami's tag: /script.js finds data-website-id and loads /umami.js.
import { randomUUID } from "node:crypto";

import { bodiesTo, push, wait } from "./tools.mjs";

const tag = (website, more = {}) => ({
  attributes: { "data-website-id": website, defer: "", ...more },
});

/** The site answers to another product's id. */
const websiteOf = async (site) => {
  const uuid = randomUUID();
  await site("--alias", uuid);
  return uuid;
};

const isThere = (page) => page.waitForFunction(() => typeof window.umami == "function");

export const scenarios = {
  async "Umami: a view, a navigation, events, leaving"({ context, open, settle, site, sent }) {
    const website = await websiteOf(site);
    const page = await open("/umami", {
      ...tag(website),
      body: '<button data-umami-event="signup" data-umami-event-plan="pro">Sign up</button>',
    });
    await isThere(page);
    await settle(page);
    await wait(1100);
    await push(page, "/umami/two");
    await settle(page);
    await page.click("button");
    await settle(page);
    const answer = await page.evaluate(() => umami.track("basket", { items: 3 }));
    await settle(page);
    await page.goto("about:blank");
    const bodies = bodiesTo(sent, "/api/send");
    return {
      totals: { pageViews: 2, visitors: 1, visits: 1, bounces: 0 },
      page: { "/umami": 1, "/umami/two": 1 },
      events: { signup: 1, basket: 1 },
      properties: [
        ["signup", "plan", { pro: 1 }],
        ["basket", "items", { 3: 1 }],
      ],
      within: { averageTimeOnPage: [1, 5] },
      equal: [
        [bodies.map(({ type, payload }) => `${type} ${payload.name ?? ""}`), ["event ", "event ", "event signup", "event basket"]],
        [typeof answer.cache, "string"],
        // What the first answer said is sent back from then on.
        [sent.map(({ headers }) => "x-umami-cache" in headers), [false, true, true, true]],
        [new URL(bodies[1].payload.referrer).pathname, "/umami"],
        [await context.cookies(), []],
      ],
    };
  },

  async "Umami: nothing is lost or doubled before its API is there"({ context, open, settle, site, sent }) {
    const website = await websiteOf(site);
    let release;
    const released = new Promise((resolve) => (release = resolve));
    await context.route("**/umami.js", async (route) => {
      await released;
      await route.continue();
    });
    const page = await context.newPage();
    const opened = open(
      "/early",
      {
        ...tag(website),
        head: `<script>
          addEventListener("DOMContentLoaded", async () => {
            window.early = umami.track("early", { n: 1 });
            umami.identify({ plan: "pro" });
            const { track } = umami;
            window.kept = track;
            const answer = await window.early;
            window.answered = typeof answer.cache;
          });
        </script>`,
        body: `<button onclick="umami.track('clicked')">Go</button>`,
      },
      { page }
    );
    await page.waitForFunction(() => window.kept);
    await page.click("button");
    const before = sent.length;
    release();
    await opened;
    await isThere(page);
    await page.evaluate(() => kept("late"));
    await page.waitForFunction(() => window.answered);
    await settle(page);
    return {
      totals: { pageViews: 1, visits: 1, bounces: 0 },
      page: { "/early": 1 },
      events: { early: 1, clicked: 1, late: 1 },
      equal: [
        [before, 0],
        [
          bodiesTo(sent, "/api/send").map(({ type, payload }) => `${type} ${payload.name ?? ""}`),
          ["event ", "event early", "identify ", "event clicked", "event late"],
        ],
        [await page.evaluate(() => answered), "string"],
      ],
    };
  },

  async "Umami: a blocked API breaks nothing"({ context, open, settle, site }) {
    const website = await websiteOf(site);
    await context.route("**/umami.js", (route) => route.abort());
    const page = await open("/blocked", tag(website));
    const told = await page.evaluate(async () => [
      await umami.track("never"),
      await umami.identify("nobody"),
    ]);
    await settle(page);
    return {
      totals: { pageViews: 0 },
      equal: [[told, [undefined, undefined]]],
      complaints: ["console: Failed to load resource: net::ERR_FAILED"],
    };
  },

  async "Umami: an API that was replaced by nothing breaks nothing"({ context, open, site }) {
    const website = await websiteOf(site);
    await context.route("**/umami.js", (route) =>
      route.fulfill({
        contentType: "text/javascript",
        headers: { "Access-Control-Allow-Origin": "*" },
        body: "",
      })
    );
    const page = await open("/emptied", tag(website));
    return { totals: { pageViews: 0 }, equal: [[await page.evaluate(() => umami.track("x")), undefined]] };
  },

  async "Umami: settings of the tag"({ open, settle, site, sent }) {
    const website = await websiteOf(site);
    const page = await open("/set?secret=1#/part", {
      ...tag(website, {
        "data-exclude-search": "true",
        "data-exclude-hash": "true",
        "data-tag": "beta",
        "data-domains": "localhost,example.com",
        "data-before-send": "filter",
        "data-host-url": "/stats",
      }),
      // Defined only after the tracker has come.
      body: `<script>addEventListener("load", () => {
        window.filter = (type, payload) => payload.name == "dropped" ? null : { ...payload, title: "T" };
      })</script>`,
    });
    await isThere(page);
    await settle(page);
    await page.evaluate(() => umami.track("dropped"));
    await page.evaluate(() => umami.track((payload) => ({ ...payload, url: "/by-function" })));
    await page.evaluate(() => umami.track({ url: "/by-object" }));
    await push(page, "/set?secret=2");
    await settle(page);
    for (const [path, more] of [
      ["/other-domain", { "data-domains": "example.com" }],
      ["/not-automatic", { "data-auto-track": "false" }],
    ]) {
      await isThere(await open(path, tag(website, more)));
    }
    return {
      totals: { pageViews: 3 },
      page: { "/set": 1, "/by-function": 1, "/by-object": 1 },
      equal: [[sent, []]], // All went to the collector's folder on the site itself.
    };
  },

  async "Umami: do not track, where the tag asks for it"({ context, open, site }) {
    const website = await websiteOf(site);
    await context.addInitScript(() => Object.defineProperty(navigator, "doNotTrack", { value: "1" }));
    await isThere(await open("/umami-dnt", tag(website, { "data-do-not-track": "true" })));
    await isThere(await open("/umami-no-dnt", tag(website)));
    return { totals: { pageViews: 1 }, page: { "/umami-no-dnt": 1 } };
  },

  async "Umami: its own way to opt out"({ open, settle, site }) {
    const website = await websiteOf(site);
    const page = await open("/before", {});
    await page.evaluate(() => (localStorage["umami.disabled"] = 1));
    await open("/umami-off", tag(website), { page });
    await isThere(page);
    await page.evaluate(() => umami.track("never"));
    await settle(page);
    return { totals: { pageViews: 0 } };
  },

  async "Umami: the tag of its first version"({ open, settle, site, collector, sent }) {
    const website = await websiteOf(site);
    const page = await open("/umami1", { ...tag(website), script: collector + "/umami.js" });
    await page.evaluate(() => umami("old"));
    await page.evaluate(() => umami.trackEvent("older", { n: 1 }));
    await page.evaluate(() => umami.trackView("/umami1/view", "https://www.google.com/"));
    await settle(page);
    return {
      totals: { pageViews: 2, visits: 1, bounces: 0 },
      page: { "/umami1": 1, "/umami1/view": 1 },
      events: { old: 1, older: 1 },
      equal: [[sent.length, 4]],
    };
  },

  async "Umami: under a strict content security policy"({ open, settle, site, collector }) {
    const website = await websiteOf(site);
    const page = await open("/strict", {
      ...tag(website),
      headers: {
        "Content-Security-Policy": `default-src 'none'; script-src ${collector}; connect-src ${collector}; img-src data:`,
      },
    });
    await isThere(page);
    await settle(page);
    return { totals: { pageViews: 1 } };
  },
};
