// The script of the simulated widget; stands where https://js.fintoc.com/v1/ stands for real payments.
(() => {
  "use strict";

  const ownScript = document.currentScript;
  if (!(ownScript instanceof HTMLScriptElement)) {
    throw new TypeError("Fintoc (simulated): load this script with a <script src> element.");
  }
  const simulator = new URL(ownScript.src).origin;
  const countries = new Set(["cl", "mx"]);
  const callbacks = ["onSuccess", "onExit", "onEvent"];

  function refuse(why) {
    throw new TypeError(`Fintoc.create (simulated): ${why}`);
  }

  function check(options) {
    if (typeof options !== "object" || options === null) refuse("options are missing.");
    const { publicKey, product, widgetToken, holderType, country } = options;
    if (typeof publicKey !== "string" || !publicKey.startsWith("pk_")) {
      refuse("publicKey must be your public key (pk_…); a secret key never belongs in a page.");
    }
    if (!publicKey.startsWith("pk_test_")) {
      refuse("this is a simulator: publicKey must be of test mode (pk_test_…).");
    }
    if (product !== "payments") refuse(`product must be "payments", not ${show(product)}.`);
    if (typeof widgetToken !== "string" || widgetToken === "") {
      refuse("widgetToken is missing: it comes with the answer that creates the payment intent.");
    }
    if (holderType !== "individual") {
      refuse(`holderType must be "individual" for payments, not ${show(holderType)}.`);
    }
    if (country !== undefined && !countries.has(country)) {
      refuse(`country must be "cl" or "mx", not ${show(country)}.`);
    }
    for (const name of callbacks) {
      if (options[name] !== undefined && typeof options[name] !== "function") {
        refuse(`${name} must be a function.`);
      }
    }
  }

  function show(value) {
    return value === undefined ? "undefined" : JSON.stringify(value);
  }

  function frameAddress({ widgetToken, publicKey }) {
    const address = new URL("/widget/frame", simulator);
    address.searchParams.set("token", widgetToken);
    address.searchParams.set("public_key", publicKey);
    address.searchParams.set("origin", location.origin);
    return address.href;
  }

  /** Styled through CSSOM alone: the page's CSP may forbid style attributes. */
  function buildOverlay(address) {
    const wide = matchMedia("(min-width: 480px) and (min-height: 560px)").matches;
    const overlay = document.createElement("div");
    overlay.setAttribute("role", "dialog");
    overlay.setAttribute("aria-modal", "true");
    overlay.setAttribute("aria-label", "Pago con su banco");
    Object.assign(overlay.style, {
      position: "fixed",
      inset: "0",
      zIndex: "2147483647",
      display: "grid",
      placeItems: "center",
      background: "rgb(10 12 18 / 60%)",
    });
    const frame = document.createElement("iframe");
    frame.title = "Banco simulado";
    Object.assign(frame.style, {
      width: wide ? "min(440px, 100vw)" : "100%",
      height: wide ? "min(760px, 94vh)" : "100%",
      border: "0",
      borderRadius: wide ? "20px" : "0",
      background: "transparent",
      colorScheme: "light dark",
    });
    frame.src = address;
    overlay.append(frame);
    return { overlay, frame };
  }

  function create(options) {
    check(options);
    const { onSuccess, onExit, onEvent } = options;
    let shown = null;
    let destroyed = false;

    function hear(event) {
      if (shown === null || event.origin !== simulator) return;
      if (event.source !== shown.frame.contentWindow) return;
      const message = event.data;
      if (typeof message !== "object" || message === null) return;
      switch (message.kind) {
        case "event":
          onEvent?.(String(message.name), { timestamp: new Date().toISOString() });
          break;
        case "success":
          try {
            onSuccess?.();
          } finally {
            close();
          }
          break;
        case "exit":
          close();
          onExit?.();
          break;
        default:
      }
    }

    function open() {
      if (destroyed) throw new Error("Fintoc (simulated): this widget was destroyed.");
      if (shown !== null) return;
      const { overlay, frame } = buildOverlay(frameAddress(options));
      shown = { overlay, frame, focused: document.activeElement, overflow: scroller().overflow };
      scroller().overflow = "hidden";
      window.addEventListener("message", hear);
      document.body.append(overlay);
      frame.focus();
    }

    function close() {
      if (shown === null) return;
      window.removeEventListener("message", hear);
      shown.overlay.remove();
      scroller().overflow = shown.overflow;
      if (shown.focused instanceof HTMLElement) shown.focused.focus();
      shown = null;
    }

    function destroy() {
      close();
      destroyed = true;
    }

    return { open, close, destroy };
  }

  function scroller() {
    return document.documentElement.style;
  }

  window.Fintoc = Object.freeze({ create });
})();
