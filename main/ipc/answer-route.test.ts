import { describe, expect, it } from "vitest";

import type { BridgeHandlers, Sale } from "../../contract/bridge.ts";
import { failure } from "../../contract/failures.ts";
import { fail, ok } from "../../contract/result.ts";
import { answerRoute } from "./answer-route.ts";

const sale: Sale = {
  id: "01890a5d-ac96-774b-bcce-b302099a8057",
  amount: 12_990,
  currency: "CLP",
  reference: null,
  customerEmail: null,
  startedAt: "2026-03-01T12:00:00.000Z",
  paymentIntent: null,
  refused: null,
  trouble: null,
  cancelling: false,
  left: false,
  tip: null,
  unseen: false,
};

function handlersWith(some: Partial<BridgeHandlers>): BridgeHandlers {
  const unused = async (): Promise<never> => {
    throw new Error("This route was not to be called.");
  };
  return {
    "till.get": unused,
    "problem.retry": unused,
    "till.pair": unused,
    "setup.probe": unused,
    "setup.dropLink": unused,
    "practice.enter": unused,
    "embedded.setUp": unused,
    "embedded.changeKeys": unused,
    "embedded.addManager": unused,
    "embedded.backUp": unused,
    "till.move": unused,
    "practice.leave": unused,
    "practice.anew": unused,
    "practice.staff": unused,
    "practice.act": unused,
    "updates.check": unused,
    "updates.install": unused,
    "door.accept": unused,
    "door.decline": unused,
    "door.set": unused,
    "door.makeSecret": unused,
    "preferences.set": unused,
    "sales.charge": unused,
    "sales.cancel": unused,
    "sales.checkNow": unused,
    "sales.leave": unused,
    "sales.see": unused,
    "sales.settle": unused,
    "sales.find": unused,
    "till.unpair": unused,
    "staff.signIn": unused,
    "staff.lock": unused,
    "payPage.copyLink": unused,
    "payPage.printLink": unused,
    "payPage.open": unused,
    "payPage.close": unused,
    "receipts.print": unused,
    "receipts.savePdf": unused,
    "receipts.printTest": unused,
    "closings.print": unused,
    "closings.savePdf": unused,
    "receipts.printers": unused,
    "receipts.check": unused,
    "report.get": unused,
    "report.print": unused,
    "diagnosis.run": unused,
    "diagnosis.save": unused,
    "kiosk.leave": unused,
    "manager.enter": unused,
    "manager.leave": unused,
    "manager.ask": unused,
    "manager.watch": unused,
    "manager.unwatch": unused,
    "statement.columns": unused,
    "statement.remember": unused,
    "export.get": unused,
    "export.start": unused,
    "export.cancel": unused,
    "export.close": unused,
    "export.show": unused,
    "manager.copy": unused,
    ...some,
  };
}

const silent = (): void => undefined;

describe("a bridge route", () => {
  it("hands the checked input to its handler and answers with its result", async () => {
    const seen: unknown[] = [];
    const handlers = handlersWith({
      "sales.cancel": async (input) => {
        seen.push(input);
        return ok(sale);
      },
    });
    const answer = await answerRoute(
      "sales.cancel",
      { id: sale.id.toUpperCase() },
      handlers,
      silent,
    );
    expect(answer).toEqual(ok(sale));
    expect(seen).toEqual([{ id: sale.id }]);
  });

  it.each([
    [undefined],
    [null],
    ["01890a5d-ac96-774b-bcce-b302099a8057"],
    [{}],
    [{ id: "1" }],
    [{ id: sale.id, more: true }],
  ])("answers input that does not fit (%o) as data, without asking its handler", async (input) => {
    const answer = await answerRoute("sales.cancel", input, handlersWith({}), silent);
    expect(answer).toMatchObject({ ok: false, failure: { code: "input_invalid" } });
  });

  it("says where the input is wrong without repeating it", async () => {
    const input = { relayUrl: "https://relay.example", code: { secret: "ABCD-EFGH" } };
    const answer = await answerRoute("till.pair", input, handlersWith({}), silent);
    expect(answer).toEqual(fail(failure("input_invalid", "code: expected string")));
  });

  it("answers a handler's bug as a failure and logs it", async () => {
    const lines: object[] = [];
    const answer = await answerRoute("till.get", {}, handlersWith({}), (line) => lines.push(line));
    expect(answer).toEqual(fail(failure("internal_error", "Error")));
    expect(lines).toMatchObject([{ event: "bridge_handler_threw", route: "till.get" }]);
  });
});
