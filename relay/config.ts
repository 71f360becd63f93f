import { modeSchema, type Mode } from "../contract/payment-intent.ts";
import { fail, ok, type Result } from "../contract/result.ts";
import { readSmtp, type SmtpConfig } from "./alerts/read-smtp.ts";
import { isLoopback } from "./http/is-loopback.ts";
import type { Retention } from "./retention/prune.ts";

/** How the relay runs. Read once from the environment; see `docs/relay.md` for each variable. */
export interface Config {
  readonly host: string;
  readonly port: number;
  /** Without a trailing slash; `null` means: the address that the relay listens on. */
  readonly publicUrl: string | null;
  /**
   * Nobody but this computer reaches this relay's pages: it is a process of a till. Customers are
   * shown Fintoc's own page, and no receipt names an address.
   */
  readonly isLocal: boolean;
  /** Whether a simulated bank of the same app pays: its pages say so. */
  readonly isPractice: boolean;
  readonly databaseUrl: string;
  readonly fintoc: FintocConfig;
  readonly retention: Retention;
  readonly trustProxy: boolean;
  /** Keys the hashes of staff PINs; without one nobody can sign in with a PIN. */
  readonly staffPinPepper: string | null;
  /** Whoever sends it as a bearer may read `/metrics`; `null`: this computer alone may. */
  readonly metricsToken: string | null;
  /** The mail server that alerts are sent through; `null`: no e-mail is sent. */
  readonly smtp: SmtpConfig | null;
  /** Whether alerts may be posted to addresses of a private network. */
  readonly alertPrivateAddresses: boolean;
  readonly logLevel: LogLevel;
}

export interface FintocConfig {
  readonly mode: Mode;
  readonly secretKey: string;
  readonly publicKey: string;
  /** Several while one is being rotated; none means that there is no webhook route. */
  readonly webhookSecrets: readonly string[];
  readonly apiUrl: string;
  readonly version: string;
  readonly widgetUrl: string;
  /** This process' share of Fintoc's 100 requests a second. */
  readonly requestsPerSecond: number;
}

const logLevels = ["fatal", "error", "warn", "info", "debug", "trace", "silent"] as const;
export type LogLevel = (typeof logLevels)[number];

/** Four digits fall to whoever has the database; with this many unknown characters they do not. */
const shortestPepper = 32;

export const defaultDatabaseUrl = "sqlite:data/relay.sqlite";

type Environment = Readonly<Record<string, string | undefined>>;

