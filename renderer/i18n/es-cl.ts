import { embeddedEsCl } from "../embedded/embedded-words.ts";
import { statementWordsEsCl } from "../statement/statement-words.ts";
import { problemEsCl } from "../problem/problem-words.ts";
import { chargeEsCl } from "../cashier/charge-words.ts";
import { failuresEsCl } from "./es-cl-failures.ts";
import { reasonsEsCl } from "./es-cl-reasons.ts";
import { tillBookEsCl } from "../till-book/till-book-words.ts";
import { receiptWordsEsCl } from "../receipts/receipt-words.ts";
import type { Messages } from "./messages.ts";
import { provisioningEsCl } from "../provisioning/provisioning-words.ts";
import { settingsEsCl } from "../settings/settings-words.ts";
import { updatesWordsEsCl } from "../updates/updates-words.ts";
import { soundEsCl } from "../sound/sound-words.ts";
import { dayListEsCl } from "../day-list/day-list-words.ts";
import { storesWordsEsCl } from "../stores/stores-words.ts";
import { refundWordsEsCl } from "../refund/refund-words.ts";
import { exportEsCl } from "../export/export-words.ts";
import { intentWordsEsCl } from "../intent/intent-words.ts";
import { dayWordsEsCl } from "../day/day-words.ts";
import { closingWordsEsCl } from "../closings/closing-words.ts";
import { managerWordsEsCl } from "../manager/manager-words.ts";
import { firstStartEsCl } from "../setup/first-start-words.ts";
import { diagnosisWordsEsCl } from "../diagnosis/diagnosis-words.ts";
import { kioskWordsEsCl } from "../kiosk/kiosk-words.ts";
import { doorWordsEsCl } from "../door/door-words.ts";
import { peopleWordsEsCl } from "../people/people-words.ts";
import { alertsWordsEsCl } from "../alerts/alerts-words.ts";
import { storeSettingsWordsEsCl } from "../store-settings/store-settings-words.ts";
import { staffWordsEsCl } from "../staff/staff-words.ts";

