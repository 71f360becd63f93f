import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

import * as v from "valibot";

import { pairingAnswerSchema } from "../../contract/relay-api.ts";
import { startSimulator, type Simulator } from "../../simulator/simulator.ts";
import { post, tillClient, type TillClient } from "./harness.ts";
import {
  runRelayProgram,
  startRelayProgram,
  type Environment,
  type RelayProgram,
} from "./relay-program.ts";

const addedSchema = v.object({
  store: v.optional(v.object({ id: v.string() })),
  till: v.optional(v.object({ id: v.string() })),
  pairingCode: v.optional(v.string(), ""),
});

/** A relay in a process of its own with one paired till, in an otherwise empty folder. */
export interface ProgramShop {
  readonly folder: string;
  readonly env: Environment;
  readonly simulator: Simulator;
  readonly relay: RelayProgram;
  readonly till: TillClient;
  readonly close: () => Promise<void>;
}

/** @param place puts the program into the folder, or names where it stands */
export async function startProgramShop(
  place: (folder: string) => Promise<string>,
): Promise<ProgramShop> {
  const folder = await mkdtemp(join(tmpdir(), "cobro-program-"));
  const program = await place(folder);
  const simulator = await startSimulator();
  const env = {
    FINTOC_SECRET_KEY: simulator.secretKey,
    FINTOC_PUBLIC_KEY: simulator.publicKey,
    FINTOC_WEBHOOK_SECRET: simulator.webhookSecret,
    FINTOC_API_URL: simulator.url,
    FINTOC_WIDGET_URL: `${simulator.url}/v1/`,
  };
  const admin = async (...words: string[]) => {
    const ran = await runRelayProgram(program, folder, env, [...words, "--json"]);
    if (ran.code !== 0) throw new Error(ran.stderr);
    return v.parse(addedSchema, JSON.parse(ran.stdout));
  };
  const zone = ["--currency", "CLP", "--time-zone", "America/Santiago"];
  const { store } = await admin("store", "add", "--name", "Café Providencia", ...zone);
  const added = await admin("till", "add", "--store", store?.id ?? "", "--name", "Caja 1");
  const relay = await startRelayProgram(program, folder, env);
  simulator.setWebhookUrl(`${relay.url}/webhooks/fintoc`);
  const paired = await post(`${relay.url}/v1/pairings`, { code: added.pairingCode });
  const { secret } = v.parse(pairingAnswerSchema, await paired.json());
  return {
    folder,
    env,
    simulator,
    relay,
    till: tillClient(() => relay.url, added.till?.id ?? "", secret),
    async close() {
      relay.signal("SIGKILL");
      await relay.ended;
      await simulator.close();
      await rm(folder, { recursive: true });
    },
  };
}
