// The customer's page: opens Fintoc's widget on a tap and follows the payment afterwards.
// What the widget says proves nothing; only the relay's own state changes what is shown.
const stateUrl = `${location.pathname}/state`;
const followEveryMs = 2_000;
const busyWaitsMs = [2_000, 4_000, 8_000];
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

async function loadWidget(url) {
  for (const waitMs of busyWaitsMs) {
    try {
      await loadScript(url);
      return;
    } catch {
      status.textContent = button.dataset.busy;
      await pause(waitMs);
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
    const closed = () => {
      widget?.destroy();
      widgetIsOpen = false;
      button.disabled = false;
      status.textContent = "";
    };
    widget = globalThis.Fintoc.create({
      publicKey,
      widgetToken: token,
      product: "payments",
      holderType: "individual",
      country,
      onSuccess: () => {
        widget?.destroy();
        widgetIsOpen = false;
        button.hidden = true;
        status.textContent = waiting;
      },
      onExit: closed,
      onEvent: () => {},
    });
    widget.open();
    widgetIsOpen = true;
    status.textContent = "";
  } catch {
    button.disabled = false;
    status.textContent = button.dataset.busy;
  }
}

/** Shows the page afresh once the payment has come to another state. */
async function follow() {
  for (;;) {
    await pause(followEveryMs);
    try {
      const response = await fetch(stateUrl, { cache: "no-store" });
      if (!response.ok) continue;
      const { view } = await response.json();
      if (view !== shownView && !widgetIsOpen) {
        location.reload();
        return;
      }
    } catch {
      // Offline for a moment: the next round asks again.
    }
  }
}

button?.addEventListener("click", () => {
  // A checkout session is paid on a page of Fintoc's.
  if (button.dataset.forward === undefined) void open();
  else location.assign(button.dataset.forward);
});
if (["payable", "preparing", "confirming"].includes(shownView)) void follow();