export const esCl: Messages = {
  start: { waiting: "Abriendo la caja…", again: "Intentar de nuevo" },
  setup: {
    title: "Vincular esta caja",
    relayUrl: "Dirección del servidor",
    code: "Código de vinculación",
    codeHint: "8, 16 o 24 letras y números; da igual mayúscula o minúscula.",
    submit: "Vincular",
    submitting: "Vinculando…",
  },
  firstStart: firstStartEsCl,
  settings: settingsEsCl,
  provisioning: provisioningEsCl,
  updates: updatesWordsEsCl,
  connection: {
    online: "En línea",
    connecting: "Conectando…",
    offline: "Sin conexión",
    since: (time) => `desde ${time}`,
    cannotCharge: (time) =>
      `Sin conexión con el servidor desde ${time}. Se podrá cobrar en cuanto vuelva.`,
    cannotChargeYet: "Conectando con el servidor. Se podrá cobrar enseguida.",
    waitingOffline: (time) =>
      `Sin conexión con el servidor desde ${time}. El pago puede llegar igual; aquí se verá al volver. No entregar antes.`,
  },
  charge: chargeEsCl,
  testMode: "Modo de prueba",
  dismiss: "Cerrar aviso",
  entry: {
    title: "Nueva venta",
    hint: "Monto a cobrar",
    reference: "Referencia (opcional)",
    customerEmail: "Correo (necesario para reembolsar)",
    keypad: "Teclado",
    clear: "Borrar",
    charge: "Cobrar",
    charging: "Cobrando…",
    aboveLimit: (limit) => `El máximo por venta es ${limit}.`,
    aboveStoreLimit: (limit) => `El máximo de esta tienda es ${limit} por venta.`,
  },
  sale: {
    steps: {
      ready: "QR listo",
      atBank: "El cliente está en su banco",
      confirming: "El banco confirma",
      paid: "Pagado",
    },
    qrLabel: (amount) => `Código QR para pagar ${amount}`,
    qrSoon: "El QR aparecerá aquí",
    timeToPay: "Tiempo para pagar",
    timeLeft: (figures) => `Quedan ${figures}`,
    creating: {
      title: "Creando el cobro…",
      body: "El servidor prepara la página de pago. Suele tardar un par de segundos.",
    },
    waiting: {
      title: "QR listo",
      body: "El cliente lo escanea con la cámara de su teléfono.",
    },
    atBank: {
      title: "El cliente está en su banco",
      body: "Falta que autorice el pago.",
    },
    confirming: {
      title: "El banco confirma",
      body: "El banco aún no confirma y puede tardar: minutos, a veces más. Se puede dejar en espera y seguir con la próxima venta.",
    },
    lapsed: {
      title: "El QR venció",
      body: "Ya no se puede empezar a pagar. Se confirma con el banco que nadie alcanzó a hacerlo.",
    },
    cancelling: {
      title: "Cancelando…",
      body: "Se espera la respuesta del servidor. Hasta entonces el cliente todavía podría pagar.",
    },
    cancelled: {
      title: "Venta cancelada",
      over: "La página de pago se cerró. Nadie puede pagarla.",
      mayArrive:
        "La página de pago se cerró. Si el cliente ya había autorizado, el dinero aún puede llegar: en ese caso la caja avisará con «Pagada después de cancelar».",
    },
    paid: "Pagado",
    paidTelling: "El banco confirmó el pago.",
    rejected: {
      title: "Pago rechazado",
      body: "El cliente no autorizó el pago en su banco, o falló su clave. No llegó dinero; se puede cobrar de nuevo.",
    },
    failed: "No se pudo pagar",
    expired: {
      title: "Venció sin pago",
      body: "El cliente no alcanzó a pagar. No llegó dinero; se puede cobrar de nuevo.",
    },
    notCreated: {
      title: "No se pudo crear el cobro",
      body: "Fintoc no aceptó el cobro o no respondió. Nadie puede pagarlo; se puede intentar de nuevo.",
    },
    refused: "El cobro no se hizo",
    trouble: (failure) => `${failure} Se sigue intentando.`,
    operation: (bankReference) => `operación ${bankReference}`,
    confirmedAt: (time) => `Confirmado por el banco a las ${time}`,
    confirmedOn: (day, time) => `Confirmado por el banco el ${day} a las ${time}`,
    detail: (code) => `Detalle técnico: ${code}`,
    settled: (by, note) => `Resuelta por ${by}: ${note}`,
  },
  attention: {
    amount_mismatch: {
      title: "El monto no coincide",
      body: "El banco informó otro monto para esta venta. No entregar todavía; avisar a la persona encargada.",
    },
    paid_after_cancel: {
      title: "Pagada después de cancelar",
      body: "El dinero llegó cuando la venta ya estaba cancelada. Avisar a la persona encargada antes de entregar o de cobrar de nuevo.",
    },
    paid_after_final: {
      title: "Pagada después de cerrarse",
      body: "La venta ya se había dado por no pagada y el dinero llegó después. Avisar a la persona encargada antes de entregar o de cobrar de nuevo.",
    },
    contradiction: {
      title: "El banco se contradice",
      body: "El pago se informó como hecho, pero al consultarlo no aparece. Avisar a la persona encargada antes de entregar.",
    },
    unresolved: {
      title: "El banco no dio respuesta final",
      body: "El dinero pudo haberse movido. Avisar a la persona encargada: hay que revisar la cartola del banco.",
    },
    refund_failed: {
      title: "Falló la devolución",
      body: "La venta está pagada, pero el cliente no recibió el dinero que se le iba a devolver. Avisar a la persona encargada.",
    },
  },
  needsPerson: (count) =>
    count === 1 ? "1 venta necesita a una persona" : `${count} ventas necesitan a una persona`,
  actions: {
    checkNow: "Consultar ahora",
    checking: "Consultando…",
    checkedAt: (time) => `Consultado a las ${time}.`,
    leave: "Dejar en espera",
    cancel: "Cancelar",
    cancelQuestion: "¿Cancelar esta venta?",
    cancelTruth:
      "La página de pago se cierra. Si el cliente ya autorizó, el dinero aún puede llegar.",
    cancelYes: "Sí, cancelar",
    cancelNo: "Seguir esperando",
    next: "Próxima venta",
    again: "Cobrar de nuevo",
    againQuestion: "¿Cobrar otra vez lo mismo?",
    againYes: "Sí, cobrar de nuevo",
    againNo: "Volver",
  },
  sales: {
    title: "Ventas",
    open: "Abiertas",
    last: "Últimas",
    none: "Las últimas ventas aparecerán aquí",
    see: "Ver",
    now: "ahora",
    minutes: (count) => `${count} min`,
    hours: (count) => `${count} h`,
    days: (count) => (count === 1 ? "1 día" : `${count} días`),
    close: "Cerrar",
    openWord: (openCount) => (openCount === 1 ? "abierta" : "abiertas"),
    words: {
      creating: "creando el cobro",
      waiting: "espera al cliente",
      atBank: "el cliente está en su banco",
      confirming: "el banco confirma",
      lapsed: "el QR venció",
      cancelling: "cancelando",
      cancelled: "cancelada",
      cancelledMayArrive: "cancelada, aún puede pagarse",
      paid: "pagada",
      rejected: "rechazada",
      failed: "no se pudo pagar",
      expired: "venció sin pago",
      notCreated: "no se pudo crear",
      refused: "no se hizo",
    },
  },
  tillBook: tillBookEsCl,
  receipts: receiptWordsEsCl,
  sound: soundEsCl,
  staff: staffWordsEsCl,
  export: exportEsCl,
  manager: managerWordsEsCl,
  dayList: dayListEsCl,
  closings: closingWordsEsCl,
  stores: storesWordsEsCl,
  intent: intentWordsEsCl,
  refund: refundWordsEsCl,
  managerDay: dayWordsEsCl,
  people: peopleWordsEsCl,
  diagnosis: diagnosisWordsEsCl,
  kiosk: kioskWordsEsCl,
  door: doorWordsEsCl,
  statement: statementWordsEsCl,
  embedded: embeddedEsCl,
  storeSettings: storeSettingsWordsEsCl,
  alerts: alertsWordsEsCl,
  reasons: reasonsEsCl,
  problem: problemEsCl,
  failures: failuresEsCl,
};
