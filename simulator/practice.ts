/** The simulated bank as a utility process of the app: practice mode's. Everything comes by message. */
import * as v from "valibot";

import { bankOrderSchema, type BankOrder, type BankTold } from "../contract/practice.ts";
import { readBankFile, writeBankFile } from "./practice/bank-file.ts";
import { startSimulator, type Simulator } from "./simulator.ts";

/** What Electron gives a utility process to talk to the app with. */
interface ParentPort {
  readonly postMessage: (message: unknown) => void;
  readonly on: (event: "message", listener: (event: { readonly data: unknown }) => void) => unknown;
}

const given: unknown = Reflect.get(process, "parentPort");
if (typeof given !== "object" || given === null) {
  throw new Error("This is the app's own practice bank: the app starts it as a utility process");
}
// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- Electron's own declaration
const port = given as ParentPort;
// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a process, not a window
const tell = (told: BankTold): void => port.postMessage(told);
let bank: Simulator | null = null;
/** One order at a time, in the order of their coming. */
let last: Promise<void> = Promise.resolve();

port.on("message", ({ data }) => {
  last = last.then(() => take(v.parse(bankOrderSchema, data)));
});

async function take(order: BankOrder): Promise<void> {
  const { number } = order;
  try {
    tell({ told: "done", number, url: await carryOut(order) });
  } catch (error) {
    tell({ told: "refused", number, why: error instanceof Error ? error.message : String(error) });
  }
}

async function carryOut(order: BankOrder): Promise<string | null> {
  switch (order.order) {
    case "start": {
      const { file, port: wished, publicKey, secretKey } = order;
      bank = await startSimulator({
        port: wished,
        publicKey,
        secretKey,
        remembered: readBankFile(file),
        onChange: () => keep(file),
        log: (line) => tell({ told: "log", line }),
      });
      return bank.url;
    }
    case "act":
      if (bank === null) throw new Error("The bank has not been started");
      bank.act(order.id, order.outcome);
      return null;
    case "close":
      await bank?.close();
      return null;
  }
}

/** Before the change is answered: what the relay has heard of is not forgotten. */
function keep(file: string): void {
  if (bank === null) return;
  try {
    writeBankFile(file, { intents: bank.intents(), refunds: bank.refunds() });
  } catch (error) {
    tell({ told: "log", line: `not kept: ${String(error)}` });
  }
}
