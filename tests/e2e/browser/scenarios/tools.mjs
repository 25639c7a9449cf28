// SPDX-License-Identifier: GPL-3.0-or-later
// What scenarios share.
export const wait = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** Navigates as a single-page app does. */
export const push = (page, path) => page.evaluate((to) => history.pushState({}, "", to), path);

/** Follows a link without leaving for where it leads. */
export const click = async (page, selector) => {
  await page.evaluate(() =>
    addEventListener("click", (event) => event.preventDefault(), { once: true })
  );
  await page.click(selector);
};

/** Answers each dialog, and collects what they said. */
export const hearDialogs = (page) => {
  const said = [];
  page.on("dialog", (dialog) => {
    said.push(dialog.message());
    dialog.accept();
  });
  return said;
};

/** What was sent to a path, as the JSON of its body. */
export const bodiesTo = (sent, path) =>
  sent.filter((request) => request.path.endsWith(path)).map((request) => JSON.parse(request.body));
