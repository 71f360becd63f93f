import { fail, ok, type Result } from "../contract/result.ts";

export interface Configuration {
  readonly host: string;
  readonly port: number;
  readonly webhookUrl: string | null;
  readonly secretKey: string | undefined;
  readonly publicKey: string | undefined;
  readonly webhookSecret: string | undefined;
}

/** Reads the command's environment; every fault is named. An empty variable is an absent one. */
export function readConfiguration(
  environment: Readonly<Record<string, string | undefined>>,
): Result<Configuration, readonly string[]> {
  const read = (name: string) => environment[name] || undefined;
  const faults: string[] = [];
  const port = read("PORT") ?? "0";
  if (!/^\d{1,5}$/u.test(port) || Number(port) > 65_535) {
    faults.push(`PORT must be a number from 0 to 65535, not "${port}".`);
  }
  const webhookUrl = read("WEBHOOK_URL") ?? null;
  if (webhookUrl !== null && !isHttpUrl(webhookUrl)) {
    faults.push(`WEBHOOK_URL must be an http or https address, not "${webhookUrl}".`);
  }
  if (faults.length > 0) return fail(faults);
  return ok({
    host: read("HOST") ?? "127.0.0.1",
    port: Number(port),
    webhookUrl,
    secretKey: read("FINTOC_SECRET_KEY"),
    publicKey: read("FINTOC_PUBLIC_KEY"),
    webhookSecret: read("FINTOC_WEBHOOK_SECRET"),
  });
}

function isHttpUrl(text: string): boolean {
  const url = URL.parse(text);
  return url !== null && (url.protocol === "http:" || url.protocol === "https:");
}
