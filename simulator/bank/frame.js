// The simulated bank as the customer sees it: choose a bank, log in, decide, the end.
import { ask, element } from "./elements.js";
import { ends } from "./words.js";

const query = new URLSearchParams(location.search);
// In the widget's frame the token is a parameter, on a checkout session's page part of the path.
const token = query.get("token") ?? location.pathname.split("/").at(-1) ?? "";
const publicKey = query.get("public_key");
const shopOrigin = query.get("origin");
const inShop = window.parent !== window && shopOrigin !== null;
const step = document.querySelector("#step");
const closeButton = document.querySelector("#close");
/** Where a checkout session sends its customer; null in the widget. */
let returns = null;

function tell(message) {
  if (inShop) window.parent.postMessage(message, shopOrigin);
}
function tellEvent(name) {
  tell({ kind: "event", name });
}

function leave() {
  tell({ kind: "exit" });
  if (!inShop) location.assign(returns?.cancelUrl ?? "/");
}

function show(content, isEnd = false) {
  step.classList.toggle("end", isEnd);
  step.replaceChildren(...content);
  closeButton.hidden = isEnd;
  window.scrollTo(0, 0);
  step.focus({ preventScroll: true });
}

function showSentence(mark, kind, title, sentence) {
  show(
    [
      element("div", { class: `mark ${kind}`, "aria-hidden": "true" }, mark),
      element("h1", {}, title),
      element("p", { class: "soft" }, sentence),
      backButton(leave),
    ],
    true,
  );
}

function backButton(onclick) {
  return element(
    "button",
    { type: "button", class: "main", onclick },
    inShop || returns !== null ? "Volver a la tienda" : "Volver al banco simulado",
  );
}

function summary(payment) {
  return element(
    "div",
    { class: "summary" },
    element("span", { class: "soft" }, payment.shop),
    element("span", { class: "amount" }, payment.amountText),
  );
}

async function act(payment, action, details = {}) {
  tellEvent("payment_in_progress");
  for (const button of step.querySelectorAll("button")) button.disabled = true;
  try {
    const next = await ask("/widget/act", { token, action, ...details });
    if (action === "walk_away") leave();
    else showEnd(next);
  } catch (error) {
    showSentence("!", "is-bad", "No se pudo continuar", error.message);
  }
}

function chooseBank(payment) {
  tellEvent("on_available_institutions");
  show([
    summary(payment),
    element("h1", {}, "¿Con qué banco quiere pagar?"),
    element(
      "ul",
      { class: "banks" },
      ...payment.institutions.map((bank) =>
        element(
          "li",
          {},
          element("button", { type: "button", onclick: () => start(payment, bank) }, bank.name),
        ),
      ),
    ),
  ]);
}

async function start(payment, bank) {
  tellEvent("on_request_bank");
  try {
    logIn(await ask("/widget/act", { token, action: "start", institutionId: bank.id }), bank);
  } catch (error) {
    showSentence("!", "is-bad", "No se pudo continuar", error.message);
  }
}

function logIn(payment, bank) {
  tellEvent("on_authentication_form");
  const chile = payment.country === "cl";
  const holder = element("input", {
    name: "holder",
    autocomplete: "off",
    autocapitalize: "off",
    value: chile ? "41614850-3" : "cliente@ejemplo.mx",
  });
  const password = element("input", {
    name: "password",
    type: "password",
    autocomplete: "off",
    value: "jonsnow",
  });
  const error = element("p", { class: "error", role: "alert", hidden: true });
  async function submit(event) {
    event.preventDefault();
    error.hidden = true;
    try {
      const { holderId } = await ask("/widget/log-in", {
        token,
        holder: holder.value,
        password: password.value,
      });
      decide(payment, bank, holderId);
    } catch (caught) {
      error.textContent = caught.message;
      error.hidden = false;
    }
  }
  show([
    summary(payment),
    element("h1", {}, `Ingrese a ${bank.name}`),
    element(
      "form",
      { onsubmit: submit, novalidate: true },
      element("label", {}, chile ? "RUT" : "Usuario", holder),
      element("label", {}, "Clave", password),
      error,
      element("button", { class: "main" }, "Ingresar"),
    ),
    element(
      "p",
      { class: "soft" },
      "Los datos de prueba ya están puestos. No escriba nunca aquí su clave de verdad.",
    ),
  ]);
}

function decide(payment, bank, holderId) {
  const reason = element(
    "select",
    {},
    ...payment.errorReasons.map((each) => element("option", { value: each }, each)),
  );
  const choice = (label, onclick, main = false) =>
    element("button", { type: "button", class: main ? "main" : null, onclick }, label);
  show([
    element(
      "div",
      { class: "hero" },
      element("span", { class: "soft" }, `Pagar a ${payment.shop}`),
      element(
        "strong",
        { class: payment.amountText.length > 10 ? "amount long" : "amount" },
        payment.amountText,
      ),
      element("span", { class: "soft" }, `Desde su cuenta en ${bank.name}`),
    ),
    element(
      "div",
      { class: "choices" },
      choice("Aprobar el pago", () => act(payment, "approve", { holderId }), true),
      choice("Rechazar (segundo factor)", () => act(payment, "reject", { holderId })),
      choice("El banco queda inseguro (pending)", () => act(payment, "unsure", { holderId })),
      choice("Irme sin pagar (expira)", () => act(payment, "walk_away")),
      element(
        "div",
        { class: "failing" },
        element("label", {}, "Motivo de la falla", reason),
        choice("El banco falla", () =>
          act(payment, "fail", { holderId, errorReason: reason.value }),
        ),
      ),
    ),
  ]);
}

function showEnd(payment) {
  const [kind, mark, title, sentence] = ends[payment.status];
  const paid = payment.status === "succeeded";
  show(
    [
      element("div", { class: `mark ${kind}`, "aria-hidden": "true" }, mark),
      element("h1", {}, title),
      element("p", { class: "amount" }, payment.amountText),
      element(
        "p",
        { class: "soft" },
        payment.errorReason === null ? sentence : `${sentence} Motivo: ${payment.errorReason}.`,
      ),
      backButton(() => {
        if (paid && inShop) tell({ kind: "success" });
        else if (paid && returns !== null) location.assign(returns.successUrl);
        else leave();
      }),
    ],
    true,
  );
}

closeButton.addEventListener("click", leave);
closeButton.hidden = false;
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && !closeButton.hidden) leave();
});

try {
  const address = new URLSearchParams({
    token,
    ...(publicKey === null ? {} : { public_key: publicKey }),
  });
  const payment = await ask(`/widget/payment?${address}`);
  returns = payment.returns;
  tellEvent("opened");
  if (payment.status in ends) {
    showEnd(payment);
  } else {
    tellEvent("on_terms_and_conditions");
    if (payment.institution === null) chooseBank(payment);
    else logIn(payment, payment.institution);
  }
} catch (error) {
  showSentence("!", "is-bad", "No se puede pagar", error.message);
}