/** Reads the whole configuration, or names every fault at once: variable, what is wrong, what to do. */
export function readConfig(env: Environment): Result<Config, readonly string[]> {
  const faults: string[] = [];
  const text = (name: string, otherwise: string) => {
    const value = env[name]?.trim();
    return value === undefined || value === "" ? otherwise : value;
  };
  const key = (name: string, prefix: "sk" | "pk") => {
    const value = text(name, "");
    const match = new RegExp(`^${prefix}_(test|live)_[\\w-]+$`, "u").exec(value);
    if (match === null) {
      const given = value === "" ? "is missing" : "is not such a key";
      faults.push(`${name} ${given}: copy Fintoc's ${prefix}_test_… or ${prefix}_live_… key`);
      return { value, mode: null };
    }
    return { value, mode: match[1] === "live" ? ("live" as const) : ("test" as const) };
  };
  const url = (name: string, otherwise: string) => {
    const value = text(name, otherwise);
    const parsed = parseHttpUrl(value);
    if (parsed === null) faults.push(`${name} is not an http(s) address: ${value}`);
    return value;
  };

  const port = Number(text("PORT", "8787"));
  if (!Number.isInteger(port) || port < 0 || port > 65_535) {
    faults.push(`PORT must be a whole number from 0 to 65535: ${env["PORT"]}`);
  }

  const databaseUrl = text("DATABASE_URL", defaultDatabaseUrl);
  const databaseFault = checkDatabaseUrl(databaseUrl);
  if (databaseFault !== null) faults.push(databaseFault);

  const secretKey = key("FINTOC_SECRET_KEY", "sk");
  const publicKey = key("FINTOC_PUBLIC_KEY", "pk");
  if (secretKey.mode !== null && publicKey.mode !== null && secretKey.mode !== publicKey.mode) {
    faults.push(
      `FINTOC_SECRET_KEY is a ${secretKey.mode} key and FINTOC_PUBLIC_KEY a ${publicKey.mode} key: both must be of one mode`,
    );
  }

  const webhookSecrets = text("FINTOC_WEBHOOK_SECRET", "")
    .split(",")
    .map((secret) => secret.trim());
  const withoutWebhooks = webhookSecrets.length === 1 && webhookSecrets[0] === "";
  if (!withoutWebhooks && webhookSecrets.includes("")) {
    faults.push("FINTOC_WEBHOOK_SECRET has an empty part: remove the stray comma");
  }

  const publicUrl = text("PUBLIC_URL", "");
  if (publicUrl !== "") {
    const parsed = parseHttpUrl(publicUrl);
    if (parsed === null) {
      faults.push(`PUBLIC_URL is not an http(s) address: ${publicUrl}`);
    } else if (parsed.protocol !== "https:" && !isLoopback(parsed.hostname)) {
      faults.push(`PUBLIC_URL must be https unless it is loopback: ${publicUrl}`);
    }
  } else if (!isLoopback(text("HOST", "127.0.0.1"))) {
    faults.push("PUBLIC_URL is missing: the https address under which customers reach this relay");
  }

  const wholeNumber = (name: string, otherwise: string, least: number, most: number) => {
    const value = Number(text(name, otherwise));
    if (!Number.isInteger(value) || value < least || value > most) {
      faults.push(`${name} must be a whole number from ${least} to ${most}: ${env[name]}`);
    }
    return value;
  };

  const trustProxy = text("TRUST_PROXY", "false");
  if (!["true", "false", "1", "0"].includes(trustProxy)) {
    faults.push(`TRUST_PROXY must be true or false: ${trustProxy}`);
  }

  const pepper = text("STAFF_PIN_PEPPER", "");
  const pepperFault = pepper === "" ? null : checkPepper(pepper);
  if (pepperFault !== null) faults.push(pepperFault);

  const privateAddresses = text("ALERT_PRIVATE_ADDRESSES", "false");
  if (!["true", "false", "1", "0"].includes(privateAddresses)) {
    faults.push(`ALERT_PRIVATE_ADDRESSES must be true or false: ${privateAddresses}`);
  }
  const smtp = readSmtp(text("SMTP_URL", ""), text("SMTP_FROM", ""));
  if (!smtp.ok) faults.push(...smtp.failure);

  const logLevel = logLevels.find((level) => level === text("LOG_LEVEL", "info"));
  if (logLevel === undefined) faults.push(`LOG_LEVEL must be one of ${logLevels.join(", ")}`);

  const config: Config = {
    host: text("HOST", "127.0.0.1"),
    port,
    publicUrl: publicUrl === "" ? null : publicUrl.replace(/\/+$/u, ""),
    isLocal: false,
    isPractice: false,
    databaseUrl,
    fintoc: {
      mode: modeSchema.options.find((mode) => mode === secretKey.mode) ?? "test",
      secretKey: secretKey.value,
      publicKey: publicKey.value,
      webhookSecrets: withoutWebhooks ? [] : webhookSecrets,
      apiUrl: url("FINTOC_API_URL", "https://api.fintoc.com").replace(/\/+$/u, ""),
      version: text("FINTOC_VERSION", "2023-11-15"),
      widgetUrl: url("FINTOC_WIDGET_URL", "https://js.fintoc.com/v1/"),
      requestsPerSecond: wholeNumber("FINTOC_REQUESTS_PER_SECOND", "90", 11, 100),
    },
    retention: {
      feedDays: wholeNumber("FEED_RETENTION_DAYS", "7", 1, 365),
      eventDays: wholeNumber("EVENT_RETENTION_DAYS", "400", 30, 3_650),
    },
    trustProxy: trustProxy === "true" || trustProxy === "1",
    staffPinPepper: pepper === "" ? null : pepper,
    metricsToken: text("METRICS_TOKEN", "") || null,
    smtp: smtp.ok ? smtp.value : null,
    alertPrivateAddresses: privateAddresses === "true" || privateAddresses === "1",
    logLevel: logLevel ?? "info",
  };
  return faults.length === 0 ? ok(config) : fail(faults);
}

/** Why a `DATABASE_URL` cannot be used, or `null`. */
export function checkDatabaseUrl(databaseUrl: string): string | null {
  if (/^sqlite:(?!\/\/).+/u.test(databaseUrl)) return null;
  if (/^postgres(?:ql)?:\/\/.+/u.test(databaseUrl) && URL.canParse(databaseUrl)) return null;
  return "DATABASE_URL must be sqlite:relative/path, sqlite:/absolute/path or postgres://user:password@host/database";
}

/** Why a `STAFF_PIN_PEPPER` cannot be used, or `null`. */
export function checkPepper(pepper: string | undefined): string | null {
  const given = pepper?.trim() ?? "";
  if (given.length >= shortestPepper) return null;
  return `STAFF_PIN_PEPPER ${given === "" ? "is missing" : "is too short"}: set it to at least ${shortestPepper} random characters (openssl rand -base64 33), the same for every relay and command on this database, and keep a copy apart from the database: without it every PIN has to be set anew`;
}

function parseHttpUrl(text: string): URL | null {
  const url = URL.parse(text);
  return url !== null && (url.protocol === "https:" || url.protocol === "http:") ? url : null;
}
