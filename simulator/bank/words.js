// What the simulated bank says to people. Each entry of a status: its meaning, its sign, its words.
export const statuses = {
  created: ["is-quiet", "○", "Creado"],
  in_progress: ["is-waiting", "◔", "En el banco"],
  pending: ["is-waiting", "…", "El banco no está seguro"],
  succeeded: ["is-paid", "✓", "Pagado"],
  rejected: ["is-bad", "×", "Rechazado"],
  failed: ["is-bad", "×", "Fallido"],
  expired: ["is-quiet", "–", "Vencido"],
};

export const refundStatuses = {
  created: ["is-quiet", "○", "Por ejecutar"],
  in_progress: ["is-waiting", "◔", "En camino"],
  succeeded: ["is-paid", "✓", "Devuelta"],
  failed: ["is-bad", "×", "Fallida"],
  canceled: ["is-quiet", "–", "Cancelada"],
};

export const outcomes = {
  acknowledged: "recibido",
  refused: "rechazado",
  no_answer: "sin respuesta",
  lost: "perdido",
  no_endpoint: "sin destino",
};

export const misbehaviours = {
  "La próxima creación": [
    { label: "Falla (500)", change: { creates: [{ kind: "status", status: 500 }] } },
    {
      label: "Se crea, pero sin respuesta",
      change: { creates: [{ kind: "commit_then_timeout" }] },
    },
    { label: "Demasiadas a la vez (429)", change: { creates: [{ kind: "status", status: 429 }] } },
    { label: "Responde una página HTML", change: { creates: [{ kind: "html" }] } },
  ],
  "La próxima devolución": [
    { label: "Falla (500)", change: { refunds: [{ kind: "status", status: 500 }] } },
    {
      label: "Se crea, pero sin respuesta",
      change: { refunds: [{ kind: "commit_then_timeout" }] },
    },
  ],
  "El próximo aviso": [
    { label: "Se pierde", change: { webhooks: [{ kind: "lose" }] } },
    { label: "Llega dos veces", change: { webhooks: [{ kind: "double" }] } },
    { label: "Llega 20 segundos tarde", change: { webhooks: [{ kind: "delay", ms: 20_000 }] } },
    { label: "Viene con otra firma", change: { webhooks: [{ kind: "wrong_secret" }] } },
    { label: "Los próximos dos, al revés", change: { webhooks: [{ kind: "reorder", count: 2 }] } },
  ],
};

export const queuedNames = {
  ok: "normal",
  status: "error",
  commit_then_timeout: "se crea sin respuesta",
  timeout: "sin respuesta",
  reset: "conexión cortada",
  html: "página HTML",
  delay: "tarde",
  lose: "se pierde",
  double: "dos veces",
  reorder: "al revés",
  wrong_secret: "otra firma",
  stale: "firma vieja",
  sign_once: "firma repetida",
  nulls: "campos vacíos",
};

/** How a payment ended, as its customer is told. */
export const ends = {
  succeeded: [
    "is-paid",
    "✓",
    "Pago aprobado",
    "Su parte está lista. La tienda espera el aviso del banco.",
  ],
  rejected: ["is-bad", "×", "Pago rechazado", "Usted no autorizó el pago. No se movió dinero."],
  failed: ["is-bad", "×", "El banco falló", "No se pudo hacer el pago."],
  pending: [
    "is-waiting",
    "…",
    "El banco todavía no confirma",
    "La tienda recibirá el resultado cuando el banco lo sepa.",
  ],
  expired: ["is-quiet", "–", "El pago venció", "Pida a la tienda un cobro nuevo."],
};
