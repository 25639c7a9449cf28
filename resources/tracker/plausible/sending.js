// SPDX-License-Identifier: GPL-3.0-or-later
// Plausible's events: whether one may be sent, and what it says.
//
// POST to the endpoint, text/plain, JSON: n name, u address, d domain, r referrer, p properties,
// $ {amount, currency}, i false (ends no bounce), h 1 (the fragment counts).

const matches = (pattern) =>
  new RegExp(
    "^" +
      pattern
        .replace(/[.+?^${}()|[\]\\]/g, "\\$&")
        .replace(/\*+/g, (stars) => (stars.length > 1 ? ".*" : "[^/]*")) +
      "/?$"
  ).test(location.pathname + (settings.hashBasedRouting ? location.hash : ""));

/** Why nothing is sent, or nothing. */
const hindrance = (name) => {
  if (
    !settings.captureOnLocalhost &&
    (/^localhost$|^127(\.\d+){0,2}\.\d+$|^\[::1?\]$/.test(location.hostname) ||
      location.protocol == "file:")
  ) {
    return "localhost";
  }
  if (navigator.webdriver || self._phantom || self.__nightmare || self.Cypress) {
    return "a browser that a program drives";
  }
  if (hasOptedOut("plausible_ignore", "true")) {
    return "this browser has opted out";
  }
  if (
    name == "pageview" &&
    ((attribute("data-include") && !listOf("data-include").some(matches)) ||
      (attribute("data-exclude") && listOf("data-exclude").some(matches)))
  ) {
    return "the tag excludes this page";
  }
};

const post = (event, callback) =>
  fetch(settings.endpoint, {
    method: "POST",
    headers: { "Content-Type": "text/plain" },
    keepalive: true,
    body: JSON.stringify(event),
  }).then(
    ({ status }) => callback?.({ status }),
    (error) => callback?.({ error })
  );

const customProperties = (name, options) =>
  typeof settings.customProperties == "function"
    ? settings.customProperties(name, options)
    : settings.customProperties;

const filled = (object) => (object && Object.keys(object).length ? object : undefined);

/** The event as it is sent; JSON leaves out what is undefined. */
const compose = (name, options) => ({
  n: name,
  u: options.u || options.url || location.href,
  d: settings.domain,
  r: document.referrer || null,
  m: options.meta && JSON.stringify(options.meta),
  p: filled({ ...propertiesOfTag(), ...customProperties(name, options), ...options.props }),
  $: options.revenue,
  i: options.interactive === false ? false : undefined,
  h: settings.hashBasedRouting ? 1 : undefined,
});

/** What was sent, or nothing. */
const track = (name, options = {}) => {
  const reason = hindrance(name);
  let event = reason ? undefined : compose(name, options);
  if (event && settings.transformRequest) {
    event = settings.transformRequest(event);
  }
  if (!event) {
    if (settings.logging && reason) {
      console.info("No event is sent: " + reason);
    }
    options.callback?.();
    return;
  }
  post(event, options.callback);
  return event;
};
