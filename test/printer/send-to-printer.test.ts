import { createServer } from "node:net";
import { afterEach, beforeEach, describe, expect, test } from "vitest";

import { escPos } from "../../main/printing/esc-pos.ts";
import { createPrintQueue } from "../../main/printing/print-queue.ts";
import { receiptSlip } from "../../main/printing/receipt-slip.ts";
import { sendToPrinter } from "../../main/printing/send-to-printer.ts";
import { paidIntent, storeWith } from "./paid-sale.ts";
import { paperStatus, startTestPrinter, type TestPrinter } from "./test-printer.ts";

let printer: TestPrinter;
beforeEach(async () => {
  printer = await startTestPrinter();
});
afterEach(() => printer.close());

const page = escPos(receiptSlip(paidIntent(), storeWith(), false), "80mm");
const short = { connectMs: 500, statusMs: 50, jobMs: 800 };

describe("a network printer", () => {
  test("prints what it was sent, whole", async () => {
    expect(await sendToPrinter("127.0.0.1", printer.port, page)).toMatchObject({ ok: true });
    await printer.printed(1);
    expect(Buffer.from(printer.jobs()[0] ?? []).equals(Buffer.from(page))).toBe(true);
  });

  test("that answers no questions is printed to anyway", async () => {
    printer.behave({ paperStatus: null });
    expect(await sendToPrinter("127.0.0.1", printer.port, page, short)).toMatchObject({ ok: true });
    expect(await printer.printed(1)).toHaveLength(1);
  });

  test("without paper gets nothing, and says so", async () => {
    printer.behave({ paperStatus: paperStatus.out });
    const answer = await sendToPrinter("127.0.0.1", printer.port, page);
    expect(answer).toEqual({
      ok: false,
      failure: {
        failure: { code: "printer_failed", detail: "out of paper" },
        nothingPrinted: true,
      },
    });
    expect(printer.jobs()).toHaveLength(0);
  });

  test("that is switched off is unreachable", async () => {
    const { port } = printer;
    await printer.close();
    const answer = await sendToPrinter("127.0.0.1", port, page);
    expect(answer).toMatchObject({
      ok: false,
      failure: { failure: { code: "printer_unreachable" }, nothingPrinted: true },
    });
    printer = await startTestPrinter();
  });

  test("that takes the connection and reads nothing has failed within its time", async () => {
    printer.behave({ fault: "hang" });
    const before = performance.now();
    const answer = await sendToPrinter("127.0.0.1", printer.port, page);
    expect(answer).toMatchObject({
      ok: false,
      failure: { failure: { code: "printer_failed" }, nothingPrinted: false },
    });
    expect(performance.now() - before).toBeLessThan(5_500);
  });

  test("that breaks off amid the page has failed", async () => {
    printer.behave({ fault: "drop", paperStatus: null });
    const answer = await sendToPrinter("127.0.0.1", printer.port, page, short);
    expect(answer).toMatchObject({
      ok: false,
      failure: { failure: { code: "printer_failed" }, nothingPrinted: false },
    });
  });

  test("that closes before the page begins is unreachable", async () => {
    const server = createServer((socket) => socket.end());
    await new Promise<void>((resolve) => {
      server.listen(0, "127.0.0.1", resolve);
    });
    const address = server.address();
    const port = typeof address === "object" ? (address?.port ?? 0) : 0;
    const answer = await sendToPrinter("127.0.0.1", port, page, short);
    expect(answer).toMatchObject({
      ok: false,
      failure: { failure: { code: "printer_unreachable" }, nothingPrinted: true },
    });
    server.close();
  });
});

test("jobs for one printer come out one at a time, in the order in which they were asked for", async () => {
  const queue = createPrintQueue();
  const names = ["uno", "dos", "tres", "cuatro", "cinco"];
  const jobs = names.map((reference) => {
    const bytes = escPos(receiptSlip(paidIntent({ reference }), storeWith(), false), "58mm");
    return queue.add("p", () => sendToPrinter("127.0.0.1", printer.port, bytes));
  });
  expect(await Promise.all(jobs)).toEqual(names.map(() => ({ ok: true, value: null })));
  const printed = (await printer.printed(names.length)).map(
    ({ lines }) => lines.find(({ text }) => text.startsWith("Referencia"))?.text.split(/ +/u)[1],
  );
  expect(printed).toEqual(names);
  expect(printer.mostAtOnce()).toBe(1);
});

test("a job that throws holds no other back, and other printers do not wait for it", async () => {
  const queue = createPrintQueue();
  const held = Promise.withResolvers<string>();
  const first = queue.add("a", () => held.promise);
  const other = queue.add("b", () => Promise.resolve("other"));
  const second = queue.add("a", () => Promise.resolve("second"));
  expect(await other).toBe("other");
  held.reject(new Error("broken"));
  await expect(first).rejects.toThrow("broken");
  expect(await second).toBe("second");
});
