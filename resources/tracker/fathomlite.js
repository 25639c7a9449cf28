// SPDX-License-Identifier: GPL-3.0-or-later
// What a page that has the snippet of Fathom Lite loads as /tracker.js. It sets no cookie: which views
// belong together is the collector's to know.
//
//   fathom("set", "siteId", "ABCDE");        before or after the script has come: the snippet keeps
//   fathom("trackPageview");                 the calls in fathom.q
//   fathom("trackPageview", { path, hostname, referrer });
//   fathom("setTrackerUrl", "https://stats.example.com/collect");
//
// Sends GET /collect?p=&h=&r=&sid= by an image: the path with its query, scheme and host, the
// referrer, the site. Where to: the tracker URL if set, else collect beside the script. Nothing is sent
// with Do Not Track, from a page that is only loaded in advance, or without a host.
// Facts: the protocol of Fathom Lite 1.0 to 1.3, as its documents and traffic show it.

const script = document.currentScript || document.getElementById("fathom-script");
const settings = {};
let trackerUrl;

const collectUrl = () => new URL(trackerUrl || "collect", trackerUrl ? location : script.src);

const page = (options) => {
  const canonical = document.querySelector("link[rel=canonical][href]");
  const address = new URL((canonical && canonical.href) || location.href, location.href);
  const hostname = options.hostname || address.protocol + "//" + address.hostname;
  const isInternal = !document.referrer || document.referrer.includes(hostname);
  return {
    p: options.path || address.pathname + address.search || "/",
    h: hostname,
    // The page's own word counts only where no other site has sent the visitor.
    r: isInternal ? options.referrer || "" : document.referrer,
    sid: settings.siteId || "",
  };
};

const trackPageview = (options) => {
  if (navigator.doNotTrack == "1" || !location.host || hasOptedOut()) {
    return;
  }
  const url = collectUrl();
  url.search = new URLSearchParams({ ...page(options || {}), cid: Date.now() });
  new Image().src = url;
};

const commands = {
  set: (key, value) => (settings[key] = value),
  setTrackerUrl: (url) => (trackerUrl = url),
  trackPageview: (options) =>
    document.prerendering
      ? document.addEventListener("prerenderingchange", () => trackPageview(options), { once: true })
      : trackPageview(options),
};

const run = (name, ...parts) => {
  try {
    commands[name]?.(...parts);
  } catch (error) {
    console.warn(error); // A page must not fail for its statistics.
  }
};

optByAddress();
const early = (self.fathom && self.fathom.q) || [];
self.fathom = run;
for (const parts of early) {
  run(...parts);
}
