import { homedir } from "node:os";

import type { Locale } from "../../contract/money.ts";
import { lastLogLines } from "../logs/log-files.ts";
import { redact } from "../redact.ts";
import { diagnosisText } from "./diagnosis-text.ts";
import { doctorWords } from "./doctor-words.ts";
import { readSettings } from "./read-settings.ts";
import type { Examined } from "./run-doctor.ts";

/** Some days of a till's log; it fits into any mail. */
const mostLines = 4_000;
const hidden = "[redacted]";

/** Identifiers stay; any other long number could be an account's. */
const longNumber = /[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}|\d{8,}/giu;

/**
 * What is sent to support: the checks, the settings that are no secret, and the log's last lines.
 * Settings are listed by name, so that a new one is not told by accident; sales are not told at all.
 */
export function reportText(
  { diagnosis, secrets }: Examined,
  homeFolder: string,
  language: Locale,
): string {
  const { checks, folders } = diagnosis;
  const facts = checks.map(({ code, facts: found, grade, ms, name }) => ({
    name,
    grade,
    code,
    ms,
    facts: found,
  }));
  const settings = JSON.stringify(redact(settingsOf(homeFolder)), null, 2);
  const text = [
    redacted(diagnosisText(diagnosis, doctorWords[language])),
    "--- checks",
    ...facts.map((each) => JSON.stringify(redact(each))),
    "",
    "--- settings",
    settings,
    "",
    "--- log",
    ...lastLogLines(folders.logs, mostLines).map(logLine),
    "",
  ].join("\n");
  return withoutSecrets(text, secrets);
}

function settingsOf(folder: string): object | null {
  const settings = readSettings(folder);
  if (settings === null) return null;
  const { addressFreed, lastRelayUrl, members, pairing, preferences, unpairedBecause } = settings;
  return {
    preferences,
    pairing:
      pairing === null
        ? null
        : {
            relayUrl: pairing.relayUrl,
            relayApi: pairing.relayApi,
            mode: pairing.mode,
            secretSince: pairing.secretSince,
            secretWaits: pairing.nextSealedSecret !== null,
            till: { id: pairing.till.id, name: pairing.till.name },
            store: {
              id: pairing.store.id,
              name: pairing.store.name,
              currency: pairing.store.currency,
              timeZone: pairing.store.timeZone,
            },
          },
    unpairedBecause,
    lastRelayUrl,
    addressFreed,
    members: members?.length ?? null,
  };
}

/** It was redacted when it was written; a line that another version or another hand wrote, now. */
function logLine(line: string): string {
  try {
    return JSON.stringify(redact(JSON.parse(line)));
  } catch {
    return "[unreadable line]";
  }
}

function redacted(text: string): string {
  const clean = redact(text);
  return typeof clean === "string" ? clean : "";
}

function withoutSecrets(text: string, secrets: readonly string[]): string {
  const plain = secrets.reduce((rest, secret) => rest.replaceAll(secret, hidden), text);
  const atHome = plain.replaceAll(homedir(), "~");
  return atHome.replaceAll(longNumber, (found) => (found.includes("-") ? found : hidden));
}
