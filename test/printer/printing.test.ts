import { randomUUID } from "node:crypto";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";

import type { Preferences, Sale, TillState } from "../../contract/bridge.ts";
import { unprovisioned } from "../../contract/provisioning.ts";
import { failure, type Failure } from "../../contract/failures.ts";
import type { PaymentIntent } from "../../contract/payment-intent.ts";
import { fail, ok } from "../../contract/result.ts";
import type { TillReport } from "../../contract/till-report.ts";
import {
  createPrinting,
  type Printing,
  type PrintingOptions,
} from "../../main/printing/printing.ts";
import { openPrints } from "../../main/printing/prints.ts";
import { writeWhole } from "../../main/printing/write-whole.ts";
import { firstSettings } from "../../main/till/settings-schema.ts";
import { closedDay } from "./closed-day.ts";
import { paidIntent, storeWith } from "./paid-sale.ts";
import type { Paper } from "./read-paper.ts";
import { paperStatus, startTestPrinter, type TestPrinter } from "./test-printer.ts";

/** A till that shows what a test says; the printer, the files and the printing are the real ones. */
function createBench(printer: TestPrinter, folder: string) {
  const document: { value: unknown } = { value: null };
  const listeners = new Set<(state: TillState) => void>();
  const troubles: (Failure | null)[] = [];
  let chosen: string | null = join(folder, "recibo.pdf");
  let preferences: Preferences = {
    ...firstSettings.preferences,
    printer: { kind: "network", host: "127.0.0.1", port: printer.port, paper: "58mm" },
  };
  let sales: readonly Sale[] = [];
  const state = (): TillState => ({
    version: 1,
    home: "shared",
    pairing: {
      kind: "paired",
      relayUrl: "https://cobro.cafe.cl",
      till: { id: "till-1", name: "Caja 1" },
      store: storeWith(),
      mode: "live",
    },
    connection: { kind: "online", since: "2026-11-20T17:00:00.000Z" },
    clockOffsetMs: 0,
    sales: [...sales],
    preferences,
    signIn: { kind: "nobody" },
    manager: null,
    closedBooks: null,
    hasBooks: true,
    incompatible: null,
    problem: null,
    displays: [],
    offeredLink: null,
    payPageOf: null,
    appVersion: "",
    provisioning: unprovisioned,
    notice: null,
    endedBefore: [],
    kiosk: null,
  });
  const elsewhere = new Map<string, PaymentIntent>();
  const open = (more: Partial<PrintingOptions> = {}): Printing =>
    createPrinting({
      till: {
        state,
        subscribe(listener) {
          listeners.add(listener);
          return () => listeners.delete(listener);
        },
        findPaymentIntent: (id) => {
          const here = sales.find((sale) => sale.id === id)?.paymentIntent ?? elsewhere.get(id);
          return Promise.resolve(
            here === undefined ? fail(failure("payment_intent_not_found")) : ok(here),
          );
        },
        findStore: (id) => Promise.resolve(ok(storeWith({ id, name: `Café ${id}` }))),
        tellPrinting: (trouble) => troubles.push(trouble),
      },
      report: () => Promise.resolve(ok(report)),
      askManager: () => Promise.resolve(fail(failure("manager_locked"))),
      pages: {
        printers: () => Promise.resolve([]),
        print: () => Promise.resolve(ok(null)),
        pdf: (html) => Promise.resolve(Buffer.from(html)),
      },
      prints: openPrints(
        () => ({
          read: () => document.value,
          write: (value) => {
            document.value = structuredClone(value);
          },
          setAside: () => "",
        }),
        Date.now,
      ),
      chooseFile: () => Promise.resolve(chosen),
      writeFile: writeWhole,
      log: () => undefined,
      relayNow: Date.now,
      ...more,
    });
  return {
    open,
    troubles,
    elsewhere,
    prefer: (changes: Partial<Preferences>) => {
      preferences = { ...preferences, ...changes };
    },
    choose: (path: string | null) => {
      chosen = path;
    },
    /** Pushes the sales as the till does whenever any of them changes. */
    show: (...next: readonly Sale[]) => {
      sales = next;
      for (const listener of listeners) listener(state());
    },
  };
}

const report: TillReport = {
  day: "2026-11-20",
  from: "2026-11-20T03:00:00.000Z",
  to: "2026-11-21T03:00:00.000Z",
  currency: "CLP",
  till: { id: "till-1", name: "Caja 1" },
  cashier: null,
  received: { count: 2, sum: 25_980, tips: 0 },
  byStatus: [{ status: "succeeded", count: 2, sum: 25_980 }],
  open: { count: 1, sum: 34_500 },
  attention: { count: 0, sum: 0 },
  countedAt: "2026-11-20T23:00:00.000Z",
};

