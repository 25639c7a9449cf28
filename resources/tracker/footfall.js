// SPDX-License-Identifier: GPL-3.0-or-later
// Footfall's tracker: what a page loads as /script.js. It sets no cookie and stores nothing but a
// visitor's own opt-out. The build minifies it; gzipped it must stay within 900 bytes.
//
//   <script src="https://stats.example.com/script.js" data-site="CODE" defer></script>
//
// Attributes (each also without "data-"): data-site, data-auto="false", data-canonical="false",
// data-spa="auto|history|hash", data-honor-dnt="true", data-excluded-domains="a,b",
// data-included-domains="a,b" (or data-allowed-domains).
//
// Requests go to the script's own folder, with all parameters in the query, as Fathom's do:
//   GET  h p r sid qs cid                a page view, by an image
//   POST name payload h p r sid qs cid   an event, by a beacon
//   POST gcode gval h p r sid qs cid     a goal, by a beacon
//   POST dp=1 vt h p r sid cid           a page is left or hidden, by a beacon; vt: for how many
//                                        milliseconds it has been visible since its view. A later
//                                        report of the same view replaces an earlier one.
{
  const script = document.currentScript;
  const setting = (name) => script.getAttribute("data-" + name) || script.getAttribute(name);

  let site = setting("site");
  let view; // The page view that is being looked at.
  // Since when it is visible, less the time for which it was visible before that; while it is hidden,
  // that time with a minus.
  let clock;

  const lists = (kind) => setting(kind + "-domains")?.split(",").includes(location.hostname);

  const isTrackingEnabled = () => {
    let blocked;
    try {
      blocked = localStorage.blockFathomTracking;
    } catch {
      // A page may be barred from its storage: then nobody can have opted out there.
    }
    return !(
      blocked ||
      document.prerendering ||
      (setting("honor-dnt") == "true" && navigator.doNotTrack == 1) ||
      (lists("included") ?? lists("allowed")) == false ||
      lists("excluded")
    );
  };

  const send = (parameters) => {
    if (isTrackingEnabled()) {
      // The cid keeps a browser from answering a second view of a page out of its memory.
      const address = new URL(
        "./?" + new URLSearchParams({ ...parameters, sid: site, cid: Date.now() }),
        script.src
      );
      if (parameters == view) {
        new Image().src = address;
      } else {
        // Some privacy settings take sendBeacon away.
        navigator.sendBeacon?.(address);
      }
    }
  };

  const path = (url) => url.pathname + (setting("spa") == "hash" ? url.hash : "");

  const place = ({ url, referrer = document.referrer } = {}) => {
    const page = new URL(
      url ||
        // In a single-page app the canonical address often is still that of the page before.
        (!setting("spa") &&
          setting("canonical") != "false" &&
          document.querySelector("[rel=canonical]")?.href) ||
        location,
      location
    );
    return {
      h: page.origin,
      p: path(page),
      r: referrer.indexOf(page.origin) ? referrer : "",
      // Of the page's own query only what tells where visitors come from.
      qs: JSON.stringify(Object.fromEntries(new URLSearchParams(location.search)), (name, value) =>
        /^(utm_.+|ref|via|)$/.test(name) ? value : undefined
      ),
    };
  };

  const leave = () => {
    if (clock > 0) {
      clock -= Date.now();
      send({ ...view, dp: 1, vt: -clock });
    }
  };
  const look = () => {
    leave();
    if (!document.hidden) {
      clock += Date.now();
    }
  };

  const trackPageview = (options) => {
    leave();
    view = place(options);
    clock = 0;
    look();
    send(view);
  };
  // An event belongs to the page view that is being looked at.
  const report = (parameters) => send({ ...(view || place()), ...parameters });

  self.fathom = {
    setSite: (id) => (site = id),
    isTrackingEnabled,
    enableTrackingForMe: () => {
      delete localStorage.blockFathomTracking;
      alert("Tracking is on");
    },
    blockTrackingForMe: () => {
      localStorage.blockFathomTracking = true;
      alert("Tracking is off");
    },
    trackPageview,
    trackEvent: (name, options) => report({ name, payload: JSON.stringify({ ...options }) }),
    trackGoal: (code, cents) => report({ gcode: code, gval: cents }),
  };

  addEventListener("pagehide", leave);
  addEventListener("visibilitychange", look);

  if (setting("auto") != "false") {
    if (setting("spa")) {
      const navigate = () => path(location) == view.p || trackPageview();
      const pushState = history.pushState;
      history.pushState = (...parts) => {
        pushState.call(history, ...parts);
        navigate();
      };
      addEventListener("popstate", navigate); // A change of the hash is one, too.
    }
    document.addEventListener("prerenderingchange", trackPageview);
    trackPageview();
  }
}
