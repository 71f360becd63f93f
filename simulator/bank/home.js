// The bank's own page: every payment intent, what the bank may say of it, and how Fintoc may misbehave.
import { ask, element } from "./elements.js";
import { misbehaviours, outcomes, queuedNames, refundStatuses, statuses } from "./words.js";

const pollMs = 1_200;
const at = (id) => document.querySelector(`#${id}`);
const time = new Intl.DateTimeFormat("es-CL", { timeStyle: "medium", hour12: false });
const dateAndTime = new Intl.DateTimeFormat("es-CL", {
  dateStyle: "long",
  timeStyle: "medium",
  hour12: false,
});

/** Counts what this page changes: an overview that was asked for before a change is out of date. */
let changes = 0;

async function control(path, body) {
  try {
    changes += 1;
    await ask(`/_simulator/${path}`, body);
    changes += 1;
    await refresh();
  } catch (error) {
    tellConnection(error.message);
  }
}

function tellConnection(text) {
  if (at("connection").textContent !== text) at("connection").textContent = text;
}

function intentCard(row) {
  const [kind, mark, label] = statuses[row.status];
  const details = [
    time.format(row.createdAt),
    row.currency,
    row.bank,
    row.errorReason,
    row.id,
  ].filter(Boolean);
  const act = (action) => () => control(`intents/${row.id}/act`, { action });
  const actions = [];
  if (row.payAddress !== null) {
    actions.push(
      element(
        "a",
        { class: "button", href: row.payAddress, target: "_blank", rel: "noopener" },
        "Abrir el banco",
      ),
    );
  }
  if (row.status === "pending") {
    actions.push(
      element("button", { type: "button", onclick: act("confirm") }, "El banco confirma"),
      element("button", { type: "button", onclick: act("deny") }, "El banco no pudo confirmar"),
    );
  }
  return element(
    "article",
    { class: "card intent", "aria-label": `Cobro de ${row.amountText}` },
    element(
      "div",
      { class: "what" },
      element("p", { class: "amount" }, row.amountText),
      element("p", { class: "details" }, details.join(" · ")),
    ),
    element(
      "span",
      { class: `badge ${kind}` },
      element("span", { "aria-hidden": "true" }, mark),
      label,
    ),
    ...(actions.length === 0 ? [] : [element("div", { class: "actions" }, ...actions)]),
  );
}

function refundCard(row) {
  const [kind, mark, label] = refundStatuses[row.status];
  const isOpen = row.status === "created" || row.status === "in_progress";
  const details = [
    isOpen ? `se ejecuta el ${dateAndTime.format(row.executesAt)}` : time.format(row.createdAt),
    row.failureCode,
    row.resourceId,
    row.id,
  ].filter(Boolean);
  const act = (change) => () => control(`refunds/${row.id}/act`, change);
  const button = (text, change) =>
    element("button", { type: "button", onclick: act(change) }, text);
  const actions = isOpen
    ? [
        ...(row.status === "created" ? [button("Empezar a pagarla", { action: "start" })] : []),
        button("Ejecutar ahora", { action: "succeed" }),
        button("Falla", { action: "fail" }),
      ]
    : [];
  return element(
    "article",
    { class: "card intent", "aria-label": `Devolución de ${row.amountText}` },
    element(
      "div",
      { class: "what" },
      element("p", { class: "amount" }, row.amountText),
      element("p", { class: "details" }, details.join(" · ")),
    ),
    element(
      "span",
      { class: `badge ${kind}` },
      element("span", { "aria-hidden": "true" }, mark),
      label,
    ),
    ...(actions.length === 0 ? [] : [element("div", { class: "actions" }, ...actions)]),
  );
}

/** Only what has changed is built anew, so that a button under somebody's finger stays. */
const cards = new Map();
function showCards(list, rows, cardOf) {
  const wanted = rows.map((row) => {
    const text = JSON.stringify(row);
    const known = cards.get(row.id);
    if (known?.text === text) return known.card;
    const card = cardOf(row);
    known?.card.replaceWith(card);
    cards.set(row.id, { text, card });
    return card;
  });
  wanted.forEach((card, index) => {
    if (list.children[index] !== card) list.insertBefore(card, list.children[index] ?? null);
  });
  while (list.children.length > wanted.length) list.lastElementChild.remove();
}

