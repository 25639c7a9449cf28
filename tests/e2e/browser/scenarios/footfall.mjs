// SPDX-License-Identifier: GPL-3.0-or-later
// What visitors do, each on a site of its own, and what must have been counted afterwards. A scenario
// gets a fresh browser context, its site's code, and the pages; it returns what it expects:
// totals (only the keys it names), views by page or source, events and their properties.
import { push, wait } from "./tools.mjs";

export const scenarios = {
  async "a page is loaded"({ open, code }) {
    const page = await open("/load?utm_source=newsletter&q=secret", { attributes: { "data-site": code, defer: "" } });
    await page.goto("about:blank");
    return {
      totals: { pageViews: 1, visitors: 1, visits: 1, bounces: 1, liveVisitors: 1 },
      page: { "/load": 1 },
      source: { newsletter: 1 },
      hostname: { localhost: 1 },
    };
  },

  async "attributes without data-, and async"({ open, code }) {
    await open("/plain", { attributes: { site: code, async: "" } });
    return { page: { "/plain": 1 } };
  },

  async "another site refers"({ context, pages, code, settle }) {
    const target = pages.at("/referred", { attributes: { "data-site": code } });
    const page = await context.newPage();
    await page.goto(pages.at("/", { body: `<a href='${target.replaceAll("'", "%27")}'>There</a>` }, "127.0.0.1"));
    await page.click("a");
    await page.waitForURL("**/referred**");
    await settle(page);
    return { page: { "/referred": 1 }, source: { "127.0.0.1": 1 } };
  },

  async "two pages make one visit without a bounce"({ open, pages, settle, code }) {
    const page = await open("/one", { attributes: { "data-site": code } });
    await page.evaluate(
      (address) => document.body.insertAdjacentHTML("beforeend", `<a href="${address}">On</a>`),
      pages.at("/two", { attributes: { "data-site": code } })
    );
    await page.click("a");
    await page.waitForURL("**/two**");
    await settle(page);
    return {
      totals: { pageViews: 2, visitors: 1, visits: 1, bounces: 0 },
      page: { "/one": 1, "/two": 1 },
      // That the site itself refers tells nothing.
      source: { "": 2 },
    };
  },

  async "leaving tells for how long the page was visible"({ open, code }) {
    const start = Date.now();
    const page = await open("/read", { attributes: { "data-site": code } });
    await wait(1200);
    await page.goto("about:blank");
    return {
      totals: { pageViews: 1 },
      within: { averageTimeOnPage: [1.1, (Date.now() - start) / 1000] },
    };
  },

  async "hidden time is not visible time"({ open, code }) {
    const page = await open("/hidden", { attributes: { "data-site": code } });
    const show = (isHidden) =>
      page.evaluate((value) => {
        Object.defineProperty(document, "hidden", { value, configurable: true });
        document.dispatchEvent(new Event("visibilitychange", { bubbles: true }));
      }, isHidden);
    const start = Date.now();
    await wait(600);
    await show(true);
    const hidden = Date.now();
    await wait(1500);
    const shown = Date.now();
    await show(false);
    await wait(600);
    await page.goto("about:blank");
    const end = Date.now();
    return {
      totals: { pageViews: 1 },
      // A second for what happens between the browser and this clock.
      within: { averageTimeOnPage: [1.1, (end - start - (shown - hidden)) / 1000 + 1] },
    };
  },

  async "a single-page app by history"({ open, code, settle }) {
    const page = await open("/app", {
      attributes: { "data-site": code, "data-spa": "auto" },
      head: '<link rel="canonical" href="/stale">',
      body: '<a href="#top">Top</a>',
    });
    await push(page, "/app/one");
    await settle(page);
    await push(page, "/app/two?tab=1");
    await settle(page);
    // No navigation: the same page with another query, a replaced state, a place within the page.
    await push(page, "/app/two?tab=2");
    await page.evaluate(() => history.replaceState({}, "", "/app/two?tab=3"));
    await page.click("a");
    await settle(page);
    await page.evaluate(() => history.go(-3));
    await settle(page);
    return {
      totals: { pageViews: 4, visitors: 1, visits: 1, bounces: 0 },
      page: { "/app": 1, "/app/one": 2, "/app/two": 1 },
    };
  },

  async "a single-page app by hash"({ open, code, settle }) {
    const page = await open("/hash#/a", { attributes: { "data-site": code, "data-spa": "hash" } });
    await page.evaluate(() => (location.hash = "#/b"));
    await settle(page);
    return { totals: { pageViews: 2 }, page: { "/hash#/a": 1, "/hash#/b": 1 } };
  },

  async "a navigation reports the page before"({ open, code, settle }) {
    const page = await open("/before", { attributes: { "data-site": code, "data-spa": "history" } });
    const sent = [];
    page.on("request", (request) => sent.push(new URL(request.url()).searchParams));
    await wait(300);
    await page.evaluate(() => history.pushState({}, "", "/after"));
    await settle(page);
    const order = sent.map((query) => [query.get("dp"), query.get("p"), Number(query.get("vt")) > 250]);
    return {
      totals: { pageViews: 2 },
      equal: [[order, [["1", "/before", true], [null, "/after", false]]]],
    };
  },

  async "an event ends the bounce"({ open, code, settle }) {
    const page = await open("/event", { attributes: { "data-site": code } });
    await page.evaluate(() => fathom.trackEvent("signup", { _value: 1500 }));
    await settle(page);
    return { totals: { pageViews: 1, visits: 1, bounces: 0 }, events: { signup: 1 } };
  },

  async "a goal ends the bounce"({ open, code, settle }) {
    const page = await open("/goal", { attributes: { "data-site": code } });
    const sent = page.waitForRequest((request) => request.url().includes("gcode"));
    await page.evaluate(() => fathom.trackGoal("ABCD", 500));
    const query = new URL((await sent).url()).searchParams;
    await settle(page);
    return {
      totals: { pageViews: 1, bounces: 0 },
      equal: [[[query.get("gcode"), query.get("gval"), query.get("p")], ["ABCD", "500", "/goal"]]],
    };
  },

  async "an event for another site goes there"({ open, code, other, settle }) {
    const page = await open("/sites", { attributes: { "data-site": code } });
    const answer = page.waitForResponse((response) => response.url().includes("name=far"));
    await page.evaluate((site) => fathom.trackEvent("far", { _site_id: site }), other);
    await answer;
    await page.evaluate((site) => fathom.setSite(site), other);
    await page.evaluate(() => fathom.trackPageview());
    await settle(page);
    return { totals: { pageViews: 1, bounces: 1 }, others: { pageViews: 1 } };
  },

  async "parameters of the query that the site keeps"({ open, code, site }) {
    await site("--keep-query", "id");
    await open("/item?id=7&secret=1&utm_source=letter", { attributes: { "data-site": code } });
    return { page: { "/item?id=7": 1 }, source: { letter: 1 } };
  },

  async "the canonical address is counted"({ open, code }) {
    await open("/copy", { attributes: { "data-site": code }, head: '<link rel="canonical" href="/original?x=1">' });
    return { page: { "/original": 1 } };
  },

  async "the canonical address is not counted where that is not wanted"({ open, code }) {
    await open("/copy", {
      attributes: { "data-site": code, "data-canonical": "false" },
      head: '<link rel="canonical" href="/original">',
    });
    return { page: { "/copy": 1 } };
  },

  async "do not track is honoured where the tag says so"({ context, open, code }) {
    await context.addInitScript(() => Object.defineProperty(navigator, "doNotTrack", { value: "1" }));
    await open("/dnt", { attributes: { "data-site": code, "data-honor-dnt": "true" } });
    await open("/no-dnt", { attributes: { "data-site": code, "data-honor-dnt": "false" } });
    return { totals: { pageViews: 1 }, page: { "/no-dnt": 1 } };
  },

  async "domains"({ open, code }) {
    for (const [path, name, value] of [
      ["/excluded", "data-excluded-domains", "example.com,localhost"],
      ["/excluded-other", "data-excluded-domains", "example.com"],
      ["/included", "data-included-domains", "example.com,localhost"],
      ["/included-other", "data-included-domains", "example.com"],
      ["/allowed", "data-allowed-domains", "localhost"],
      ["/allowed-other", "data-allowed-domains", "sub.localhost"],
    ]) {
      await open(path, { attributes: { "data-site": code, [name]: value } });
    }
    return { totals: { pageViews: 3 }, page: { "/excluded-other": 1, "/included": 1, "/allowed": 1 } };
  },

  async "nothing is automatic with auto=false"({ open, code, settle }) {
    const page = await open("/auto", { attributes: { "data-site": code, "data-auto": "false", "data-spa": "auto" } });
    await page.evaluate(() => history.pushState({}, "", "/auto/two"));
    await page.evaluate(() => fathom.trackPageview({ url: "/by-hand?x=1", referrer: "https://www.google.com/" }));
    await settle(page);
    return { totals: { pageViews: 1 }, page: { "/by-hand": 1 }, source: { Google: 1 } };
  },

  async "a visitor can opt out"({ context, open, code, settle }) {
    const page = await open("/opt", { attributes: { "data-site": code } });
    const said = [];
    page.on("dialog", (dialog) => {
      said.push(dialog.type());
      dialog.accept();
    });
    const atFirst = await page.evaluate(() => [fathom.isTrackingEnabled(), localStorage.length, document.cookie]);
    await page.evaluate(() => fathom.blockTrackingForMe());
    await page.reload();
    await page.evaluate(() => fathom.trackEvent("never"));
    const out = await page.evaluate(() => [fathom.isTrackingEnabled(), { ...localStorage }]);
    await page.evaluate(() => fathom.enableTrackingForMe());
    const back = await page.evaluate(() => [fathom.isTrackingEnabled(), localStorage.length, sessionStorage.length]);
    await page.evaluate(() => fathom.trackPageview({ url: "/back" }));
    await settle(page);
    return {
      totals: { pageViews: 2 },
      page: { "/opt": 1, "/back": 1 },
      equal: [
        [atFirst, [true, 0, ""]],
        [out, [false, { blockFathomTracking: "true" }]],
        [back, [true, 0, 0]],
        [said, ["alert", "alert"]],
        [await context.cookies(), []],
      ],
    };
  },

  async "a page that is prerendered is counted once it is shown"({ context, open, code, settle }) {
    await context.addInitScript(() => Object.defineProperty(document, "prerendering", { value: true, configurable: true }));
    const hidden = await open("/prerendered", { attributes: { "data-site": code } });
    await open("/never-shown", { attributes: { "data-site": code } });
    await hidden.evaluate(() => {
      Object.defineProperty(document, "prerendering", { value: false });
      document.dispatchEvent(new Event("prerenderingchange"));
    });
    await settle(hidden);
    return { totals: { pageViews: 1 }, page: { "/prerendered": 1 } };
  },

  async "a collector in a folder"({ open, code }) {
    const page = await open("/folder", { attributes: { "data-site": code }, script: "/stats/script.js?v=1/2" });
    const event = page.waitForRequest((request) => request.method() == "POST");
    await page.evaluate(() => fathom.trackEvent("x"));
    const address = new URL((await event).url());
    return { totals: { pageViews: 1 }, equal: [[[address.hostname, address.pathname], ["localhost", "/stats/"]]] };
  },

  async "a collector in a folder, whose name the proxy keeps"({ open, code }) {
    const page = await open("/folder", { attributes: { "data-site": code }, script: "/kept/script.js?v=1/2" });
    const event = page.waitForRequest((request) => request.method() == "POST");
    await page.evaluate(() => fathom.trackEvent("x"));
    const address = new URL((await event).url());
    return { totals: { pageViews: 1 }, equal: [[[address.hostname, address.pathname], ["localhost", "/kept/"]]] };
  },

  async "the answer is a picture that can be shown"({ open, code, collector }) {
    const page = await open("/picture", {});
    const size = await page.evaluate(
      (source) =>
        new Promise((resolve) => {
          const image = new Image();
          image.onload = () => resolve([image.naturalWidth, image.naturalHeight]);
          image.onerror = () => resolve("broken");
          image.src = source;
        }),
      `${collector}/?h=http%3A%2F%2Flocalhost&p=%2Fpicture&r=&sid=${code}&qs=%7B%7D&cid=1`
    );
    return { totals: { pageViews: 1 }, equal: [[size, [1, 1]]] };
  },
};
