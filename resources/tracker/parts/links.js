// SPDX-License-Identifier: GPL-3.0-or-later
// A part of several trackers: which link is followed, and what kind of link it is. It never holds up
// the page: what is sent goes on after the page is left.

const Downloads =
  "pdf,xlsx,docx,txt,rtf,csv,exe,key,pps,ppt,pptx,7z,pkg,rar,gz,zip,avi,mov,mp4,mpeg,wmv,midi,mp3,wav,wma,dmg".split(
    ","
  );

/** Calls back with each link that is clicked, or opened in another tab with the middle button. */
const onLink = (followed) => {
  const look = (event) => {
    const link = event.target.closest?.("a[href], area[href]");
    // The href of a link in a drawing is no text.
    if (link && typeof link.href == "string" && !(event.type == "auxclick" && event.button != 1)) {
      followed(link, event);
    }
  };
  document.addEventListener("click", look, true);
  document.addEventListener("auxclick", look, true);
};

const isOutbound = (link) => /^https?:$/.test(link.protocol) && link.host != location.host;

const isDownload = (link, extensions = Downloads) =>
  /^https?:$/.test(link.protocol) &&
  extensions.includes(/\.(\w+)$/.exec(link.pathname)?.[1].toLowerCase());
