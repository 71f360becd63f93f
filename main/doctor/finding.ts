import type { CheckName, Grade } from "../../contract/diagnosis.ts";
import type { FailureCode } from "../../contract/failures.ts";

/** All that a check can find, each with what its sentence needs. */
export interface FindingFacts {
  readonly relay_answers: { readonly host: string; readonly api: number };
  readonly relay_none: Record<string, never>;
  readonly own_relay_silent: Record<string, never>;
  readonly relay_trouble: {
    readonly host: string;
    readonly code: FailureCode;
    readonly detail: string;
  };
  readonly certificate_good: { readonly issuer: string; readonly days: number };
  readonly certificate_ends_soon: { readonly issuer: string; readonly days: number };
  readonly certificate_ended: { readonly issuer: string; readonly days: number };
  readonly certificate_distrusted: { readonly issuer: string; readonly detail: string };
  readonly certificate_none: Record<string, never>;
  readonly certificate_unseen: { readonly detail: string };
  readonly feed_open: { readonly helloMs: number };
  readonly feed_trouble: { readonly code: FailureCode; readonly detail: string };
  readonly not_asked: Record<string, never>;
  readonly clock_right: { readonly seconds: number };
  readonly clock_wrong: { readonly seconds: number };
  readonly clock_unknown: Record<string, never>;
  readonly keychain_good: { readonly backend: string };
  readonly keychain_unprotected: { readonly backend: string };
  readonly keychain_refused: { readonly backend: string };
  readonly keychain_unavailable: { readonly detail: string };
  readonly keychain_lost_secret: { readonly detail: string };
  readonly printer_none: Record<string, never>;
  readonly printer_ready: { readonly printer: string };
  readonly printer_silent: { readonly printer: string };
  readonly printer_paper_out: { readonly printer: string };
  readonly printer_cover_open: { readonly printer: string };
  readonly printer_gone: { readonly printer: string };
  readonly printer_unreachable: { readonly printer: string; readonly detail: string };
  readonly displays_found: { readonly count: number };
  readonly displays_missing: { readonly count: number };
  readonly displays_small: { readonly width: number; readonly height: number };
  readonly disk_good: { readonly freeMb: number };
  readonly disk_short: { readonly freeMb: number };
  readonly disk_full: { readonly freeMb: number };
  readonly disk_unwritable: { readonly detail: string };
  readonly documents_unreadable: { readonly files: string };
  readonly documents_put_aside: { readonly files: string };
  readonly crashes_none: { readonly folder: string };
  readonly crashes_old: { readonly count: number; readonly last: string };
  readonly crashes_recent: {
    readonly count: number;
    readonly last: string;
    readonly folder: string;
  };
  readonly provisioning_none: Record<string, never>;
  readonly provisioning_used: { readonly file: string };
  readonly provisioning_bad: { readonly file: string; readonly detail: string };
  readonly version_told: {
    readonly app: string;
    readonly electron: string;
    readonly os: string;
    readonly update: string;
  };
}
export type FindingCode = keyof FindingFacts;

/** What a check has found, before it is put into words. */
export type Finding = {
  [Code in FindingCode]: {
    readonly grade: Grade;
    readonly code: Code;
    readonly facts: FindingFacts[Code];
  };
}[FindingCode];

/** A check's name, what it found, and how long that took. */
export interface Measured {
  readonly name: CheckName;
  readonly finding: Finding;
  readonly ms: number;
}
