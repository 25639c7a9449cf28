// SPDX-License-Identifier: GPL-3.0-or-later
// What a page that moves from Plausible loads as /js/script*.js, /js/plausible*.js or /js/pa-ID.js. It
// sets no cookie. Facts: Plausible's documents of its script and events API, and captured traffic of its
// clients (the npm packages plausible-tracker 0.3.9 and @plausible-analytics/tracker 0.4.6).
//
//   <script defer data-domain="example.com" src="https://stats.example.com/js/script.js"></script>
//
// Attributes: data-domain (else the page's hostname), data-api (the full address to send to),
// data-include and data-exclude (patterns of paths, "*" within a folder, "**" over folders),
// event-NAME (a property of every event), file-types, add-file-types.
// The name says more, as script.hash.outbound-links.js: hash, outbound-links, file-downloads, manual,
// local. All other variants' abilities are always there (tagged-events, pageview-props, revenue,
// exclusions, 404: that is the event "404", sent by the page).
//
// pa-ID.js starts when the page calls plausible.init({...}): domain, endpoint, autoCapturePageviews,
// hashBasedRouting, outboundLinks, fileDownloads (true, or {fileExtensions}), formSubmissions,
// captureOnLocalhost, logging, customProperties (an object, or a function of the event's name and
// options), transformRequest (a function; null drops the event). Links, downloads and forms are on
// unless it says no, as on a site that is set up anew.

const script = document.currentScript || document.querySelector("script[data-domain]");
const Features = "@features@".split("."); // Put in by the server, from the name asked for.

const attribute = (name) => script.getAttribute(name);
const listOf = (name) => (attribute(name) || "").split(",").map((one) => one.trim());

const settings = {
  domain: attribute("data-domain") || location.hostname.replace(/^www\./, ""),
  endpoint:
    attribute("data-api") ||
    // Beside the folder of the script, so that a collector may live in a folder of the site.
    new URL(/\/js\/[^/]*$/.test(new URL(script.src).pathname) ? "../api/event" : "/api/event", script.src)
      .href,
  autoCapturePageviews: !Features.includes("manual"),
  hashBasedRouting: Features.includes("hash"),
  outboundLinks: Features.includes("outbound-links"),
  fileDownloads: Features.includes("file-downloads"),
  formSubmissions: false,
  captureOnLocalhost: Features.includes("local"),
  logging: true,
  customProperties: {},
};

/** The properties that the tag gives to every event: event-author="Ada". */
const propertiesOfTag = () =>
  Object.fromEntries(
    script
      .getAttributeNames()
      .filter((name) => name.startsWith("event-"))
      .map((name) => [name.slice(6), attribute(name)])
  );

const extensions = () =>
  settings.fileDownloads.fileExtensions ||
  (attribute("file-types")
    ? listOf("file-types")
    : [...Downloads, ...listOf("add-file-types").filter(Boolean)]);
