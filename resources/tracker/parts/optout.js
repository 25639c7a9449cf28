// SPDX-License-Identifier: GPL-3.0-or-later
// A part of several trackers: whether this browser has opted out, by our own word for it (which all
// our scripts share) or by that of the product whose protocol the script speaks; and the addresses
// that opt it out and in again: any page with #footfall=off or #footfall=on at its end.

const OptOut = "blockFathomTracking";

/** key: the product's own word in the page's storage; value: what it must be, if not just anything. */
const hasOptedOut = (key, value) => {
  try {
    const own = key && localStorage[key];
    return Boolean(localStorage[OptOut] || (value ? own == value : own));
  } catch {
    // A page may be barred from its storage: then nobody can have opted out there.
    return false;
  }
};

const optByAddress = (key) =>
  location.hash.replace(/#footfall=(on|off)/, (all, word) => {
    try {
      if (word == "on") {
        delete localStorage[OptOut];
        if (key) {
          delete localStorage[key];
        }
      } else {
        localStorage[OptOut] = true;
      }
      alert("Tracking is " + word);
    } catch {
      alert("This page may store nothing.");
    }
  });
