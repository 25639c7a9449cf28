// SPDX-License-Identifier: GPL-3.0-or-later
// What /script.plus.js adds to our tracker (footfall.js, whose scope it shares): events that nobody has
// to write code for, where the tag asks for them.
//
//   <script src="https://stats.example.com/script.plus.js" data-site="CODE"
//           data-track="outbound,downloads,404,forms" defer></script>
//
// data-track          event (with its properties; the names are Plausible's, so that goals go on)
//   outbound          Outbound Link: Click (url: the link's address without its query)
//   downloads         File Download (url: the file's address without its query)
//   404               404 (path); it does not end a bounce
//   forms             Form: Submission (path; form: its id or name; never what was typed)
//
// A page is a 404 where the server answered so (404 or 410), as far as the browser tells; where the
// tag has the attribute data-404, which the template of an error page can give it; or when a
// single-page app calls fathom.track404(). Page views also tell the screen's width, kept as a class.

const asked = (what) => settings.track?.split(/[\s,]+/).includes(what);

const report = (name, properties) => send({ name, payload: JSON.stringify(properties) });

const withoutQuery = (link) => link.origin + link.pathname;

onLink((link) => {
  if (asked("downloads") && isDownload(link)) {
    report("File Download", { url: withoutQuery(link) });
  } else if (asked("outbound") && isOutbound(link)) {
    report("Outbound Link: Click", { url: withoutQuery(link) });
  }
});

document.addEventListener(
  "submit",
  ({ target }) => {
    if (asked("forms")) {
      const form = target.getAttribute("id") || target.getAttribute("name");
      report("Form: Submission", { path: location.pathname, ...(form && { form }) });
    }
  },
  true
);

const track404 = () => report("404", { path: location.pathname, _interactive: false });

if (self.fathom) {
  fathom.track404 = track404;
}

const answer = self.performance?.getEntriesByType?.("navigation")[0]?.responseStatus;

if (asked("404") && (settings["404"] != null || answer == 404 || answer == 410)) {
  document.prerendering
    ? document.addEventListener("prerenderingchange", track404, { once: true })
    : track404();
}
