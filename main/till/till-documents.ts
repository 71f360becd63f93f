import { failure, type Failure } from "../../contract/failures.ts";
import type { Locale } from "../../contract/money.ts";
import { openDocument, type Document } from "../settings/document.ts";
import type { OpenJsonFile } from "../settings/json-file.ts";
import { emptyJournal, isOpen, journalSchema, type Journal } from "./journal.ts";
import { firstSettings, settingsSchema, type Settings } from "./settings-schema.ts";

/** What a till keeps on disk. */
export interface TillDocuments {
  readonly settings: Document<Settings>;
  readonly journal: Document<Journal>;
  /** What was found damaged, and is kept aside. */
  readonly damage: readonly Failure[];
}

/**
 * @param stamp names what is put aside
 * @param onUnwritten hears of every write that failed
 */
export function openTillDocuments(
  openFile: OpenJsonFile,
  stamp: () => string,
  onUnwritten: (why: Failure) => void,
  firstLanguage: () => Locale = () => firstSettings.preferences.language,
): TillDocuments {
  const suffix = `corrupt-${stamp()}`;
  const { document: settings, keptAs: settingsKeptAs } = openDocument(
    openFile("settings"),
    settingsSchema,
    { ...firstSettings, preferences: { ...firstSettings.preferences, language: firstLanguage() } },
    suffix,
    onUnwritten,
  );
  const { document: journal, keptAs: journalKeptAs } = openDocument(
    openFile("sales"),
    journalSchema,
    emptyJournal,
    suffix,
    onUnwritten,
  );
  const damage: Failure[] = [];
  if (settingsKeptAs !== null) {
    damage.push(failure("settings_corrupt", settingsKeptAs));
    // The till goes on trusting the relay that it trusted.
    settings.remember({ ...settings.get(), lastRelayUrl: journal.get().relayUrl });
  }
  if (journalKeptAs !== null) damage.push(failure("sales_corrupt", journalKeptAs));
  return { settings, journal, damage };
}

/** Puts the journal aside and begins another; the name under which it is kept. */
export function startJournalAfresh(journal: Document<Journal>, stamp: () => string): string {
  const suffix = `of-${journal.get().tillId ?? "nobody"}-${stamp()}`;
  journal.startAfresh(suffix);
  return `sales.${suffix}.json`;
}

/** Makes the journal this till's: another till's is kept aside, and its open sales are told of. */
export function takeJournal(
  journal: Document<Journal>,
  owner: { readonly tillId: string; readonly relayUrl: string },
  stamp: () => string,
): Failure | null {
  const { relayUrl, sales, tillId } = journal.get();
  if (tillId === owner.tillId && relayUrl === owner.relayUrl) return null;
  const keptAs = tillId === owner.tillId ? null : startJournalAfresh(journal, stamp);
  journal.remember({ ...journal.get(), ...owner });
  return keptAs !== null && sales.some(isOpen) ? failure("sales_set_aside", keptAs) : null;
}
