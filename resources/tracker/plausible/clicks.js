// SPDX-License-Identifier: GPL-3.0-or-later
// Events that a page's elements cause: links out, downloads, forms, and what is tagged with classes:
// plausible-event-name=My+Event, plausible-event-PROPERTY=value, plausible-revenue-amount=9.90,
// plausible-revenue-currency=EUR ("--" may stand for "=").

const plain = (text) => text.replace(/\+/g, " ");

/** What the classes of an element ask for: {name, options}, or nothing. */
const taggedEvent = (element) => {
  const options = { props: {} };
  let name;
  for (const word of element.classList || []) {
    const [, kind, key, value] = /^plausible-(event|revenue)-(.+?)(?:=|--)(.*)$/.exec(word) || [];
    if (kind == "revenue") {
      options.revenue = { ...options.revenue, [key]: plain(value) };
    } else if (key == "name") {
      name = plain(value);
    } else if (kind) {
      options.props[key] = plain(value);
    }
  }
  return name && { name, options };
};

/** The element itself, or one of the next three around it. */
const taggedAround = (element) => {
  for (let i = 0; element && i < 4; ++i, element = element.parentElement) {
    const tagged = taggedEvent(element);
    if (tagged) {
      return { ...tagged, element };
    }
  }
};

const withoutQuery = (link) => link.href.split("?")[0];

const followClicks = () => {
  onLink(
    guarded((link) => {
      if (taggedAround(link)) {
        return; // The tag's event is enough.
      }
      if (settings.fileDownloads && isDownload(link, extensions())) {
        track("File Download", { props: { url: withoutQuery(link) } });
      } else if (settings.outboundLinks && isOutbound(link)) {
        track("Outbound Link: Click", { props: { url: link.href } });
      }
    })
  );
  const onClick = guarded((event) => {
    const tagged = !(event.type == "auxclick" && event.button != 1) && taggedAround(event.target);
    if (tagged && tagged.element.tagName != "FORM") {
      const link = event.target.closest("a[href]");
      if (link) {
        tagged.options.props = { url: link.href, ...tagged.options.props };
      }
      track(tagged.name, tagged.options);
    }
  });
  document.addEventListener("click", onClick, true);
  document.addEventListener("auxclick", onClick, true);
  document.addEventListener(
    "submit",
    guarded(({ target }) => {
      const tagged = taggedAround(target);
      if (tagged) {
        track(tagged.name, tagged.options);
      } else if (settings.formSubmissions) {
        track("Form: Submission", { props: { path: location.pathname } });
      }
    }),
    true
  );
};
