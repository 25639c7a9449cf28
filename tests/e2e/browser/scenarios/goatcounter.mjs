// SPDX-License-Identifier: GPL-3.0-or-later
// Pages with GoatCounter's tag, and our /count.js.
import { click, push, wait } from "./tools.mjs";

const tag = (collector, more = {}) => ({
  script: collector + "/count.js",
  attributes: { "data-goatcounter": collector + "/count", async: "", ...more },
});

/** GoatCounter's requests name no site: it is known by the page's hostname. */
const hostnameOf = async (site, name) => {
  await site("--hostname", name);
  return name;
};

export const scenarios = {
  async "GoatCounter: a view, a navigation, an event, leaving"({ open, settle, site, collector, sent }) {
    const hostname = await hostnameOf(site, "goats.test");
    const page = await open(
      "/goats?utm_source=letter",
      {
        ...tag(collector),
        body: '<a id="buy" href="/buy" data-goatcounter-click="buy" data-goatcounter-title="Buy">Buy</a>',
      },
      { hostname }
    );
    await wait(1100);
    await push(page, "/goats/two");
    await page.evaluate(() => goatcounter.count({ path: location.pathname }));
    await settle(page);
    await click(page, "#buy");
    await settle(page);
    await page.goto("about:blank");
    return {
      totals: { pageViews: 2, visitors: 1, visits: 1, bounces: 0 },
      page: { "/goats": 1, "/goats/two": 1 },
      source: { letter: 2 },
      events: { buy: 1 },
      within: { averageTimeOnPage: [1, 5] },
      equal: [
        [sent.map(({ method, path }) => `${method} ${path}`), Array(3).fill("POST /count")],
        [sent.map(({ query }) => query.b), ["0", "0", "0"]],
        [Number(sent[0].query.s) > 0, true],
      ],
    };
  },

  async "GoatCounter: settings and methods"({ open, settle, site, collector, sent }) {
    const hostname = await hostnameOf(site, "kids.test");
    const page = await open(
      "/kids?q=7",
      {
        ...tag(collector, { "data-goatcounter-settings": '{"no_onload": true, "title": "Kid"}' }),
        head: "<script>window.goatcounter = { path: (path) => (path.startsWith('/secret') ? null : '/stable') }</script>",
      },
      { hostname }
    );
    await page.waitForFunction(() => window.goatcounter.count);
    const told = await page.evaluate(() => [
      goatcounter.filter(),
      goatcounter.get_query("q"),
      goatcounter.get_query("none"),
      goatcounter.get_data().t,
      goatcounter.url({ path: null }),
      new URL(goatcounter.url()).searchParams.get("p"),
    ]);
    await page.evaluate(() => goatcounter.count());
    await page.evaluate(() => goatcounter.visit_count({ append: "body" }));
    await page.evaluate(() => history.pushState({}, "", "/secret"));
    await page.evaluate(() => goatcounter.count());
    await settle(page);
    return {
      totals: { pageViews: 1 },
      page: { "/stable": 1 },
      equal: [
        [told, [false, "7", undefined, "Kid", undefined, "/stable"].map((one) => one)],
        [sent.length, 1],
      ],
    };
  },

  async "GoatCounter: opting out by its own address"({ open, settle, site, pages, collector, context, sent }) {
    const hostname = await hostnameOf(site, "sheep.test");
    const said = [];
    context.on("dialog", (dialog) => (said.push(dialog.message()), dialog.accept()));
    const page = await open("/sheep#toggle-goatcounter", tag(collector), { hostname });
    await page.goto(pages.at("/sheep/two", tag(collector), hostname));
    await settle(page);
    const whileOut = sent.length;
    await page.goto(pages.at("/sheep/three#toggle-goatcounter", tag(collector), hostname));
    await settle(page);
    return {
      totals: { pageViews: 1 },
      page: { "/sheep/three": 1 },
      equal: [
        [said, ["Tracking is off", "Tracking is on"]],
        [whileOut, 0],
        [await page.evaluate(() => localStorage.length), 0],
      ],
    };
  },

  async "GoatCounter: nothing is counted in frames and on this computer"({ open, settle, site, pages, collector, sent }) {
    const hostname = await hostnameOf(site, "lambs.test");
    const inner = pages.at("/inner", tag(collector), hostname);
    const page = await open("/outer", { body: `<iframe src="${inner}"></iframe>` }, { hostname });
    await settle(page);
    await open("/local", tag(collector));
    return { totals: { pageViews: 0 }, equal: [[sent, []]] };
  },
};