function saleOf(changes: Partial<PaymentIntent>): Sale {
  const intent = paidIntent(changes);
  return {
    id: intent.id,
    amount: intent.amount,
    currency: intent.currency,
    tip: intent.tip,
    reference: intent.reference,
    customerEmail: null,
    startedAt: intent.createdAt,
    paymentIntent: intent,
    refused: null,
    trouble: null,
    cancelling: false,
    left: false,
    unseen: false,
  };
}

const textOf = (page: Paper | undefined) => page?.lines.map(({ text }) => text).join("\n") ?? "";
const isCopy = (page: Paper) => textOf(page).includes("COPIA");

let printer: TestPrinter;
let folder = "";
let bench: ReturnType<typeof createBench>;
beforeEach(async () => {
  printer = await startTestPrinter();
  folder = mkdtempSync(join(tmpdir(), "cobro-printing-"));
  bench = createBench(printer, folder);
});
afterEach(async () => {
  await printer.close();
  rmSync(folder, { recursive: true });
});

describe("a receipt that is asked for", () => {
  test("is an original once, and a copy from then on, also after a restart", async () => {
    const sale = saleOf({});
    bench.show(sale);
    const print = (printing: Printing) => printing.handlers["receipts.print"]({ id: sale.id });
    const first = bench.open();
    expect(await print(first)).toEqual(ok(null));
    expect(await print(first)).toEqual(ok(null));
    expect(await print(bench.open())).toEqual(ok(null));
    expect((await printer.printed(3)).map(isCopy)).toEqual([false, true, true]);
  });

  test("asked for twice at once there is one original still", async () => {
    const sale = saleOf({});
    bench.show(sale);
    const { handlers } = bench.open();
    await Promise.all([
      handlers["receipts.print"]({ id: sale.id }),
      handlers["receipts.print"]({ id: sale.id }),
    ]);
    expect((await printer.printed(2)).map(isCopy)).toEqual([false, true]);
  });

  test("stays an original while the printer could not be reached, and is a copy once paper may have come", async () => {
    const sale = saleOf({});
    bench.show(sale);
    const { handlers } = bench.open();
    const { printer: chosen } = { printer: { kind: "network", host: "127.0.0.1" } as const };
    bench.prefer({ printer: { ...chosen, port: 1, paper: "58mm" } });
    expect(await handlers["receipts.print"]({ id: sale.id })).toMatchObject({
      failure: { code: "printer_unreachable" },
    });
    bench.prefer({ printer: { ...chosen, port: printer.port, paper: "58mm" } });
    printer.behave({ fault: "drop", paperStatus: null });
    expect(await handlers["receipts.print"]({ id: sale.id })).toMatchObject({
      failure: { code: "printer_failed" },
    });
    printer.behave({ fault: "none", paperStatus: paperStatus.present });
    expect(await handlers["receipts.print"]({ id: sale.id })).toEqual(ok(null));
    expect((await printer.printed(1)).map(isCopy)).toEqual([true]);
  });

  test("is there for an earlier sale that only the relay knows", async () => {
    const id = randomUUID();
    bench.elsewhere.set(id, paidIntent({ id, reference: "Ayer" }));
    expect(await bench.open().handlers["receipts.print"]({ id })).toEqual(ok(null));
    expect(textOf((await printer.printed(1))[0])).toContain("Ayer");
  });

  test("of another till's sale is always a copy: what that till has printed is not known here", async () => {
    const id = randomUUID();
    bench.elsewhere.set(id, paidIntent({ id, till: { id: "till-2", name: "Caja 2" } }));
    const { handlers } = bench.open();
    expect(await handlers["receipts.savePdf"]({ id })).toEqual(ok({ saved: true }));
    expect(readFileSync(join(folder, "recibo.pdf"), "utf8")).toContain("COPIA");
    expect(await handlers["receipts.print"]({ id })).toEqual(ok(null));
    const [page] = await printer.printed(1);
    expect(page === undefined ? null : isCopy(page)).toBe(true);
    expect(textOf(page)).toContain("Caja 2");
  });

  test("of another store of the manager's bears that store's name", async () => {
    const id = randomUUID();
    bench.elsewhere.set(id, paidIntent({ id, store: { id: "store-2", name: "Café store-2" } }));
    expect(await bench.open().handlers["receipts.print"]({ id })).toEqual(ok(null));
    expect(textOf((await printer.printed(1))[0])).toContain("Café store-2");
  });

  test.each([
    ["an open sale", { status: "created" }],
    ["a failed one", { status: "failed" }],
    ["one that the bank contradicts", { attention: "contradiction" }],
  ] as const)("is not there for %s", async (_what, changes) => {
    const sale = saleOf(changes);
    bench.show(sale);
    const { handlers } = bench.open();
    const refusal = { ok: false, failure: { code: "receipt_not_ready", detail: null } };
    expect(await handlers["receipts.print"]({ id: sale.id })).toEqual(refusal);
    expect(await handlers["receipts.savePdf"]({ id: sale.id })).toEqual(refusal);
    expect(printer.jobs()).toHaveLength(0);
  });

  test("without a printer the till says that one has to be chosen", async () => {
    bench.show(saleOf({}));
    bench.prefer({ printer: { kind: "none" } });
    const { handlers } = bench.open();
    const answer = { failure: { code: "printer_not_chosen" } };
    expect(await handlers["receipts.print"]({ id: saleOf({}).id })).toMatchObject(answer);
    expect(await handlers["receipts.printTest"]({})).toMatchObject(answer);
    expect(await handlers["report.print"]({})).toMatchObject(answer);
  });
});

