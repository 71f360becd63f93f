import type {
  BridgeAnswer,
  BridgeHandlers,
  Pairing,
  Printer,
  Sale,
  SystemPrinter,
} from "../../contract/bridge.ts";
import { failure, type Failure } from "../../contract/failures.ts";
import type { PaymentIntent } from "../../contract/payment-intent.ts";
import { fail, ok, type Result } from "../../contract/result.ts";
import type { Till } from "../till/till.ts";
import { watchPaidSales } from "./automatic-receipts.ts";
import { createClosingPrints } from "./closing-prints.ts";
import { escPos } from "./esc-pos.ts";
import { linkSlip } from "./link-slip.ts";
import { createPrintQueue } from "./print-queue.ts";
import { practiceFileName, practiceSlip } from "./practice-slip.ts";
import { printWords } from "./print-words.ts";
import { notPrinted, type Printed } from "./printed.ts";
import type { Prints } from "./prints.ts";
import { hasReceipt, receiptSlip } from "./receipt-slip.ts";
import { reportSlip } from "./report-slip.ts";
import { sendToPrinter } from "./send-to-printer.ts";
import { slipHtml } from "./slip-html.ts";
import type { Slip } from "./slip.ts";
import { testSlip } from "./test-slip.ts";

export type PrintingRoute =
  | "receipts.print"
  | "receipts.savePdf"
  | "receipts.printTest"
  | "receipts.printers"
  | "report.print"
  | "closings.print"
  | "closings.savePdf"
  | "payPage.printLink";

/** Pages drawn by the app's own engine: for the printers of this computer, and as files. */
export interface PagePrinter {
  readonly printers: () => Promise<readonly SystemPrinter[]>;
  readonly print: (html: string, deviceName: string) => Promise<Printed>;
  readonly pdf: (html: string) => Promise<Uint8Array>;
}

export interface PrintingOptions {
  /** What is printed, and where its trouble is shown. */
  readonly till: Pick<
    Till,
    "state" | "subscribe" | "findPaymentIntent" | "findStore" | "tellPrinting"
  >;
  readonly report: () => Promise<BridgeAnswer<"report.get">>;
  /** Asks the relay in a manager's name. */
  readonly askManager: BridgeHandlers["manager.ask"];
  readonly pages: PagePrinter;
  readonly prints: Prints;
  /** Asks where to; `null`: given up. */
  readonly chooseFile: (suggestedName: string) => Promise<string | null>;
  /** Writes the file whole or not at all. @throws NodeJS.ErrnoException */
  readonly writeFile: (path: string, bytes: Uint8Array) => Promise<void>;
  readonly log: (line: object) => void;
  readonly relayNow: () => number;
}

export interface Printing {
  readonly handlers: Pick<BridgeHandlers, PrintingRoute>;
  /** Begins to print receipts by itself, where that is wished; answers what ends it. */
  readonly printPaidSales: () => () => void;
}

type Paired = Extract<Pairing, { kind: "paired" }>;

