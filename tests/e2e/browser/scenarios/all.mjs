// SPDX-License-Identifier: GPL-3.0-or-later
// What holds for each of our scripts.
import { hearDialogs, wait } from "./tools.mjs";

/** Each script as a page loads it, and the one name that it gives the page. */
const trackers = (collector, code) => ({
  fathom: { attributes: { "data-site": code } },
  fathomPlus: { script: collector + "/script.plus.js", attributes: { "data-site": code, "data-track": "forms" } },
  umami: { attributes: { "data-website-id": code } },
  umami1: { script: collector + "/umami.js", attributes: { "data-website-id": code } },
  plausible: { script: collector + "/js/script.hash.js", attributes: { "data-domain": code } },
  goatcounter: {
    script: collector + "/count.js",
    attributes: { "data-goatcounter": collector + "/count" },
  },
  lite: {
    head: `<script>window.fathom = function () { (fathom.q = fathom.q || []).push(arguments); };
      fathom("set", "siteId", "${code}"); fathom("trackPageview");</script>
      <script id="fathom-script" src="${collector}/tracker.js"></script>`,
  },
});

export const scenarios = {
  async "each script: an address opts this browser out and in again"({ context, settle, pages, site, code, collector, sent }) {
    await site("--hostname", "out.test");
    const outcomes = {};
    for (const [name, description] of Object.entries(trackers(collector, code))) {
      const page = await context.newPage();
      const said = hearDialogs(page);
      const count = async (path) => {
        const before = sent.length;
        await page.goto(pages.at(path, description, "out.test"));
        await settle(page);
        await wait(50);
        await settle(page);
        const views = sent.slice(before).filter(({ query, body }) => !query.dp && !body?.includes("engagement"));
        return views.length;
      };
      outcomes[name] = [
        await count("/a#footfall=off"),
        await count("/b"),
        await count("/c#footfall=on"),
        await count("/d"),
        said.join(),
        await page.evaluate(() => localStorage.length),
      ];
      await page.close();
    }
    const expected = [0, 0, 1, 1, "Tracking is off,Tracking is on", 0];
    return {
      equal: Object.entries(outcomes).map(([name, outcome]) => [
        [name, ...outcome],
        [name, ...expected],
      ]),
    };
  },

  async "each script: gives the page one name, and no cookie"({ context, open, site, code, collector }) {
    await site("--hostname", "names.test");
    const plain = await open("/without", {}, { hostname: "names.test" });
    const names = (page) => page.evaluate(() => Object.getOwnPropertyNames(window));
    const before = new Set(await names(plain));
    const found = {};
    for (const [name, description] of Object.entries(trackers(collector, code))) {
      const page = await open("/with", description, { hostname: "names.test" });
      found[name] = (await names(page)).filter((one) => !before.has(one));
      await page.goto("about:blank");
    }
    return {
      equal: [
        [
          found,
          {
            fathom: ["fathom"],
            fathomPlus: ["fathom"],
            umami: ["umami"],
            umami1: ["umami"],
            plausible: ["plausible"],
            goatcounter: ["goatcounter"],
            lite: ["fathom"],
          },
        ],
        [await context.cookies(), []],
      ],
    };
  },

  async "each script: a page may be barred from its storage"({ context, open, settle, code, collector, sent, site }) {
    await site("--hostname", "barred.test");
    await context.addInitScript(() =>
      Object.defineProperty(window, "localStorage", {
        get: () => {
          throw new DOMException("No", "SecurityError");
        },
      })
    );
    const counts = {};
    for (const [name, description] of Object.entries(trackers(collector, code))) {
      const before = sent.length;
      const page = await open("/barred", description, { hostname: "barred.test" });
      await wait(50);
      await settle(page);
      counts[name] = sent.length - before;
      await page.close();
    }
    return {
      equal: [[counts, { fathom: 1, fathomPlus: 1, umami: 1, umami1: 1, plausible: 1, goatcounter: 1, lite: 1 }]],
    };
  },

  async "a picture, without a script"({ open, code, collector }) {
    await open("/pixel", {
      body: `<img src="${collector}/pixel.gif?site=${code}" referrerpolicy="no-referrer-when-downgrade" width="1" height="1" alt="">`,
    });
    return { totals: { pageViews: 1 }, page: { "/pixel": 1 } };
  },
};