describe("a receipt that prints by itself", () => {
  const waiting = saleOf({ status: "created" });
  const paid = saleOf({});

  test("comes once, however often the feed repeats it and the till restarts", async () => {
    bench.prefer({ printReceipts: true });
    bench.show(waiting);
    const stop = bench.open().printPaidSales();
    bench.show(paid);
    bench.show(paid);
    bench.show(saleOf({ updatedAt: "2026-11-20T18:00:00.000Z" }));
    await printer.printed(1);
    stop();
    bench.open().printPaidSales();
    bench.show(paid);
    const other = saleOf({ id: randomUUID(), status: "created" });
    bench.show(paid, other);
    bench.show(paid, saleOf({ id: other.id, reference: "Mesa 5" }));
    const pages = await printer.printed(2);
    expect(textOf(pages[1])).toContain("Mesa 5");
    expect(printer.jobs()).toHaveLength(2);
  });

  test("does not come for what was paid before, came paid from elsewhere, or needs a person", async () => {
    bench.prefer({ printReceipts: true });
    bench.show(paid);
    bench.open().printPaidSales();
    const late = saleOf({ id: randomUUID(), status: "created" });
    bench.show(paid, late);
    bench.show(paid, saleOf({ id: late.id, attention: "paid_after_cancel" }));
    bench.show(paid, saleOf({ id: randomUUID() }));
    const news = saleOf({ id: randomUUID(), status: "created" });
    bench.show(paid, news);
    bench.show(paid, saleOf({ id: news.id, reference: "Esta" }));
    expect(textOf((await printer.printed(1))[0])).toContain("Esta");
    expect(printer.jobs()).toHaveLength(1);
  });

  test("does not come where the cashier's own print was first", async () => {
    bench.prefer({ printReceipts: true });
    bench.show({ ...paid, paymentIntent: null });
    bench.elsewhere.set(paid.id, paidIntent());
    const printing = bench.open();
    printing.printPaidSales();
    expect(await printing.handlers["receipts.print"]({ id: paid.id })).toEqual(ok(null));
    bench.show(paid);
    expect(await printing.handlers["receipts.printTest"]({})).toEqual(ok(null));
    expect((await printer.printed(2)).map((page) => textOf(page).includes("$12.990"))).toEqual([
      true,
      false,
    ]);
  });

  test("says what kept it, and takes that back with the next one that comes out", async () => {
    bench.prefer({ printReceipts: true });
    printer.behave({ paperStatus: paperStatus.out });
    bench.show(waiting);
    const printing = bench.open();
    printing.printPaidSales();
    bench.show(paid);
    await vi.waitFor(() => {
      expect(bench.troubles.at(-1)).toMatchObject({ code: "printer_failed" });
    });
    printer.behave({ paperStatus: paperStatus.present });
    expect(await printing.handlers["receipts.print"]({ id: paid.id })).toEqual(ok(null));
    expect(bench.troubles.at(-1)).toBeNull();
    // Nothing had come out before: this one is the original.
    expect((await printer.printed(1)).map(isCopy)).toEqual([false]);
  });

  test("does not come unless it is wished", async () => {
    bench.show(waiting);
    const printing = bench.open();
    printing.printPaidSales();
    bench.show(paid);
    await printing.handlers["receipts.printTest"]({});
    await printer.printed(1);
    expect(printer.jobs()).toHaveLength(1);
    expect(textOf(printer.pages()[0])).toContain("Página de prueba");
  });
});

