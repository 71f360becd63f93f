// The customer's page: opens Fintoc's widget on a tap and follows the payment afterwards.
// What the widget says proves nothing; only the relay's own state changes what is shown.
const stateUrl = `${location.pathname}/state`;
const followEveryMs = 2_000;
// Fintoc's advice on 429: 1, 2, 4, 8, 16 s and up to 1 s of jitter.
const busyWaitsMs = [1_000, 2_000, 4_000, 8_000, 16_000];
const shownView = document.body.dataset.view;

const button = document.querySelector("#pay");
const status = document.querySelector("#status");

// The widget shows its own end; the page behind it changes once the customer has closed it.
let widgetIsOpen = false;

const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

function loadScript(url) {
  return new Promise((resolve, reject) => {
    const script = document.createElement("script");
    script.src = url;
    script.addEventListener("load", resolve);
    script.addEventListener("error", () => {
      script.remove();
      reject(new Error("The widget could not be loaded"));
    });
    document.head.append(script);
  });
}

/** Fintoc lets a hundred widgets begin in 130 s; whoever comes too many waits a moment. */
async function loadWidget(url) {
  for (const waitMs of busyWaitsMs) {
    try {
      await loadScript(url);
      return;
    } catch {
      status.textContent = button.dataset.busy;
      await pause(waitMs + Math.random() * 1_000);
    }
  }
  await loadScript(url);
}

async function open() {
  const { country, opening, publicKey, script, token, waiting } = button.dataset;
  button.disabled = true;
  status.textContent = opening;
  try {
    if (globalThis.Fintoc === undefined) await loadWidget(script);
    let widget;
    const closed = async () => {
      widgetIsOpen = false;
      widget?.destroy();
      status.textContent = "";
      // What was paid meanwhile must not be begun again.
      await look();
      button.disabled = isLeaving;
    };
    widget = globalThis.Fintoc.create({
      publicKey,
      widgetToken: token,
      product: "payments",
      holderType: "individual",
      country,
      onSuccess: () => {
        widgetIsOpen = false;
        widget?.destroy();
        button.hidden = true;
        status.textContent = waiting;
        void look();
      },
      onExit: () => void closed(),
      onEvent: () => {},
    });
    widgetIsOpen = true;
    widget.open();
    status.textContent = "";
  } catch {
    widgetIsOpen = false;
    button.disabled = false;
    status.textContent = button.dataset.failed;
  }
}

/** The page is on its way already: on a slow network a second reload would begin it anew. */
let isLeaving = false;

/** Shows the page afresh once the payment has come to another state. */
async function look() {
  if (isLeaving) return;
  try {
    const response = await fetch(stateUrl, { cache: "no-store" });
    if (!response.ok) return;
    const { view } = await response.json();
    // Whoever is in the bank finishes there; only the shop's own cancelling calls them back.
    if (view === shownView || (widgetIsOpen && view !== "cancelled")) return;
    isLeaving = true;
    location.reload();
  } catch {
    // Offline for a moment: the next round asks again.
  }
}

async function follow() {
  for (;;) {
    await pause(followEveryMs);
    if (!document.hidden) await look();
  }
}

if (button !== null) {
  // A checkout session is paid on a page of Fintoc's.
  const { forward } = button.dataset;
  button.addEventListener("click", () => {
    if (forward === undefined) void open();
    else location.assign(forward);
  });
  button.disabled = false;
}
if (["payable", "preparing", "confirming"].includes(shownView)) void follow();

const print = document.querySelector("#print");
if (print !== null) {
  print.addEventListener("click", () => globalThis.print());
  print.hidden = false;
}
const share = document.querySelector("#share");
if (share !== null && navigator.share !== undefined) {
  const receipt = { title: document.title, url: location.href };
  // Whoever closes the dialog without sharing has not failed.
  share.addEventListener("click", () => void navigator.share(receipt).catch(() => undefined));
  share.hidden = false;
}
