import { mkdirSync } from "node:fs";
import { join } from "node:path";

import * as v from "valibot";

import { runCommand } from "../../relay/admin/run-command.ts";
import { seededRandom } from "../../simulator/random.ts";
import { startSimulator, type Simulator } from "../../simulator/simulator.ts";
import { cutConnections, smallDisk, type Outage } from "./outage.ts";
import type { FaultOptions } from "./options.ts";
import { startRelayUnderFault, type RelayUnderFault } from "./relay-under-fault.ts";
import { openTillUnderFault, type TillUnderFault } from "./till-under-fault.ts";
import type { Moment } from "./schedule.ts";
import { startWitness, type Witness } from "./witness.ts";

/** A simulated Fintoc, a relay process, its tills and their witnesses, on a folder of their own. */
export interface FaultShop {
  readonly simulator: Simulator;
  readonly relay: RelayUnderFault;
  readonly databaseUrl: string;
  readonly storeIds: readonly string[];
  readonly tills: readonly TillUnderFault[];
  readonly witnesses: readonly Witness[];
  readonly outage: Outage | null;
  /** How many of the relay's answers get lost on their way to the tills, from 0 up to 1. */
  readonly loseAnswers: (chance: number) => void;
  readonly logFile: string;
  readonly close: () => Promise<void>;
}

const addedStoreSchema = v.object({ store: v.object({ id: v.string() }) });
const addedTillSchema = v.object({ pairingCode: v.string() });
/** Above this amount the second store's green waits for a fetch. */
const confirmAbove = "50000";

export async function openFaultShop(
  options: FaultOptions,
  folder: string,
  onMoment: (moment: Moment) => void,
): Promise<FaultShop> {
  const disk = join(folder, "disk");
  mkdirSync(disk);
  const outage =
    options.databaseUrl === null ? smallDisk(disk) : cutConnections(options.databaseUrl);
  const databaseUrl = options.databaseUrl ?? `sqlite:${disk}/relay.sqlite`;
  const simulator = await startSimulator({
    seed: options.seed,
    webhookTimeoutMs: 3_000,
    log(line) {
      if (line.startsWith("POST /v1/payment_intents 201")) onMoment("creation");
      if (line.startsWith("webhook ") && line.includes("acknowledged")) onMoment("acknowledgement");
    },
  });
  const env = {
    DATABASE_URL: databaseUrl,
    FINTOC_SECRET_KEY: simulator.secretKey,
    FINTOC_PUBLIC_KEY: simulator.publicKey,
    FINTOC_WEBHOOK_SECRET: simulator.webhookSecret,
    FINTOC_API_URL: simulator.url,
    FINTOC_WIDGET_URL: `${simulator.url}/v1/`,
    LOG_LEVEL: "info",
  };
  const logFile = join(folder, "relay.log");
  const relay = await startRelayUnderFault(env, logFile);
  simulator.setWebhookUrl(`${relay.url}/webhooks/fintoc`);

  const admin = async (...words: string[]): Promise<unknown> =>
    JSON.parse(await runCommand([...words, "--json"], env));
  const addStore = async (name: string, ...more: string[]) => {
    const zone = ["--currency", "CLP", "--time-zone", "America/Santiago"];
    const added = await admin("store", "add", "--name", name, ...zone, ...more);
    return v.parse(addedStoreSchema, added).store.id;
  };
  const storeIds = [
    await addStore("Café Providencia"),
    await addStore("Joyería Lastarria", "--confirm-above", confirmAbove),
  ];

  let lossChance = 0;
  const tills: TillUnderFault[] = [];
  const witnesses: Witness[] = [];
  for (let index = 0; index < options.tills; index += 1) {
    const name = `Caja ${index + 1}`;
    const store = storeIds[index % storeIds.length] ?? "";
    const added = await admin("till", "add", "--store", store, "--name", name);
    const till = await openTillUnderFault({
      name,
      folder: join(folder, `till-${index}`),
      relayUrl: relay.url,
      pairingCode: v.parse(addedTillSchema, added).pairingCode,
      faults: {
        random: seededRandom(options.seed + index),
        lossChance: () => lossChance,
      },
    });
    tills.push(till);
    witnesses.push(startWitness(name, relay.url, till.secret, () => onMoment("hello")));
  }
  await Promise.all(witnesses.map((witness) => witness.begun));

  return {
    simulator,
    relay,
    databaseUrl,
    storeIds,
    tills,
    witnesses,
    outage,
    loseAnswers: (chance) => {
      lossChance = chance;
    },
    logFile,
    async close() {
      await Promise.all([...tills, ...witnesses].map((each) => each.close()));
      await relay.stop();
      await simulator.close();
      outage?.close();
    },
  };
}
