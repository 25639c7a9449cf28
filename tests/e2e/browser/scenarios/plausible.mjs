// SPDX-License-Identifier: GPL-3.0-or-later
// Pages with Plausible's tags, old and new, and its clients from npm. A page of localhost would send
// nothing, so each site has a name of its own.
import { bodiesTo, click, push, wait } from "./tools.mjs";

const Stub = `window.plausible = window.plausible || function () { (plausible.q = plausible.q || []).push(arguments); };`;
const InitStub = `${Stub} plausible.init = plausible.init || function (options) { plausible.o = options || {}; };`;

/** The site answers to a domain. */
const domainOf = async (site, domain) => {
  await site("--alias", domain);
  return domain;
};

const classic = (collector, domain, name = "script", more = {}) => ({
  script: `${collector}/js/${name}.js`,
  attributes: { "data-domain": domain, defer: "", ...more },
});

const named = (sent) => bodiesTo(sent, "/api/event").map(({ n }) => n);
const withoutReports = (names) => names.filter((name) => name != "engagement");

export const scenarios = {
  async "Plausible: a view, a navigation, events, leaving"({ context, open, settle, site, collector, sent }) {
    const hostname = await domainOf(site, "classic.test");
    const page = await open(
      "/classic?utm_source=letter",
      {
        ...classic(collector, hostname, "script.outbound-links.file-downloads.tagged-events.revenue"),
        head: `<script>${Stub} plausible("queued", { props: { n: 1 } })</script>`,
        body: `<a id="out" href="https://example.com/there?x=1">Out</a>
          <a id="file" href="/files/Report.PDF?v=2">File</a>
          <div class="plausible-event-name=Read+more plausible-event-kind=card"><p><b id="tagged">More</b></p></div>
          <a id="in" href="/inside">In</a>`,
      },
      { hostname }
    );
    await wait(1100);
    await push(page, "/classic/two");
    await settle(page);
    for (const selector of ["#out", "#file", "#tagged", "#in"]) {
      await click(page, selector);
      await settle(page);
    }
    const told = await page.evaluate(
      () =>
        new Promise((resolve) =>
          plausible("Purchase", {
            props: { plan: "pro" },
            revenue: { amount: "9.90", currency: "EUR" },
            callback: resolve,
          })
        )
    );
    await settle(page);
    await page.goto("about:blank");
    return {
      totals: { pageViews: 2, visitors: 1, visits: 1, bounces: 0 },
      page: { "/classic": 1, "/classic/two": 1 },
      source: { letter: 2 },
      events: {
        queued: 1,
        "Outbound Link: Click": 1,
        "File Download": 1,
        "Read more": 1,
        Purchase: 1,
      },
      properties: [
        ["Purchase", "plan", { pro: 1 }],
        ["Read more", "kind", { card: 1 }],
      ],
      within: { averageTimeOnPage: [0.5, 5] },
      equal: [
        [told, { status: 202 }],
        [
          withoutReports(named(sent)),
          ["pageview", "queued", "pageview", "Outbound Link: Click", "File Download", "Read more", "Purchase"],
        ],
        [new Set(sent.map(({ headers }) => headers["content-type"])), new Set(["text/plain"])],
        [await context.cookies(), []],
      ],
    };
  },

  async "Plausible: visible time and scroll depth"({ open, settle, site, collector, sent }) {
    const hostname = await domainOf(site, "scroll.test");
    const page = await open(
      "/scroll",
      { ...classic(collector, hostname), body: '<p style="height: 4000px">Long</p>' },
      { hostname }
    );
    await wait(1200);
    await page.evaluate(() => scrollTo(0, 1e6));
    await settle(page);
    await push(page, "/scroll/two");
    await settle(page);
    const bodies = bodiesTo(sent, "/api/event");
    const [first, report, next] = bodies;
    return {
      totals: { pageViews: 2 },
      // Of both views, the second of which is hardly looked at.
      within: { averageTimeOnPage: [0.6, 5] },
      equal: [
        [[first.n, report.n, next.n], ["pageview", "engagement", "pageview"]],
        [new URL(report.u).pathname, "/scroll"],
        [report.sd, 100],
        [report.e >= 1100 && report.e < 5000, true],
      ],
    };
  },

  async "Plausible: the new tag"({ open, settle, site, collector, sent }) {
    const hostname = await domainOf(site, "new.test");
    const page = await open(
      "/new",
      {
        head: `<script async src="${collector}/js/pa-Ab12_x.js"></script><script>${InitStub}
          plausible.init({ customProperties: (name) => ({ kind: name }), transformRequest: (event) =>
            event.n == "dropped" ? null : event });
          plausible("early");</script>`,
        body: `<a id="out" href="https://example.com/">Out</a>
          <form onsubmit="return false"><input name="secret" value="typed"><button>Send</button></form>`,
      },
      { hostname }
    );
    await page.waitForFunction(() => window.plausible && plausible.l);
    await settle(page);
    await push(page, "/new/two");
    await settle(page);
    await click(page, "#out");
    await page.click("button");
    await page.evaluate(() => plausible("dropped"));
    await page.evaluate(() => plausible("passive", { interactive: false }));
    await settle(page);
    await page.goto("about:blank");
    return {
      totals: { pageViews: 2, visitors: 1, visits: 1, bounces: 0 },
      page: { "/new": 1, "/new/two": 1 },
      events: { early: 1, "Outbound Link: Click": 1, "Form: Submission": 1, passive: 1 },
      properties: [["early", "kind", { early: 1 }]],
      equal: [
        [sent.some(({ body }) => body.includes("typed")), false],
        [bodiesTo(sent, "/api/event").find(({ n }) => n == "passive").i, false],
      ],
    };
  },

  async "Plausible: a passive event is no reason not to bounce"({ open, settle, site, collector }) {
    const hostname = await domainOf(site, "passive.test");
    const page = await open("/passive", classic(collector, hostname), { hostname });
    await page.evaluate(() => plausible("autoplay", { interactive: false }));
    await settle(page);
    return { totals: { pageViews: 1, bounces: 1 }, events: { autoplay: 1 } };
  },

  async "Plausible: views by hand, under another address"({ open, settle, site, collector, sent }) {
    const hostname = await domainOf(site, "manual.test");
    const page = await open("/manual", classic(collector, hostname, "script.manual"), { hostname });
    const before = sent.length;
    await page.evaluate(() => plausible("pageview", { u: location.origin + "/by-hand?x=1" }));
    await settle(page);
    return { totals: { pageViews: 1 }, page: { "/by-hand": 1 }, equal: [[before, 0]] };
  },

  async "Plausible: pages by hash"({ open, settle, site, collector }) {
    const hostname = await domainOf(site, "hash.test");
    const page = await open("/hash#/a", classic(collector, hostname, "plausible.hash"), { hostname });
    await page.evaluate(() => (location.hash = "#/b"));
    await settle(page);
    return { totals: { pageViews: 2 }, page: { "/hash#/a": 1, "/hash#/b": 1 } };
  },

  async "Plausible: pages left out, and the tag's properties"({ open, settle, site, pages, collector, sent }) {
    const hostname = await domainOf(site, "rules.test");
    const attributes = { "data-exclude": "/admin/**, /one/*", "event-author": "Ada" };
    const description = classic(collector, hostname, "script.exclusions.pageview-props", attributes);
    const page = await open("/admin/a/b", description, { hostname });
    for (const path of ["/one/a", "/one/a/b", "/open", "/open.admin/x"]) {
      await page.goto(pages.at(path, description, hostname));
      await settle(page);
    }
    const only = classic(collector, hostname, "script", { "data-include": "/blog*" });
    for (const path of ["/blog1/", "/else"]) {
      await page.goto(pages.at(path, only, hostname));
      await settle(page);
    }
    return {
      page: { "/one/a/b": 1, "/open": 1, "/open.admin/x": 1, "/blog1/": 1 },
      equal: [[bodiesTo(sent, "/api/event")[0].p, { author: "Ada" }]],
    };
  },

  async "Plausible: who is not counted"({ open, site, collector, sent }) {
    const hostname = await domainOf(site, "ignored.test");
    const page = await open("/before", {}, { hostname });
    await page.evaluate(() => (localStorage.plausible_ignore = "true"));
    await open("/ignored", classic(collector, hostname), { hostname, page });
    const told = await page.evaluate(
      () => new Promise((resolve) => plausible("x", { callback: (result) => resolve(result ?? "nothing") }))
    );
    await open("/on-this-computer", classic(collector, hostname));
    return { totals: { pageViews: 0 }, equal: [[told, "nothing"], [sent, []]] };
  },

  async "npm plausible-tracker"({ open, settle, site, collector, sent }) {
    const hostname = await domainOf(site, "npm-old.test");
    const page = await open(
      "/old",
      {
        head: `<script type="module">
          import Plausible from "/npm/plausible-tracker/build/module/index.js";
          const { enableAutoPageviews, trackEvent } = Plausible({ domain: "${hostname}", apiHost: "${collector}" });
          enableAutoPageviews();
          window.trackEvent = trackEvent;
        </script>`,
      },
      { hostname }
    );
    await page.waitForFunction(() => window.trackEvent);
    await wait(1100);
    await push(page, "/old/two");
    await settle(page);
    await page.evaluate(
      () => new Promise((resolve) => trackEvent("signup", { callback: resolve, props: { plan: "pro" } }))
    );
    await page.goto("about:blank");
    return {
      totals: { pageViews: 2, visitors: 1, visits: 1, bounces: 0 },
      page: { "/old": 1, "/old/two": 1 },
      events: { signup: 1 },
      properties: [["signup", "plan", { pro: 1 }]],
      within: { averageTimeOnPage: [1, 5] },
      equal: [[named(sent), ["pageview", "pageview", "signup"]]],
    };
  },

  async "npm @plausible-analytics/tracker"({ open, settle, site, collector, sent }) {
    const hostname = await domainOf(site, "npm-new.test");
    const page = await open(
      "/npm",
      {
        head: `<script type="module">
          import { init, track } from "/npm/@plausible-analytics/tracker/plausible.js";
          init({ domain: "${hostname}", endpoint: "${collector}/api/event", outboundLinks: true });
          window.track = track;
        </script>`,
        body: '<a id="out" href="https://example.com/">Out</a>',
      },
      { hostname }
    );
    await page.waitForFunction(() => window.track);
    await settle(page);
    await wait(1100);
    await push(page, "/npm/two");
    await settle(page);
    await click(page, "#out");
    const told = await page.evaluate(
      () =>
        new Promise((resolve) =>
          track("Purchase", { props: { plan: "pro" }, revenue: { amount: 15.99, currency: "USD" }, callback: resolve })
        )
    );
    await settle(page);
    await page.goto("about:blank");
    return {
      totals: { pageViews: 2, visitors: 1, visits: 1, bounces: 0 },
      page: { "/npm": 1, "/npm/two": 1 },
      events: { "Outbound Link: Click": 1, Purchase: 1 },
      properties: [["Purchase", "plan", { pro: 1 }]],
      within: { averageTimeOnPage: [0.5, 5] },
      equal: [
        [told, { status: 202 }],
        [withoutReports(named(sent)), ["pageview", "pageview", "Outbound Link: Click", "Purchase"]],
      ],
    };
  },
};
