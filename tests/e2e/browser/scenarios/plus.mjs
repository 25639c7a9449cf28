// SPDX-License-Identifier: GPL-3.0-or-later
// Pages with our second variant, /script.plus.js.
import { click, push } from "./tools.mjs";

const tag = (collector, code, track, more = {}) => ({
  script: collector + "/script.plus.js",
  attributes: { "data-site": code, defer: "", ...(track && { "data-track": track }), ...more },
});

const Body = `<a id="out" href="https://example.com/there?token=secret"><b>Out</b></a>
  <a id="file" href="/files/report.pdf?token=secret">File</a>
  <a id="far" href="https://example.com/far.zip">Far</a>
  <a id="in" href="/inside">In</a>
  <a id="mail" href="mailto:a@example.com">Mail</a>
  <form id="contact" onsubmit="return false"><input name="id" value="typed"><button>Send</button></form>`;

const clickAll = async (page) => {
  for (const selector of ["#out b", "#file", "#far", "#in", "#mail"]) {
    await click(page, selector);
  }
  await page.click("button");
};

export const scenarios = {
  async "plus: links, downloads and forms are events"({ open, settle, code, collector, sent }) {
    const page = await open("/plus", {
      ...tag(collector, code, "outbound,downloads,404,forms"),
      body: Body,
    });
    await clickAll(page);
    await settle(page);
    const width = await page.evaluate(() => screen.width);
    return {
      totals: { pageViews: 1, visits: 1, bounces: 0 },
      page: { "/plus": 1 },
      events: { "Outbound Link: Click": 1, "File Download": 2, "Form: Submission": 1 },
      properties: [
        ["Outbound Link: Click", "url", { "https://example.com/there": 1 }],
        ["Form: Submission", "form", { contact: 1 }],
        ["Form: Submission", "path", { "/plus": 1 }],
      ],
      equal: [
        [sent[0].query.w, String(width)],
        [sent.some(({ query }) => /secret|typed/.test(JSON.stringify(query))), false],
      ],
    };
  },

  async "plus: only what the tag asks for"({ open, settle, code, collector }) {
    const page = await open("/asked", { ...tag(collector, code, "downloads"), body: Body });
    await clickAll(page);
    await settle(page);
    const silent = await open("/not-asked", { ...tag(collector, code), body: Body });
    await clickAll(silent);
    await settle(silent);
    return { totals: { pageViews: 2 }, events: { "File Download": 2 } };
  },

  async "plus: pages that are not there"({ open, settle, code, collector }) {
    await open("/missing", { ...tag(collector, code, "404"), status: 404 }).catch(() => {});
    await open("/found", tag(collector, code, "404"));
    await open("/said-so", tag(collector, code, "404", { "data-404": "" }));
    await open("/not-asked", { ...tag(collector, code, "forms"), status: 404 });
    const page = await open("/app", tag(collector, code, "404", { "data-spa": "auto" }));
    await push(page, "/app/gone");
    await page.evaluate(() => fathom.track404());
    await settle(page);
    return {
      totals: { pageViews: 6, visits: 1 },
      events: { 404: 3 },
      properties: [["404", "path", { "/missing": 1, "/said-so": 1, "/app/gone": 1 }]],
      complaints: Array(2).fill("console: Failed to load resource: the server responded with a status of 404 (Not Found)"),
    };
  },

  async "plus: a missing page is a bounce"({ open, code, collector }) {
    await open("/nothing", tag(collector, code, "404", { "data-404": "" }));
    return { totals: { pageViews: 1, bounces: 1 }, events: { 404: 1 } };
  },
};
