// SPDX-License-Identifier: GPL-3.0-or-later
// Umami's API, for pages that move from it. Our script.js loads this for tags with data-website-id and
// keeps the page's calls until it is there; as /umami.js, the name of Umami's first version, it also
// works on its own. It sets no cookie. Facts: Umami's documents of its tracker, and captured traffic of
// its versions 1 to 3.
//
//   <script defer src="https://stats.example.com/script.js" data-website-id="UUID"></script>
//
// Attributes: data-host-url, data-auto-track="false", data-do-not-track="true", data-domains, data-tag,
// data-exclude-search="true", data-exclude-hash="true", data-before-send (the name of a function),
// data-fetch-credentials.
// API: umami.track(), track(name, data), track(object), track(function), identify(id, data); of the first
// version umami(name), umami.trackEvent and umami.trackView. Elements: data-umami-event, with
// data-umami-event-KEY for its properties.
//
// POST HOST/api/send, JSON {type, payload}; what the answer has as cache is sent back as x-umami-cache.

const isOn = (tag, name) => tag.getAttribute("data-" + name) == "true";

const asksNotToBeTracked = () =>
  [1, "1", "yes"].includes(navigator.doNotTrack ?? navigator.msDoNotTrack);

/** An address as the tag wants it counted. */
const addressFor = (tag, address) => {
  if (!address) {
    return "";
  }
  try {
    const url = new URL(address, location.href);
    if (isOn(tag, "exclude-search")) {
      url.search = "";
    }
    if (isOn(tag, "exclude-hash")) {
      url.hash = "";
    }
    return url.href;
  } catch {
    return address;
  }
};

/** A function (type, payload) that sends for the tag, and tells what the collector answered. */
const senderFor = (tag) => {
  const setting = (name) => tag.getAttribute("data-" + name);
  const endpoint =
    (setting("host-url") || new URL(".", tag.src).href).replace(/\/$/, "") + "/api/send";
  const domains = (setting("domains") || "").split(",").map((one) => one.trim());
  let isDisabled = false;
  let cache;

  const isAllowed = () =>
    !isDisabled &&
    !hasOptedOut("umami.disabled") &&
    (!setting("domains") || domains.includes(location.hostname)) &&
    !(isOn(tag, "do-not-track") && asksNotToBeTracked());

  return async (type, payload) => {
    try {
      if (!isAllowed()) {
        return;
      }
      const filter = self[setting("before-send")];
      if (typeof filter == "function") {
        payload = await filter(type, payload);
      }
      if (!payload) {
        return;
      }
      const answer = await fetch(endpoint, {
        method: "POST",
        keepalive: true,
        credentials: setting("fetch-credentials") || "omit",
        headers: {
          "Content-Type": "application/json",
          ...(type == "identify" ? { "x-umami-cache": "" } : cache && { "x-umami-cache": cache }),
        },
        body: JSON.stringify({ type, payload }),
      });
      const told = await answer.json();
      isDisabled = Boolean(told.disabled);
      cache = told.cache || cache;
      return told;
    } catch {
      // A page must not fail for its statistics.
    }
  };
};

const onTaggedElements = (track) =>
  document.addEventListener(
    "click",
    guarded(({ target }) => {
      const element = target.closest?.("[data-umami-event]");
      if (element) {
        const data = {};
        for (const { name, value } of element.attributes) {
          const [, key] = /^data-umami-event-(.+)$/.exec(name) || [];
          if (key) {
            data[key] = value;
          }
        }
        track(element.getAttribute("data-umami-event"), data);
      }
    }),
    true
  );

const start = (tag) => {
  const send = senderFor(tag);
  const website = tag.getAttribute("data-website-id") || tag.getAttribute("website-id");
  let current = addressFor(tag, location.href);
  // A page of the site itself tells nothing about where the visitor came from.
  let referrer = addressFor(
    tag,
    document.referrer.startsWith(location.origin) ? "" : document.referrer
  );
  let identity;

  const page = () => ({
    website,
    screen: screen.width + "x" + screen.height,
    language: navigator.language,
    title: document.title,
    hostname: location.hostname,
    url: current,
    referrer,
    tag: tag.getAttribute("data-tag") || undefined,
    id: identity,
  });

  const track = async (what, data) => {
    if (typeof what == "string") {
      return send("event", { ...page(), name: what, ...(data && { data }) });
    }
    if (typeof what == "function") {
      return send("event", what(page()));
    }
    // Only what the page itself says, but for whose it is.
    return send("event", what ? { website, hostname: location.hostname, ...what } : page());
  };

  const identify = async (id, data) => {
    if (typeof id == "string") {
      identity = id;
    } else {
      data = id;
    }
    return send("identify", { ...page(), data: { ...data } });
  };

  let navigations = 0;
  const navigate = () => {
    const next = addressFor(tag, location.href);
    if (next != current) {
      referrer = current;
      current = next;
      // Routers change an address in steps: what happens in one turn is one navigation.
      const mine = ++navigations;
      setTimeout(() => mine == navigations && track());
    }
  };

  const begin = () => {
    onNavigation(["pushState", "replaceState"], navigate);
    whenShown(track);
  };

  tag.track = track;
  tag.identify = identify;
  onTaggedElements(track);
  if (!isOn(tag, "auto-track") && tag.getAttribute("data-auto-track")) {
    return;
  }
  // The function that is to be asked first may still be loading.
  if (tag.getAttribute("data-before-send") && document.readyState != "complete") {
    addEventListener("load", begin);
  } else {
    begin();
  }
};

optByAddress("umami.disabled");
const tags = document.currentScript
  ? [document.currentScript]
  : document.querySelectorAll("script[data-website-id], script[website-id]");
let isFirst = true;
for (const tag of tags) {
  if (!tag.track) {
    start(tag);
    if (isFirst) {
      isFirst = false;
      const { track, identify } = tag;
      self.umami = Object.assign((name, data) => track(name, data), {
        track,
        identify,
        trackEvent: track,
        trackView: (url, from) =>
          track((page) => ({ ...page, url: url ?? page.url, referrer: from ?? page.referrer })),
      });
    }
  }
}
