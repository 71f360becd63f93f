import { parseRut } from "../contract/identifiers.ts";

const hidden = "[redacted]";
const deepest = 8;

/** Names under which a secret or a person's data stands, without case, `_` and `-`. */
const secretNames = new Set([
  "account",
  "accountnumber",
  "authorization",
  "claim",
  "clabe",
  "code",
  "cookie",
  "customeremail",
  "email",
  "holderid",
  "number",
  "pairingcode",
  "payurl",
  "receipturl",
  "sealedsecret",
  "password",
  "pin",
  "rut",
  "secret",
  "secretkey",
  "setcookie",
  "staffsession",
  "taxid",
  "token",
  "webhooksecret",
  "widgettoken",
]);

/** A failure's code is what a log is for; a pairing code is a secret. Both are named `code`. */
const failureCode = /^[a-z]+(?:_[a-z]+)+$/u;

const textPatterns = [
  /\b(?:sk|pk)_(?:test|live)_\w+/gu,
  /\bwhsec_\w+/gu,
  /\w+_sec_\w+/gu,
  // What names a sale's page: whoever has it can open it.
  /(?<=\/(?:pay|r)\/)[\w-]{16,}/gu,
  /\bcobro_(?:door|staff|till)_[\w-]+/gu,
  /\bBearer\s+[^\s"',;]+/giu,
  /[\w.%+-]+@[\w-]+(?:\.[\w-]+)+/gu,
  // RUT with its hyphen, with or without dots
  /(?<![\w.-])\d{1,3}(?:\.?\d{3}){1,2}-[\dk](?![\w-])/giu,
  // CLABE
  /(?<![\w.-])\d{18}(?![\w-])/gu,
] as const;
const bareRut = /(?<![\w.-])\d{7,8}[\dk](?![\w-])/giu;

/** A copy fit for a log: keys, tokens, RUTs, account numbers and e-mails are taken out. */
export function redact(value: unknown, depth = 0): unknown {
  if (typeof value === "string") return redactText(value);
  if (typeof value !== "object" || value === null) return loggable(value);
  if (depth >= deepest) return "[too deep]";
  if (value instanceof Error) return redactError(value, depth);
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? null : value.toISOString();
  if (Array.isArray(value)) return value.map((each) => redact(each, depth + 1));
  return Object.fromEntries(
    Object.entries(value).map(([name, each]) => [
      name,
      isSecret(name, each) ? hidden : redact(each, depth + 1),
    ]),
  );
}

function redactText(text: string): string {
  const plain = textPatterns.reduce((rest, pattern) => rest.replaceAll(pattern, hidden), text);
  return plain.replaceAll(bareRut, (digits) => (parseRut(digits) === null ? digits : hidden));
}

function redactError(error: Error, depth: number): object {
  return {
    name: error.name,
    message: redactText(error.message),
    stack: redactText(error.stack ?? ""),
    ...(error.cause === undefined ? {} : { cause: redact(error.cause, depth + 1) }),
  };
}

function isSecret(name: string, value: unknown): boolean {
  if (value === null || value === undefined || typeof value === "object") return false;
  const bare = name.toLowerCase().replaceAll(/[_-]/gu, "");
  if (bare === "code" && typeof value === "string" && failureCode.test(value)) return false;
  return secretNames.has(bare);
}

/** JSON knows neither bigint nor function nor symbol. */
function loggable(value: unknown): unknown {
  const isForeign =
    typeof value === "bigint" || typeof value === "function" || typeof value === "symbol";
  return isForeign ? String(value) : value;
}
