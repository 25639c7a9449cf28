// SPDX-License-Identifier: GPL-3.0-or-later
// Pages with the snippet of Fathom Lite, and our /tracker.js.
import { push, wait } from "./tools.mjs";

/** The snippet, with what the page calls before the script is there. */
const snippet = (collector, calls) => `<script>
  window.fathom = window.fathom || function () { (fathom.q = fathom.q || []).push(arguments); };
  ${calls}
</script><script id="fathom-script" src="${collector}/tracker.js" async></script>`;

const isThere = (page) => page.waitForFunction(() => window.fathom && !window.fathom.q);

export const scenarios = {
  async "Fathom Lite: a view, a navigation, leaving"({ context, open, settle, code, collector, sent }) {
    const calls = `fathom("set", "siteId", "${code}"); fathom("trackPageview");`;
    const page = await open("/lite?tab=1", { head: snippet(collector, calls) });
    await isThere(page);
    await settle(page);
    await wait(1100);
    await push(page, "/lite/two");
    await page.evaluate(() => fathom("trackPageview"));
    await settle(page);
    await page.goto("about:blank");
    return {
      totals: { pageViews: 2, visitors: 1, visits: 1, bounces: 0 },
      page: { "/lite": 1, "/lite/two": 1 },
      // The first view's time is known from the second.
      within: { averageTimeOnPage: [1, 5] },
      equal: [
        [sent.map(({ method, path }) => `${method} ${path}`), ["GET /collect", "GET /collect"]],
        [sent[0].query.h, sent[0].headers.referer.replace(/:\d+\/.*$/, "")],
        [await context.cookies(), []],
      ],
    };
  },

  async "Fathom Lite: options, canonical address and a tracker URL"({ open, settle, code, collector }) {
    const page = await open("/lite-copy", {
      head:
        '<link rel="canonical" href="/lite-original">' +
        snippet(
          collector,
          `fathom("setTrackerUrl", "${collector}/any/folder/collect");
           fathom("set", "siteId", "${code}");
           fathom("trackPageview");
           fathom("trackPageview", { path: "/by-hand", referrer: "https://www.google.com/" });
           fathom("noSuchCommand");`
        ),
    });
    await isThere(page);
    await settle(page);
    return { totals: { pageViews: 2 }, page: { "/lite-original": 1, "/by-hand": 1 } };
  },

  async "Fathom Lite: do not track"({ context, open, code, collector, sent }) {
    await context.addInitScript(() => Object.defineProperty(navigator, "doNotTrack", { value: "1" }));
    const page = await open("/lite-dnt", {
      head: snippet(collector, `fathom("set", "siteId", "${code}"); fathom("trackPageview");`),
    });
    await isThere(page);
    return { totals: { pageViews: 0 }, equal: [[sent, []]] };
  },
};
