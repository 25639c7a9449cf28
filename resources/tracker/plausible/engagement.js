// SPDX-License-Identifier: GPL-3.0-or-later
// For how long and how far the page is looked at: {n: "engagement", sd: percent, e: milliseconds since
// the last report, d, u, h}. Reported when the page is hidden or loses the focus, and before the next
// page view, if it was looked at for 3 seconds more, or further down.

const ShortestEngagement = 3000;

let engaged; // The page view that was sent, if any.
let engagedSince = 0; // 0: it is not looked at now.
let engagedBefore = 0; // Milliseconds, not reported yet.
let deepest = 0; // Percent.
let deepestReported = 0;

const isLookedAt = () => document.visibilityState == "visible" && document.hasFocus();

const depth = () => {
  const { scrollHeight, offsetHeight } = document.documentElement;
  const height = Math.max(scrollHeight, offsetHeight, document.body?.scrollHeight || 0, 1);
  return Math.min(100, Math.round((100 * (scrollY + innerHeight)) / height));
};

const pause = () => {
  if (engagedSince) {
    engagedBefore += Date.now() - engagedSince;
    engagedSince = 0;
  }
};

const reportEngagement = () => {
  pause();
  if (
    engaged &&
    !hindrance() &&
    (engagedBefore >= ShortestEngagement || deepest > deepestReported)
  ) {
    const event = {
      n: "engagement",
      sd: deepest,
      d: engaged.d,
      u: engaged.u,
      p: engaged.p,
      e: engagedBefore,
      h: engaged.h,
    };
    engagedBefore = 0;
    deepestReported = deepest;
    post(event);
  }
};

const attend = () => {
  if (!isLookedAt()) {
    reportEngagement();
  } else if (!engagedSince) {
    engagedSince = Date.now();
  }
};

/** From now on this page view is looked at; without one, none is. */
const engageWith = (view) => {
  engaged = view;
  engagedBefore = 0;
  engagedSince = 0;
  deepestReported = 0;
  deepest = depth();
  attend();
};

const followEngagement = () => {
  const measure = () => (deepest = Math.max(deepest, depth()));
  document.addEventListener("scroll", measure, { passive: true });
  addEventListener("load", measure);
  document.addEventListener("visibilitychange", guarded(attend));
  for (const type of ["blur", "focus"]) {
    addEventListener(type, guarded(attend));
  }
};
