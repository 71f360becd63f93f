import { fail, ok, type Result } from "../../contract/result.ts";

/** What `npm start -- …` was asked for. */
export interface StartOptions {
  /** The browser preview even where Electron could be had. */
  readonly preview: boolean;
  /** An existing relay: no simulator, no relay of our own. */
  readonly relayUrl: string | null;
  readonly pairingCode: string | null;
  readonly allowUnprotectedKeychain: boolean;
  /** The demo's store has a cashier and a manager; otherwise nobody signs in there. */
  readonly team: boolean;
}

export const usage = `Usage: npm start [-- options]
  --team                         the demo's store has a cashier and a manager, who sign in
  --preview                      open the till as a browser preview, even where Electron could be had
  --relay URL                    use this relay; start neither simulator nor relay
  --pairing-code CODE            pair the till with this code (with --relay)
  --allow-unprotected-keychain   keep the till's secret even where the keychain protects nothing`;

const standAlone: ReadonlySet<string> = new Set([
  "--preview",
  "--team",
  "--allow-unprotected-keychain",
]);

/** @returns a sentence for the person at the terminal when an option is unknown or lacks its value */
export function readOptions(args: readonly string[]): Result<StartOptions, string> {
  const flags = new Set<string>();
  const values = new Map<string, string>();
  for (let index = 0; index < args.length; index += 1) {
    const [name, inline] = splitOnce(args[index] ?? "");
    if (standAlone.has(name)) {
      if (inline !== undefined) return fail(`${name} stands alone, without a value.`);
      flags.add(name);
    } else if (name === "--relay" || name === "--pairing-code") {
      const value = inline ?? args[(index += 1)];
      if (value === undefined || value === "" || value.startsWith("--")) {
        return fail(`${name} needs a value.`);
      }
      values.set(name, value);
    } else {
      return fail(`Unknown option: ${name}`);
    }
  }
  const relayUrl = values.get("--relay") ?? null;
  const pairingCode = values.get("--pairing-code") ?? null;
  if (relayUrl !== null && !isWebAddress(relayUrl)) {
    return fail(`--relay needs an http(s) address, not ${relayUrl}`);
  }
  if (pairingCode !== null && relayUrl === null) {
    return fail("--pairing-code goes with --relay: the demo's till is paired by itself.");
  }
  if (flags.has("--team") && relayUrl !== null) {
    return fail("--team is of the demo's store: with --relay the relay says who works there.");
  }
  return ok({
    team: flags.has("--team"),
    preview: flags.has("--preview"),
    relayUrl,
    pairingCode,
    allowUnprotectedKeychain: flags.has("--allow-unprotected-keychain"),
  });
}

function splitOnce(arg: string): readonly [string, string?] {
  const at = arg.indexOf("=");
  return at === -1 ? [arg] : [arg.slice(0, at), arg.slice(at + 1)];
}

function isWebAddress(text: string): boolean {
  const url = URL.parse(text);
  return url !== null && (url.protocol === "https:" || url.protocol === "http:");
}
