// SPDX-License-Identifier: GPL-3.0-or-later
// A part of several trackers: navigation within a single-page app.

/** A page's own calls must not fail for what the tracker does with them. */
const guarded =
  (work) =>
  (...parts) => {
    try {
      return work(...parts);
    } catch (error) {
      console.warn(error);
    }
  };

/** Calls back after each of those methods of history ("pushState"), and after going back or forth. */
const onNavigation = (methods, arrived) => {
  const report = guarded(() => arrived());
  for (const method of methods) {
    const original = history[method];
    history[method] = function (...parts) {
      const result = original.apply(this, parts);
      report();
      return result;
    };
  }
  addEventListener("popstate", report);
};

/** Now, or once a page that a browser has loaded in advance is shown. */
const whenShown = (begin) =>
  document.prerendering
    ? document.addEventListener("prerenderingchange", guarded(() => begin()), { once: true })
    : begin();
