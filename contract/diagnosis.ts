/** What the doctor finds out about a till, as the screens and the command line show it. */

/** What is looked at, in the order in which it is shown. */
export const checkNames = [
  "relay",
  "certificate",
  "feed",
  "clock",
  "keychain",
  "printer",
  "displays",
  "disk",
  "crashes",
  "provisioning",
  "version",
] as const;
export type CheckName = (typeof checkNames)[number];

/** `skipped`: there is nothing to look at, or what it needs has failed already. */
export type Grade = "ok" | "warn" | "fail" | "skipped";

/** One check, in the user's language. */
export interface CheckResult {
  readonly name: CheckName;
  readonly grade: Grade;
  readonly title: string;
  /** What was found. */
  readonly said: string;
  /** What to do about it; `null` where nothing has to be done. */
  readonly wayOut: string | null;
  /** What was found, as a word for programs. */
  readonly code: string;
  readonly facts: Readonly<Record<string, string | number>>;
  /** How long it took. */
  readonly ms: number;
}

export interface Diagnosis {
  /** ISO 8601, by this computer's clock. */
  readonly at: string;
  /** The worst of its checks. */
  readonly grade: "ok" | "warn" | "fail";
  readonly checks: readonly CheckResult[];
  readonly folders: { readonly data: string; readonly logs: string; readonly crashes: string };
}
