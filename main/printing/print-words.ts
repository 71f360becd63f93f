import type { Currency, Locale } from "../../contract/money.ts";
import type { PaymentIntentStatus } from "../../contract/payment-intent.ts";

/** Every word on paper. The store's language for what a customer keeps, the till's for the shop's own. */
export interface PrintWords {
  readonly receipt: {
    readonly title: string;
    readonly taxId: Readonly<Record<Currency, string>>;
    readonly test: { readonly text: string; readonly detail: string };
    readonly copy: string;
    readonly paid: string;
    readonly tip: string;
    readonly date: string;
    readonly reference: string;
    readonly cashier: string;
    readonly till: string;
    readonly operation: string;
    readonly bank: string;
    readonly account: string;
    readonly intent: string;
    readonly check: string;
    readonly code: (code: string) => string;
    /** That this is no tax document, and the line that waits for that document's number. */
    readonly notTax: Readonly<Record<Currency, string>>;
    readonly taxNumber: Readonly<Record<Currency, string>>;
    readonly fileName: string;
  };
  readonly link: {
    readonly title: string;
    readonly toPay: string;
    readonly how: string;
    readonly validUntil: (time: string) => string;
    readonly notPaid: string;
  };
  readonly report: {
    readonly title: string;
    readonly day: string;
    readonly till: string;
    readonly cashier: string;
    readonly everybody: string;
    readonly received: string;
    readonly payments: (count: number) => string;
    readonly tips: string;
    readonly open: string;
    readonly attention: string;
    readonly byStatus: string;
    readonly statuses: Readonly<Record<PaymentIntentStatus, string>>;
    readonly countedAt: (time: string) => string;
    readonly signature: string;
  };
  readonly test: {
    readonly title: string;
    readonly works: string;
    readonly letters: string;
    readonly width: string;
    readonly scan: string;
    readonly printedAt: (time: string) => string;
  };
}

const esCl: PrintWords = {
  receipt: {
    title: "Comprobante de pago",
    taxId: { CLP: "RUT", MXN: "RFC" },
    test: { text: "PRUEBA", detail: "no es un pago real" },
    copy: "COPIA",
    paid: "Pagado por transferencia",
    tip: "Incluye propina",
    date: "Fecha",
    reference: "Referencia",
    cashier: "Atendió",
    till: "Caja",
    operation: "N.º de operación",
    bank: "Banco",
    account: "Cuenta",
    intent: "Id. del cobro",
    check: "Escanee para comprobar que este pago es real.",
    code: (code) => `Código ${code}`,
    notTax: {
      CLP: "No es un documento tributario (boleta o factura).",
      MXN: "No es un comprobante fiscal (CFDI).",
    },
    taxNumber: { CLP: "Boleta N.º", MXN: "Folio CFDI" },
    fileName: "comprobante",
  },
  link: {
    title: "Pagar por transferencia",
    toPay: "Monto a pagar",
    how: "Escanee el código con la cámara de su teléfono, o escriba esta dirección en su navegador:",
    validUntil: (time) => `Válido hasta el ${time}`,
    notPaid: "Este papel no es un comprobante: el pago aún no está hecho.",
  },
  report: {
    title: "Informe del turno",
    day: "Día",
    till: "Caja",
    cashier: "Quién cobró",
    everybody: "Todas las personas",
    received: "Total recibido",
    payments: (count) => (count === 1 ? "1 pago" : `${count} pagos`),
    tips: "De eso, propinas",
    open: "Aún pueden pagarse",
    attention: "Necesitan a una persona",
    byStatus: "Todas las ventas",
    statuses: {
      creating: "Sin enviar",
      created: "Esperando",
      in_progress: "En el banco",
      requires_action: "En el banco, por autorizar",
      pending: "El banco confirma",
      not_created: "No se crearon",
      expired: "Vencidas",
      rejected: "Rechazadas",
      failed: "Fallidas",
      succeeded: "Pagadas",
    },
    countedAt: (time) => `Contado por el servidor el ${time}`,
    signature: "Firma",
  },
  test: {
    title: "Página de prueba",
    works: "Si se lee esto, la impresora funciona.",
    letters: "áéíóú ÁÉÍÓÚ ñÑ üÜ ¡sí! ¿no? $ N.º",
    width: "El ancho de esta línea es el del papel:",
    scan: "Un teléfono debe leer este código.",
    printedAt: (time) => `Impresa el ${time}`,
  },
};

const esMx: PrintWords = {
  ...esCl,
  link: {
    ...esCl.link,
    how: "Escanee el código con la cámara de su celular, o escriba esta dirección en su navegador:",
  },
  report: { ...esCl.report, title: "Reporte del turno" },
  test: { ...esCl.test, scan: "Un celular debe leer este código." },
};

const en: PrintWords = {
  receipt: {
    title: "Payment receipt",
    taxId: { CLP: "Tax ID (RUT)", MXN: "Tax ID (RFC)" },
    test: { text: "TEST", detail: "not a real payment" },
    copy: "COPY",
    paid: "Paid by bank transfer",
    tip: "Tip included",
    date: "Date",
    reference: "Reference",
    cashier: "Served by",
    till: "Till",
    operation: "Bank operation no.",
    bank: "Bank",
    account: "Account",
    intent: "Payment ID",
    check: "Scan to check that this payment is real.",
    code: (code) => `Code ${code}`,
    notTax: {
      CLP: "This is not a tax document (boleta or factura).",
      MXN: "This is not a tax invoice (CFDI).",
    },
    taxNumber: { CLP: "Boleta no.", MXN: "CFDI folio" },
    fileName: "receipt",
  },
  link: {
    title: "Pay by bank transfer",
    toPay: "Amount to pay",
    how: "Scan the code with your phone's camera, or type this address into your browser:",
    validUntil: (time) => `Valid until ${time}`,
    notPaid: "This paper is not a receipt: the payment has not been made yet.",
  },
  report: {
    title: "Shift report",
    day: "Day",
    till: "Till",
    cashier: "Cashier",
    everybody: "Everybody",
    received: "Total received",
    payments: (count) => (count === 1 ? "1 payment" : `${count} payments`),
    tips: "Tips within it",
    open: "May still be paid",
    attention: "Need a person",
    byStatus: "All sales",
    statuses: {
      creating: "Not sent",
      created: "Waiting",
      in_progress: "At the bank",
      requires_action: "At the bank, to approve",
      pending: "Bank is confirming",
      not_created: "Not created",
      expired: "Expired",
      rejected: "Rejected",
      failed: "Failed",
      succeeded: "Paid",
    },
    countedAt: (time) => `Counted by the server on ${time}`,
    signature: "Signature",
  },
  test: {
    title: "Test page",
    works: "If you can read this, the printer works.",
    letters: "áéíóú ÁÉÍÓÚ ñÑ üÜ ¡sí! ¿no? $ N.º",
    width: "This line is as wide as the paper:",
    scan: "A phone should read this code.",
    printedAt: (time) => `Printed on ${time}`,
  },
};

export const printWords: Readonly<Record<Locale, PrintWords>> = {
  "es-CL": esCl,
  "es-MX": esMx,
  en,
};
