import { fail, ok, type Result } from "../../contract/result.ts";

/** Which system a package is made on: macOS' are signed only there. */
export type Maker = "linux" | "win32" | "darwin";

/** What is told to electron-builder about signatures. */
export interface Signing {
  /** For the person who packs. */
  readonly says: string;
  readonly args: readonly string[];
}

const azure = {
  AZURE_SIGN_PUBLISHER: "publisherName",
  AZURE_SIGN_ENDPOINT: "endpoint",
  AZURE_SIGN_ACCOUNT: "codeSigningAccountName",
  AZURE_SIGN_PROFILE: "certificateProfileName",
} as const;
const azureLogin = ["AZURE_TENANT_ID", "AZURE_CLIENT_ID", "AZURE_CLIENT_SECRET"];
const notary = ["APPLE_API_KEY", "APPLE_API_KEY_ID", "APPLE_API_ISSUER"];

/**
 * Signing is chosen by environment variables alone (docs/packages.md has their table); half of a
 * set is a mistake, never an unsigned package. With `COBRO_REQUIRE_SIGNING=1` so is none.
 */
export function signingOf(maker: Maker, env: NodeJS.ProcessEnv): Result<Signing, string> {
  const has = (name: string): boolean => (env[name] ?? "") !== "";
  const required = env["COBRO_REQUIRE_SIGNING"] === "1";
  const unsigned = (args: readonly string[]): Result<Signing, string> =>
    required && maker !== "linux"
      ? fail("COBRO_REQUIRE_SIGNING is 1, and the variables that sign are not set")
      : ok({ says: "not signed", args });
  const half = (names: readonly string[]): string | null => {
    const missing = names.filter((name) => !has(name));
    return missing.length === 0 || missing.length === names.length
      ? null
      : `${names.filter(has).join(", ")} set, but not ${missing.join(", ")}`;
  };
  const force = ["-c.forceCodeSigning=true"];
  switch (maker) {
    case "linux":
      return unsigned([]);
    case "win32": {
      const azureNames = [...Object.keys(azure), ...azureLogin];
      const wrong = half(azureNames) ?? half(["WIN_CSC_LINK", "WIN_CSC_KEY_PASSWORD"]);
      if (wrong !== null) return fail(wrong);
      if (azureNames.every(has)) {
        const options = Object.entries(azure).map(
          ([name, option]) => `-c.win.azureSignOptions.${option}=${env[name] ?? ""}`,
        );
        return ok({ says: "signed by Azure Artifact Signing", args: [...force, ...options] });
      }
      if (has("WIN_CSC_LINK")) return ok({ says: "signed with WIN_CSC_LINK", args: force });
      return unsigned([]);
    }
    case "darwin": {
      const wrong = half(["CSC_LINK", "CSC_KEY_PASSWORD"]) ?? half(notary);
      if (wrong !== null) return fail(wrong);
      if (!has("CSC_LINK")) {
        if (notary.every(has))
          return fail("APPLE_API_KEY is set, but not CSC_LINK: nothing to notarise");
        // An ad-hoc signature: without any, macOS on arm64 starts nothing.
        return unsigned([
          "-c.mac.identity=-",
          "-c.mac.hardenedRuntime=false",
          "-c.mac.notarize=false",
        ]);
      }
      const notarised = notary.every(has);
      return ok({
        says: notarised ? "signed and notarised" : "signed, not notarised",
        args: [...force, `-c.mac.notarize=${String(notarised)}`],
      });
    }
  }
}
