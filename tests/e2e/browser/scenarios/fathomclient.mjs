// SPDX-License-Identifier: GPL-3.0-or-later
// What sites do that load the script by the npm package fathom-client.
import { push, wait } from "./tools.mjs";

export const scenarios = {
  async "npm fathom-client in a single-page app, which is left"({ open, code, collector, settle, sent }) {
    const page = await open("/spa", {
      body: `<script type="module">
        import * as Fathom from "/npm/fathom-client/dist/fathom-client.esm.js";
        Fathom.load("${code}", { url: "${collector}/script.js", spa: "auto", honorDNT: true });
        window.Fathom = Fathom;
      </script>`,
    });
    await page.waitForFunction(() => window.fathom);
    await wait(1100);
    await push(page, "/spa/two");
    await settle(page);
    await page.evaluate(() => Fathom.trackEvent("signup", { _value: 1500, plan: "pro" }));
    await settle(page);
    await page.goto("about:blank");
    return {
      totals: { pageViews: 2, visitors: 1, visits: 1, bounces: 0 },
      page: { "/spa": 1, "/spa/two": 1 },
      events: { signup: 1 },
      properties: [["signup", "plan", { pro: 1 }]],
      within: { averageTimeOnPage: [0.5, 5] },
      // The last report is of the page that is left.
      equal: [
        [
          sent.slice(0, 4).map(({ query }) => query.name ?? (query.dp ? "left " : "view ") + query.p),
          ["view /spa", "left /spa", "view /spa/two", "signup"],
        ],
      ],
    };
  },

  async "npm fathom-client"({ context, pages, code, collector, settle }) {
    const page = await context.newPage();
    await page.goto(
      pages.at("/client", {
        body: `<script type="module">
          import * as Fathom from "/npm/fathom-client/dist/fathom-client.esm.js";
          Fathom.load("${code}", { url: "${collector}/script.js", auto: false });
          Fathom.trackPageview({ url: "/client/queued" });
          Fathom.trackEvent("queued");
          window.Fathom = Fathom;
        </script>`,
      })
    );
    await page.waitForFunction(() => window.fathom && window.__fathomClientQueue.length == 0);
    await page.evaluate(() => Fathom.trackPageview());
    await settle(page);
    return { totals: { pageViews: 2, bounces: 0 }, page: { "/client/queued": 1, "/client": 1 } };
  },
};
