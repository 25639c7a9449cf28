// SPDX-License-Identifier: GPL-3.0-or-later
// The web sites under test: every path, under any name, is a page whose script tag and body a number in
// the query of its address stands for. On another port and under another name than the collector.
import { existsSync, readFileSync } from "node:fs";
import { createServer, request } from "node:http";
import * as https from "node:https";
import { join, normalize } from "node:path";

/** The script tag of a page: attributes as an object, "" for those without a value. */
const tag = (source, attributes) =>
  `<script src="${source}" ${Object.entries(attributes)
    .map(([name, value]) => (value === "" ? name : `${name}="${value.replaceAll('"', "&quot;")}"`))
    .join(" ")}></script>`;

/** A module of an npm package, as a bundler would find it. */
const moduleAt = (nodeModules, path) => {
  const file = join(nodeModules, normalize(path));
  const found = [file, file + ".js"].find((one) => existsSync(one) && !one.endsWith("/"));
  return found && readFileSync(found);
};

/** tls: {cert, key}, or nothing for plain HTTP. */
export const startPages = async (collector, nodeModules, tls) => {
  const descriptions = [];
  const answer = (incoming, outgoing) => {
    const url = new URL(incoming.url, "http://localhost");
    if (url.pathname.startsWith("/npm/")) {
      const module = moduleAt(nodeModules, url.pathname.slice(5));
      outgoing.writeHead(module ? 200 : 404, { "Content-Type": "text/javascript" });
      outgoing.end(module);
      return;
    }
    if (/^\/(stats|kept)\//.test(url.pathname)) {
      // A collector behind a proxy, in a folder of the site: one that takes the folder's name away, and
      // one that keeps it.
      const onward = (tls ? https.request : request)(
        collector + incoming.url.replace(/^\/stats/, ""),
        {
          method: incoming.method,
          headers: { ...incoming.headers, host: new URL(collector).host },
          rejectUnauthorized: false,
        }
      );
      onward.on("response", (response) => {
        outgoing.writeHead(response.statusCode, response.headers);
        response.pipe(outgoing);
      });
      incoming.pipe(onward);
      return;
    }
    const page = descriptions[url.searchParams.get("page")] ?? {};
    outgoing.writeHead(page.status ?? 200, {
      "Content-Type": "text/html; charset=utf-8",
      ...page.headers,
    });
    outgoing.end(
      `<!doctype html><title>Test</title><link rel="icon" href="data:,">${page.head ?? ""}` +
        (page.attributes ? tag(page.script ?? collector + "/script.js", page.attributes) : "") +
        `<h1 id="top">${url.pathname}</h1>${page.body ?? ""}`
    );
  };
  const server = tls ? https.createServer(tls, answer) : createServer(answer);
  await new Promise((resolve) => server.listen(0, resolve));
  const { port } = server.address();
  return {
    /** The address of a page. */
    at: (path, page, hostname = "localhost") => {
      const url = new URL(path, `${tls ? "https" : "http"}://${hostname}:${port}`);
      url.searchParams.set("page", descriptions.push(page) - 1);
      return url.href;
    },
    stop: () =>
      new Promise((resolve) => {
        server.close(resolve);
        server.closeAllConnections();
      }),
  };
};
