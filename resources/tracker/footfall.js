// SPDX-License-Identifier: GPL-3.0-or-later
// Footfall's tracker: what a page loads as /script.js, and with plus.js as /script.plus.js. It sets no
// cookie and stores nothing but a visitor's own opt-out. Minified and gzipped, /script.js must stay
// within 900 bytes: so the order of things is the one that compresses best (a test says the size).
//
//   <script src="https://stats.example.com/script.js" data-site="CODE" defer></script>
//
// Attributes (each also without "data-"): data-site, data-auto="false", data-canonical="false",
// data-spa="auto|history|hash", data-honor-dnt="true", data-excluded-domains="a,b",
// data-included-domains="a,b" (or data-allowed-domains).
//
// A tag with data-website-id is Umami's, whose script has the same name: for it this one loads
// umami.js from beside it, and keeps the page's calls until that is there.
//
// A page opened with #footfall=off at the end of its address opts this browser out, as
// fathom.blockTrackingForMe() does; #footfall=on takes it back.
//
// Requests go to the script's own folder, with all parameters in the query. The facts are those of
// Fathom's protocol; qs is the page's whole query, of which the collector keeps what tells where
// visitors come from, and what the site's rules name:
//   GET  h qs p r cid sid                a page view, by an image (plus: w, the screen's width)
//   POST h qs p r name payload cid sid   an event, by a beacon
//   POST h qs p r gcode gval cid sid     a goal, by a beacon
//   POST h qs p r vt dp=1 cid sid        a page is left or hidden, by a beacon; vt: for how many
//                                        milliseconds it has been visible since its view. A later
//                                        report of the same view replaces an earlier one.

// Since when the view is visible, less the time for which it was visible before that; while it is
// hidden, that time with a minus.
let clock;
let script = document.currentScript;
let view; // The page view that is being looked at.
let settings = {}; // The tag's attributes, without "data-" and hyphens.
let blocked; // Whether the tag excludes this hostname.

let place = ({ url, referrer = document.referrer } = {}) => {
  let page = new URL(
    url ||
      // In a single-page app the canonical address often is still that of the page before.
      (!settings.spa &&
        settings.canonical != "false" &&
        document.querySelector("[rel=canonical]")?.href) ||
      location,
    location
  );
  let found = {
    h: page.origin,
    qs: location.search,
    p: page.pathname + (settings.spa == "hash" ? page.hash : ""),
    r: referrer,
  };
  if (IsPlus) {
    found.w = screen.width;
  }
  return found;
};

let isTrackingEnabled = () => {
  try {
    return !(
      // Of "true" and "false", and of no attribute, only "true" comes after "t".
      (
        (settings.honordnt > "t") & navigator.doNotTrack ||
        document.prerendering ||
        blocked ||
        localStorage.blockFathomTracking
      )
    );
  } catch {
    // A page may be barred from its storage, which is asked last: then nobody has opted out there.
    return true;
  }
};

// A page view, unless it is a report of something else.
let send = (
  report,
  // The cid keeps a browser from answering a second view of a page out of its memory.
  address = new URL(
    "./?" +
      new URLSearchParams({ ...(view || place()), ...report, cid: Date.now(), sid: settings.site }),
    script.src
  )
) =>
  isTrackingEnabled() &&
  // Some privacy settings take sendBeacon away.
  (report ? navigator.sendBeacon?.(address) : (new Image().src = address));

let trackPageview = (options) => look(place(options));

let toggle = (word) => {
  if (word == "on") {
    delete localStorage.blockFathomTracking;
  } else {
    localStorage.blockFathomTracking = true;
  }
  alert("Tracking is " + word);
};

// Reports the time of the view so far. What comes next is a view to begin, or the event of a page
// that was hidden or shown.
let look = (next) => {
  if (clock > 0) {
    clock -= Date.now();
    send({ vt: -clock, dp: 1 });
  }
  if (next.h) {
    view = next;
    clock = 0;
    send();
  }
  if (!document.hidden) {
    clock += Date.now();
  }
};

for (let { name, value } of script.attributes) {
  settings[name.replace(/data-|-/g, "")] = value;
  blocked |=
    /domains/.test(name) && value.split(",").includes(location.hostname) == /ex/.test(name);
}

if (settings.websiteid) {
  // umami.js gives the tag its functions. Where it cannot be had, calls do nothing.
  let loaded = import(new URL("umami.js", script.src)).catch(() => {});
  umami = {
    identify: (...parts) => loaded.then(() => script.identify?.(...parts)),
    track: (...parts) => loaded.then(() => script.track?.(...parts)),
  };
} else {
  fathom = {
    isTrackingEnabled,
    setSite: (id) => (settings.site = id),
    blockTrackingForMe: () => toggle("off"),
    trackPageview,
    enableTrackingForMe: () => toggle("on"),
    // An event belongs to the page view that is being looked at.
    trackEvent: (name, options) => send({ name, payload: JSON.stringify({ ...options }) }),
    trackGoal: (gcode, gval) => send({ gcode, gval }),
  };
  location.hash.replace(/#footfall=(on|off)/, (all, word) => toggle(word));

  document.addEventListener("visibilitychange", look); // Leaving a page hides it, too.

  if (settings.auto != "false") {
    if (settings.spa) {
      let navigate = () => place().p == view.p || trackPageview();
      let pushState = history.pushState;
      history.pushState = (...parts) => {
        pushState.apply(history, parts);
        navigate();
      };
      addEventListener("popstate", navigate); // A change of the hash is one, too.
    }
    document.addEventListener("prerenderingchange", trackPageview);
    trackPageview();
  }
}