/** Everything that the till puts on paper or into a PDF. */
export function createPrinting(options: PrintingOptions): Printing {
  const { till, pages, prints, relayNow } = options;
  const queue = createPrintQueue();

  const practises = () => till.state().home === "practice";
  /** Nothing leaves a practice till that does not say so. */
  const marked = (slip: Slip) => (practises() ? practiceSlip(slip) : slip);

  function paired(): Result<Paired, Failure> {
    const { pairing } = till.state();
    return pairing.kind === "paired" ? ok(pairing) : fail(failure("not_paired"));
  }

  /** Prints on the chosen printer, after what it has to print already. */
  async function print(makeSlip: () => Slip | null): Promise<Printed> {
    const { printer } = till.state().preferences;
    if (printer.kind === "none") return notPrinted("printer_not_chosen");
    return queue.add(nameOf(printer), async () => {
      const slip = makeSlip();
      if (slip === null) return ok(null);
      const printed = await send(marked(slip), printer);
      if (!printed.ok) {
        options.log({ level: "warn", event: "print_failed", ...printed.failure.failure });
      }
      return printed;
    });
  }

  function send(slip: Slip, printer: Exclude<Printer, { kind: "none" }>): Promise<Printed> {
    return printer.kind === "network"
      ? sendToPrinter(printer.host, printer.port, escPos(slip, printer.paper))
      : pages.print(slipHtml(slip), printer.name);
  }

  /** Marked before the first byte leaves: a crash costs one copy at most, and no second one looks like the first. */
  async function printReceipt(
    intent: PaymentIntent,
    onlyFirst: boolean,
  ): Promise<Result<null, Failure>> {
    const at = paired();
    if (!at.ok) return at;
    const store = await till.findStore(intent.store.id);
    if (!store.ok) return store;
    let first = false;
    const printed = await print(() => {
      first = !isCopy(intent, at.value);
      if (!first && onlyFirst) return null;
      prints.mark(intent);
      return receiptSlip(intent, store.value, !first);
    });
    if (first && !printed.ok && printed.failure.nothingPrinted) prints.unmark(intent);
    return told(printed);
  }

  /** What another till has printed is not known here: its receipt is called a copy (0046). */
  function isCopy(intent: PaymentIntent, at: Paired): boolean {
    return intent.till.id !== at.till.id || prints.has(intent);
  }

  function told(printed: Printed): Result<null, Failure> {
    return printed.ok ? printed : fail(printed.failure.failure);
  }

  /** Asks where to, and writes the slip there as a PDF. */
  async function savePdf(
    name: string,
    makeSlip: () => Slip,
  ): Promise<BridgeAnswer<"receipts.savePdf">> {
    const path = await options.chooseFile(practises() ? practiceFileName(name) : name);
    if (path === null) return ok({ saved: false });
    const pdf = await pages.pdf(slipHtml(marked(makeSlip())));
    try {
      await options.writeFile(path, pdf);
    } catch (error) {
      return fail(failure("file_unwritable", error instanceof Error ? error.message : null));
    }
    return ok({ saved: true });
  }

  async function findReceipt(id: string): Promise<Result<PaymentIntent, Failure>> {
    const found = await till.findPaymentIntent(id);
    if (!found.ok) return found;
    return hasReceipt(found.value) ? found : fail(failure("receipt_not_ready"));
  }

  async function printAutomatically({ paymentIntent }: Sale): Promise<void> {
    if (paymentIntent === null || !till.state().preferences.printReceipts) return;
    till.tellPrinting(null);
    const printed = await printReceipt(paymentIntent, true);
    if (!printed.ok) till.tellPrinting(printed.failure);
  }

  const handlers: Printing["handlers"] = {
    ...createClosingPrints({
      ask: options.askManager,
      paired,
      language: () => till.state().preferences.language,
      prints,
      print,
      savePdf,
    }),

    async "receipts.print"({ id }) {
      const found = await findReceipt(id);
      if (!found.ok) return found;
      const printed = await printReceipt(found.value, false);
      if (printed.ok) till.tellPrinting(null);
      return printed;
    },

    async "receipts.savePdf"({ id }) {
      const at = paired();
      if (!at.ok) return at;
      const found = await findReceipt(id);
      if (!found.ok) return found;
      const intent = found.value;
      const store = await till.findStore(intent.store.id);
      if (!store.ok) return store;
      // A file is no print: it counts none, and is called a copy only where there is one on paper.
      return savePdf(fileName(intent, store.value.locale), () =>
        receiptSlip(intent, store.value, isCopy(intent, at.value)),
      );
    },

    async "receipts.printTest"() {
      const at = paired();
      if (!at.ok) return at;
      const { relayUrl, store } = at.value;
      const { language } = till.state().preferences;
      const printedAt = new Date(relayNow()).toISOString();
      const printed = told(await print(() => testSlip(store, relayUrl, language, printedAt)));
      if (printed.ok) till.tellPrinting(null);
      return printed;
    },

    async "receipts.printers"() {
      return ok(await pages.printers());
    },

    async "report.print"() {
      const at = paired();
      if (!at.ok) return at;
      const report = await options.report();
      if (!report.ok) return report;
      const { mode, store } = at.value;
      const { language } = till.state().preferences;
      return told(await print(() => reportSlip(report.value, store, language, mode)));
    },

    async "payPage.printLink"({ id }) {
      const at = paired();
      if (!at.ok) return at;
      const found = await till.findPaymentIntent(id);
      if (!found.ok) return found;
      const slip = linkSlip(found.value, at.value.store);
      return slip === null ? fail(failure("pay_page_closed")) : told(await print(() => slip));
    },
  };

  return {
    handlers,
    printPaidSales: () =>
      watchPaidSales(till, (sale) => {
        printAutomatically(sale).catch((error: unknown) => {
          options.log({ level: "error", event: "automatic_receipt_threw", error });
        });
      }),
  };
}

function nameOf(printer: Exclude<Printer, { kind: "none" }>): string {
  return printer.kind === "system" ? `system ${printer.name}` : `${printer.host} ${printer.port}`;
}

/** "comprobante-2026-11-20-0199f3a0.pdf": sorted by day in a folder, and found again by the sale's id. */
function fileName({ id, createdAt }: PaymentIntent, locale: keyof typeof printWords): string {
  return `${printWords[locale].receipt.fileName}-${createdAt.slice(0, 10)}-${id.slice(-8)}.pdf`;
}
