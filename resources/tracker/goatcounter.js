// SPDX-License-Identifier: GPL-3.0-or-later
// What a page that moves from GoatCounter loads as /count.js. It sets no cookie. Facts: GoatCounter's
// documents of its script, and captured traffic.
//
//   <script data-goatcounter="https://stats.example.com/count" async
//           src="https://stats.example.com/count.js"></script>
//
// Settings, in the attribute data-goatcounter-settings (JSON) or window.goatcounter: no_onload,
// no_events, allow_local, allow_frame, endpoint; path, title, referrer (values, or functions of the value
// that there would be; a path of null is not counted), event. Methods of window.goatcounter: count, url,
// filter, get_data, get_query, bind_events; visit_count does nothing, as no numbers are public here.
// Elements: data-goatcounter-click, -title, -referrer, -no-session. #toggle-goatcounter at the end of a
// page's address opts this browser out and in.
//
// POST ENDPOINT?p=&r=&t=&e=&s=&b=&q=&rnd= by a beacon, else GET by an image: path with query (or the
// event's name), referrer, title, whether an event, screen width, bot hint, the page's query.

const script = document.currentScript || document.querySelector("script[data-goatcounter]");
const counter = (self.goatcounter = self.goatcounter || {});
try {
  Object.assign(counter, JSON.parse(script.dataset.goatcounterSettings || "{}"));
} catch (error) {
  console.warn("data-goatcounter-settings:", error);
}

const endpoint = () =>
  script?.dataset.goatcounter || counter.endpoint || new URL("count", script.src).href;

/** What GoatCounter calls a browser that a program drives. */
const botHint = () => {
  if (self.callPhantom || self._phantom || self.phantom) {
    return 150;
  }
  if (self.__nightmare) {
    return 151;
  }
  if (document.__selenium_unwrapped || document.__webdriver_evaluate || document.__driver_evaluate) {
    return 152;
  }
  return navigator.webdriver ? 153 : 0;
};

const isLocal = (hostname) =>
  /^(localhost|.*\.localhost|\[::1?\]|0\.0\.0\.0)$/.test(hostname) ||
  /^(127|10)(\.\d+){3}$|^192\.168(\.\d+){2}$|^172\.(1[6-9]|2\d|3[01])(\.\d+){2}$/.test(hostname);

const ownPath = () => {
  const canonical = document.querySelector("link[rel=canonical][href]");
  const bare = (hostname) => hostname.replace(/^www\./, "");
  let page = location;
  if (canonical) {
    const address = new URL(canonical.href, location);
    if (bare(address.hostname) == bare(location.hostname)) {
      page = address;
    }
  }
  return page.pathname + page.search || "/";
};

/** What a call says, else the settings, else what the page is. */
const chosen = (options, name, own) => {
  const value = options[name] === undefined ? counter[name] : options[name];
  if (value === undefined) {
    return own;
  }
  return typeof value == "function" ? value(own) : value;
};

/** Why nothing is counted, or false. */
counter.filter = () => {
  if (document.prerendering || document.visibilityState == "prerender") {
    return "the page is only loaded in advance";
  }
  if (!counter.allow_frame && self.parent != self) {
    return "the page is in a frame";
  }
  if (!counter.allow_local && (isLocal(location.hostname) || location.protocol == "file:")) {
    return "the page is on this computer or in its network";
  }
  if (hasOptedOut("skipgc", "t")) {
    return "this browser has opted out";
  }
  return false;
};

counter.get_data = (options = {}) => ({
  p: chosen(options, "path", ownPath()),
  r: chosen(options, "referrer", document.referrer),
  t: chosen(options, "title", document.title),
  e: Boolean(options.event || counter.event),
  s: screen.width,
  b: botHint(),
  q: location.search,
  ns: options.no_session ? 1 : undefined,
});

/** Where a count is sent to; nothing where the path is null. */
counter.url = (options = {}) => {
  const data = counter.get_data(options);
  if (data.p === null) {
    return;
  }
  const url = new URL(endpoint(), location);
  for (const [name, value] of Object.entries(data)) {
    if (value || value === 0) {
      url.searchParams.set(name, value);
    }
  }
  url.searchParams.set("rnd", Math.random().toString(36).slice(2, 7));
  return url.href;
};

/** A page must not fail for its statistics. */
const careful =
  (work) =>
  (...parts) => {
    try {
      return work(...parts);
    } catch (error) {
      console.warn(error);
    }
  };

counter.count = careful((options = {}) => {
  const reason = counter.filter();
  if (reason) {
    console.info("Nothing is counted: " + reason);
    return;
  }
  const url = counter.url(options);
  if (url && !navigator.sendBeacon?.(url)) {
    new Image().src = url;
  }
});

counter.get_query = (name) => new URLSearchParams(location.search).get(name) ?? undefined;

counter.bind_events = () => {
  for (const element of document.querySelectorAll("[data-goatcounter-click]")) {
    if (element.dataset.goatcounterBound) {
      continue;
    }
    element.dataset.goatcounterBound = "true";
    const report = (event) => {
      const asked = element.dataset;
      if (event.type == "click" || event.button == 1) {
        counter.count({
          event: true,
          path: asked.goatcounterClick || element.name || element.id || "",
          title: asked.goatcounterTitle || element.title || element.textContent.slice(0, 200),
          referrer: asked.goatcounterReferrer || asked.goatcounterReferral || "",
          no_session: asked.goatcounterNoSession,
        });
      }
    };
    element.addEventListener("click", report);
    element.addEventListener("auxclick", report);
  }
};

counter.visit_count = () => {};

const toggle = careful(() => {
  if (location.hash == "#toggle-goatcounter") {
    const isOut = localStorage.skipgc == "t";
    if (isOut) {
      delete localStorage.skipgc;
    } else {
      localStorage.skipgc = "t";
    }
    alert("Tracking is " + (isOut ? "on" : "off"));
  }
});

const begin = careful(() => {
  const isShown = () => document.visibilityState == "visible";
  const count = () => counter.count();
  if (isShown() && !document.prerendering) {
    count();
  } else {
    const wait = () => {
      if (isShown()) {
        document.removeEventListener("visibilitychange", wait);
        count();
      }
    };
    document.addEventListener("visibilitychange", wait);
  }
});

/** Now, or once there is what is looked for. */
const once = (isThere, work) =>
  isThere ? work() : document.addEventListener("DOMContentLoaded", work);

toggle();
optByAddress("skipgc");
if (!counter.no_onload) {
  once(document.body, begin);
  if (!counter.no_events) {
    once(document.readyState != "loading", careful(counter.bind_events));
  }
}
