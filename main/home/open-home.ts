import type { Failure } from "../../contract/failures.ts";
import type { Home } from "../../contract/home.ts";
import { ok, type Result } from "../../contract/result.ts";
import { openOwnRelay, type OwnRelay, type OwnRelayOptions } from "../embedded/own-relay.ts";
import { openPrints } from "../printing/prints.ts";
import { dataFiles } from "../settings/data-files.ts";
import type { Practice, PracticeOptions } from "../practice/open-practice.ts";
import { openPractice } from "../practice/open-practice.ts";
import { openTill, type TillOptions } from "../till/till.ts";
import type { OpenHome } from "./homes.ts";

export interface OpenHomeOptions {
  readonly dataFolder: string;
  /** What every home's till has in common. */
  readonly till: Omit<TillOptions, "openFile">;
  readonly relay: OwnRelayOptions;
  /** Which relay of this computer's own runs from now on. */
  readonly onOwnRelay: (relay: OwnRelay | null) => void;
  readonly practice: Omit<PracticeOptions, "till">;
  /** Practice has been opened, or is open no more. */
  readonly onPractice: (practice: Practice | null) => void;
}

/** Opens a home: its documents, its relay where it has one of its own, its till. */
export function createOpenHome(options: OpenHomeOptions) {
  const { dataFolder, onOwnRelay, onPractice, till: common } = options;
  const openFile = dataFiles(dataFolder);

  async function openShared(): Promise<OpenHome> {
    const till = await openTill({ ...common, openFile });
    return { till, prints: openPrints(openFile, till.relayNow), close: till.close };
  }

  /** The same till with the same documents: it has either a relay of its own or a shared one. */
  async function openEmbedded(): Promise<OpenHome> {
    const ownRelay = await openOwnRelay(options.relay);
    onOwnRelay(ownRelay);
    const pairingCode = await codeFor(ownRelay, openFile);
    const till = await openTill({
      ...common,
      openFile,
      ownRelay,
      ...withoutRelay(common.provisioned),
      relayUrl: ownRelay.url(),
      pairingCode,
    });
    return {
      till,
      prints: openPrints(openFile, till.relayNow),
      async close() {
        await till.close();
        onOwnRelay(null);
        await ownRelay.close();
      },
    };
  }

  return async (home: Home): Promise<Result<OpenHome, Failure>> => {
    onPractice(null);
    if (home === "embedded") return ok(await openEmbedded());
    if (home === "shared") return ok(await openShared());
    const till = { ...common, ...withoutRelay(common.provisioned) };
    const opened = await openPractice({ ...options.practice, till });
    if (opened.ok) onPractice(opened.value.practice);
    return opened;
  };
}

/** What an administrator decided of relays is about shared ones. */
function withoutRelay(provisioned: TillOptions["provisioned"]): Pick<TillOptions, "provisioned"> {
  return provisioned === undefined ? {} : { provisioned: { ...provisioned, relayUrl: null } };
}

/** A till that is not paired is given a code by its own relay, as often as it takes. */
async function codeFor(
  ownRelay: OwnRelay,
  openFile: ReturnType<typeof dataFiles>,
): Promise<string | null> {
  if (isPaired(openFile)) return null;
  const code = (await ownRelay.process()?.newCode()) ?? null;
  return code?.ok === true ? code.value.pairingCode : null;
}

/** Read before the till opens the document, which puts aside what is damaged. */
function isPaired(openFile: ReturnType<typeof dataFiles>): boolean {
  try {
    const stored = openFile("settings").read();
    return typeof stored === "object" && stored !== null && Reflect.get(stored, "pairing") !== null;
  } catch {
    return false;
  }
}