describe("a receipt as a PDF", () => {
  test("is written whole under the chosen name", async () => {
    bench.show(saleOf({}));
    const answer = await bench.open().handlers["receipts.savePdf"]({ id: saleOf({}).id });
    expect(answer).toEqual(ok({ saved: true }));
    expect(readFileSync(join(folder, "recibo.pdf"), "utf8")).toContain("$12.990");
    expect(readdirSync(folder)).toEqual(["recibo.pdf"]);
  });

  test("given up writes nothing", async () => {
    bench.show(saleOf({}));
    bench.choose(null);
    const answer = await bench.open().handlers["receipts.savePdf"]({ id: saleOf({}).id });
    expect(answer).toEqual(ok({ saved: false }));
    expect(readdirSync(folder)).toEqual([]);
  });

  test("where nothing can be written says so, and leaves nothing behind", async () => {
    bench.show(saleOf({}));
    bench.choose(join(folder, "missing", "recibo.pdf"));
    const answer = await bench.open().handlers["receipts.savePdf"]({ id: saleOf({}).id });
    expect(answer).toMatchObject({ failure: { code: "file_unwritable" } });
    expect(readdirSync(folder)).toEqual([]);
  });
});

test("the report of the shift stands on paper in the till's language", async () => {
  bench.prefer({ language: "en" });
  expect(await bench.open().handlers["report.print"]({})).toEqual(ok(null));
  const text = textOf((await printer.printed(1))[0]);
  for (const words of ["Shift report", "Friday, November 20, 2026", "Everybody", "CLP 25,980"]) {
    expect(text).toContain(words);
  }
});

describe("a closing of the day", () => {
  const answering = (changes: Parameters<typeof closedDay>[0] = {}) =>
    bench.open({ askManager: () => Promise.resolve(ok({ closing: closedDay(changes) })) });

  test("stands on paper whole, and from the second time on as a copy", async () => {
    const { handlers } = answering();
    printer.behave({ paperStatus: paperStatus.out });
    expect(await handlers["closings.print"]({ number: 18, store: undefined })).toMatchObject({
      ok: false,
    });
    printer.behave({ paperStatus: paperStatus.present });
    expect(await handlers["closings.print"]({ number: 18, store: undefined })).toEqual(ok(null));
    expect(await handlers["closings.print"]({ number: 18, store: undefined })).toEqual(ok(null));
    const [first, second] = (await printer.printed(2)).map(textOf);
    expect(first).not.toContain("COPIA");
    expect(second).toContain("COPIA");
    const flat = first?.replaceAll(/\s+/gu, " ");
    for (const words of [
      "Cierre Z 18",
      "viernes, 20 de noviembre de 2026",
      "Begoña Muñoz",
      "$1.291.190",
      "Recibido por caja",
      "Sin persona",
      "Pagos que llegaron después de su cierre: 1",
      "del Z 17",
      "$-12.990",
      "el banco se contradice",
      "Devoluciones: 1",
      "Siguen abiertas: 201",
      "y 200 más",
      "resuelta por Luz: Se entregó",
      "Sello 0123456789abcdef",
    ]) {
      expect(flat).toContain(words);
    }
  });

  test("is a copy at every till but the one that closed it, and says what is a test", async () => {
    const till = { id: "till-2", name: "Caja 2" };
    const { handlers } = answering({ till, mode: "test" });
    expect(await handlers["closings.print"]({ number: 18, store: "s" })).toEqual(ok(null));
    const text = textOf((await printer.printed(1))[0]);
    expect(text).toContain("COPIA");
    expect(text).toContain("PRUEBA");
  });

  test("is asked of the relay in the manager's name, or not printed", async () => {
    const { handlers } = bench.open();
    const wish = { number: 18, store: undefined };
    const refused = { ok: false, failure: { code: "manager_locked" } };
    expect(await handlers["closings.print"](wish)).toMatchObject(refused);
    expect(await handlers["closings.savePdf"](wish)).toMatchObject(refused);
    expect(printer.jobs()).toHaveLength(0);
  });

  test("is saved as a file named by its number and day", async () => {
    let asked = "";
    const { handlers } = bench.open({
      askManager: () => Promise.resolve(ok({ closing: closedDay() })),
      chooseFile: (name) => {
        asked = name;
        return Promise.resolve(join(folder, name));
      },
    });
    const wish = { number: 18, store: undefined };
    expect(await handlers["closings.savePdf"](wish)).toEqual(ok({ saved: true }));
    expect(asked).toBe("cierre-z18-2026-11-20.pdf");
    expect(readFileSync(join(folder, asked), "utf8")).toContain("Cierre Z 18");
  });
});

test("a report that the relay does not give is not printed", async () => {
  const none = () => Promise.resolve(fail(failure("relay_unreachable")));
  const { handlers } = bench.open({ report: none });
  expect(await handlers["report.print"]({})).toMatchObject({
    failure: { code: "relay_unreachable" },
  });
  expect(printer.jobs()).toHaveLength(0);
});
