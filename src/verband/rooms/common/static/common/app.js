/* Small comforts. Every page is complete without them.

   /                          puts the cursor in the search box of the page, else in that of the site
   Escape                     closes the "i" that has the focus
   data-action="copy-link"    a button, hidden until this runs: copies the address of the page,
                              or the one in its data-link
   data-action="dismiss"      a button, hidden until this runs: closes the toast it stands in
   form[data-auto-submit]     sends itself when a choice changes and hides its [data-fallback] button
   data-announce              its text is read out after the swap that brought it in
   data-errors                says what is wrong with a form: it gets the focus when it comes into the page */

const toasts = () => document.getElementById("toasts"); // looked up each time: a swap may replace it

const announce = (text) => {
  const live = document.getElementById("live");
  live.textContent = "";
  setTimeout(() => { live.textContent = text; }, 50); // a reader skips a text that was already there
};

const announceIn = (part) => {
  for (const news of part.querySelectorAll("[data-announce]")) announce(news.textContent);
};

const focusErrors = (part) => {
  const errors = part.querySelector("[data-errors]");
  errors?.focus();
  return Boolean(errors);
};

const focusSearch = (event) => {
  const box = document.querySelector("main [data-search]") ?? document.querySelector("[data-search]");
  const typing = event.target.closest("input, textarea, select, [contenteditable]");
  if (!box || typing || event.ctrlKey || event.metaKey || event.altKey) return;
  event.preventDefault();
  box.focus();
};

const closeInfo = (event) => {
  const info = event.target.closest(".info[open]");
  info?.removeAttribute("open");
  info?.querySelector("summary").focus();
};

const actions = {
  "copy-link": async (button) => {
    await navigator.clipboard.writeText(button.dataset.link ?? location.href);
    announce("De link is gekopieerd.");
  },
  dismiss: (button) => button.closest(".toast").remove(),
};

const prepare = () => {
  for (const button of document.querySelectorAll("[data-action]")) {
    button.hidden = button.dataset.action === "copy-link" && !navigator.clipboard;
  }
  for (const button of document.querySelectorAll("form[data-auto-submit] [data-fallback]")) button.hidden = true;
};

document.addEventListener("keydown", (event) => ({ "/": focusSearch, Escape: closeInfo })[event.key]?.(event));
document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-action]");
  actions[button?.dataset.action]?.(button);
});
document.addEventListener("change", (event) => event.target.closest("form[data-auto-submit]")?.requestSubmit());

document.addEventListener("htmx:beforeRequest", (event) => { event.detail.target.ariaBusy = "true"; });
document.addEventListener("htmx:afterRequest", (event) => {
  event.detail.target.ariaBusy = null;
  if (event.detail.successful) return;
  const toast = Object.assign(document.createElement("p"), { className: "toast", role: "alert" });
  toast.textContent = "Dat lukte niet. Probeer het nog eens, of laad de pagina opnieuw.";
  toasts().replaceChildren(toast);
});

// htmx gives the focus back by id; when what had it is gone, the part that came in its place gets it.
let focused = null;
document.addEventListener("htmx:beforeSwap", () => { focused = document.activeElement; });
document.addEventListener("htmx:afterSettle", ({ detail: { elt: part, target } }) => {
  prepare();
  announceIn(part);
  if (focusErrors(part)) return;
  const lost = focused && !focused.isConnected && document.activeElement === document.body;
  if (!lost || part.id !== target.id) return;
  part.tabIndex = -1;
  part.focus({ preventScroll: true });
});

prepare();
announceIn(toasts());
focusErrors(document);
