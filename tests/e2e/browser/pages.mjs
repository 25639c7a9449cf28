// SPDX-License-Identifier: GPL-3.0-or-later
// The web sites under test: every path is a page whose script tag and body the query of its address
// describes. On another port and under another name than the collector.
import { readFileSync } from "node:fs";
import { createServer, request } from "node:http";
import { join } from "node:path";

/** The script tag of a page: attributes as an object, "" for those without a value. */
const tag = (source, attributes) =>
  `<script src="${source}" ${Object.entries(attributes)
    .map(([name, value]) => (value === "" ? name : `${name}="${value}"`))
    .join(" ")}></script>`;

export const startPages = async (collector, nodeModules) => {
  const client = readFileSync(join(nodeModules, "fathom-client/dist/fathom-client.esm.js"));
  const server = createServer((incoming, outgoing) => {
    const url = new URL(incoming.url, "http://localhost");
    if (url.pathname == "/fathom-client.js") {
      outgoing.setHeader("Content-Type", "text/javascript");
      outgoing.end(client);
      return;
    }
    if (/^\/(stats|kept)\//.test(url.pathname)) {
      // A collector behind a proxy, in a folder of the site: one that takes the folder's name away, and
      // one that keeps it.
      const onward = request(collector + incoming.url.replace(/^\/stats/, ""), {
        method: incoming.method,
        headers: { ...incoming.headers, host: new URL(collector).host },
      });
      onward.on("response", (answer) => {
        outgoing.writeHead(answer.statusCode, answer.headers);
        answer.pipe(outgoing);
      });
      incoming.pipe(onward);
      return;
    }
    const page = JSON.parse(url.searchParams.get("page") ?? "{}");
    outgoing.setHeader("Content-Type", "text/html; charset=utf-8");
    outgoing.end(
      `<!doctype html><title>Test</title><link rel="icon" href="data:,">${page.head ?? ""}` +
        (page.attributes ? tag(page.script ?? collector + "/script.js", page.attributes) : "") +
        `<h1 id="top">${url.pathname}</h1>${page.body ?? ""}`
    );
  });
  await new Promise((resolve) => server.listen(0, resolve));
  const { port } = server.address();
  return {
    /** The address of a page; its description travels in the query, which is never counted. */
    at: (path, page, hostname = "localhost") => {
      const url = new URL(path, `http://${hostname}:${port}`);
      url.searchParams.set("page", JSON.stringify(page));
      return url.href;
    },
    stop: () => new Promise((resolve) => server.close(resolve)),
  };
};