let shownNotices = "";
function showNotices(deliveries) {
  const text = JSON.stringify(deliveries);
  if (text === shownNotices) return;
  shownNotices = text;
  at("no-notices").hidden = deliveries.length > 0;
  at("notices").replaceChildren(
    ...deliveries.map((delivery) => {
      const attempt = delivery.attempt > 1 ? ` (intento ${delivery.attempt})` : "";
      const code = delivery.statusCode === null ? "" : ` ${delivery.statusCode}`;
      return element(
        "li",
        {},
        element(
          "span",
          {},
          `${time.format(delivery.at)} ${delivery.type.replace(/^(?!refund)[^.]*\./u, "")}${attempt}`,
        ),
        element("span", {}, `${outcomes[delivery.outcome]}${code}`),
      );
    }),
  );
}

function showState(state) {
  at("withhold").checked = state.withholdWebhooks;
  at("expire").checked = state.afterToken === "expire";
  at("hold-refunds").checked = state.holdRefunds;
  at("without-funds").checked = state.withoutFunds;
  at("clock").textContent = dateAndTime.format(state.now);
  const names = (title, faults) =>
    faults.length === 0
      ? []
      : [
          `${title}: ${faults
            .map((fault) => `${queuedNames[fault.kind]}${fault.status ? ` ${fault.status}` : ""}`)
            .join(", ")}`,
        ];
  const lines = [
    ...names("Creaciones", state.creates),
    ...names("Consultas", state.reads),
    ...names("Devoluciones", state.refunds),
    ...names("Avisos", state.webhooks),
    ...(state.heldWebhooks > 0 ? [`Avisos retenidos: ${state.heldWebhooks}`] : []),
  ];
  at("queue").hidden = lines.length === 0;
  const text = lines.join(" · ");
  if (at("queue").textContent !== text) at("queue").textContent = text;
}

async function refresh() {
  const begun = changes;
  const { state, rows, refunds, deliveries } = await ask("/_simulator/overview");
  if (begun !== changes) return;
  at("empty").hidden = rows.length > 0;
  showCards(at("intents"), rows, intentCard);
  at("refunds-part").hidden = refunds.length === 0;
  showCards(at("refunds"), refunds, refundCard);
  showNotices(deliveries);
  showState(state);
  tellConnection("Al día");
}

async function poll() {
  try {
    await refresh();
  } catch {
    tellConnection("Sin conexión con el simulador; se reintenta");
  }
  setTimeout(() => void poll(), pollMs);
}

for (const [title, choices] of Object.entries(misbehaviours)) {
  at("misbehaviours").append(
    element("h3", {}, title),
    ...choices.map(({ label, change }) =>
      element(
        "button",
        {
          type: "button",
          "aria-label": `${title}: ${label}`,
          onclick: () => control("behave", change),
        },
        label,
      ),
    ),
  );
}
const moves = [
  { label: "Adelantar 1 minuto", ms: 60_000 },
  { label: "Adelantar 10 minutos", ms: 600_000 },
  { label: "Adelantar 1 día", ms: 86_400_000 },
  { label: "Adelantar 10 días", ms: 864_000_000 },
];
for (const { label, ms } of moves) {
  const move = () => control("advance", { ms });
  at("clock-moves").append(element("button", { type: "button", onclick: move }, label));
}
at("withhold").addEventListener("change", (event) => {
  void control("behave", { withholdWebhooks: event.target.checked });
});
at("expire").addEventListener("change", (event) => {
  void control("behave", { afterToken: event.target.checked ? "expire" : "leave_created" });
});
at("hold-refunds").addEventListener("change", (event) => {
  void control("behave", { holdRefunds: event.target.checked });
});
at("without-funds").addEventListener("change", (event) => {
  void control("behave", { withoutFunds: event.target.checked });
});
at("normal").addEventListener("click", () => void control("behave", { reset: true }));
for (const id of ["withhold", "expire", "hold-refunds", "without-funds", "normal"])
  at(id).disabled = false;

await poll();
