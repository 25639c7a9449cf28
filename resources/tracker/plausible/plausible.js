// SPDX-License-Identifier: GPL-3.0-or-later
// Plausible's window.plausible: the calls that were queued, page views, and plausible.init() of pa-ID.js.

let lastPath;

const trackPageview = (options) => {
  reportEngagement();
  engageWith(track("pageview", options));
};

const place = () =>
  location.pathname + (settings.hashBasedRouting ? location.hash : "");

const navigate = () => {
  if (place() != lastPath) {
    lastPath = place();
    trackPageview();
  }
};

const start = guarded(() => {
  followEngagement();
  followClicks();
  if (settings.autoCapturePageviews) {
    // A change of the hash goes back or forth, too.
    onNavigation(["pushState"], navigate);
    // A page that the browser has kept whole is shown again.
    addEventListener(
      "pageshow",
      guarded((event) => event.persisted && trackPageview())
    );
    whenShown(navigate);
  }
});

const api = guarded((name, options) =>
  name == "pageview" ? trackPageview(options) : void track(name, options)
);

let isStarted = false;
api.init = guarded((options = {}) => {
  if (!isStarted) {
    isStarted = true;
    Object.assign(settings, options);
    start();
  }
});

optByAddress("plausible_ignore");
const early = self.plausible || {};
self.plausible = api;
api.l = true; // Plausible's own mark of a script that is there.
if (Features.includes("pa")) {
  Object.assign(settings, { outboundLinks: true, fileDownloads: true, formSubmissions: true });
  if (early.o) {
    api.init(early.o);
  }
} else {
  api.init();
}
for (const parts of early.q || []) {
  api(...parts);
}
