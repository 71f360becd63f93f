import * as v from "valibot";

import { fail, ok, type Result } from "../../contract/result.ts";
import { emailSchema } from "./alert-emails.ts";

/** A mail server, and whom its mails are from. */
export interface SmtpConfig {
  readonly host: string;
  readonly port: number;
  /** TLS from the first byte; otherwise STARTTLS, which is insisted upon but on this computer. */
  readonly secure: boolean;
  readonly login: { readonly user: string; readonly pass: string } | null;
  readonly from: { readonly name: string; readonly address: string };
}

const defaultName = "Cobro";

/**
 * Reads `SMTP_URL` and `SMTP_FROM`; both empty: there is no mail server. No fault repeats the URL:
 * it holds a password.
 */
export function readSmtp(url: string, from: string): Result<SmtpConfig | null, readonly string[]> {
  if (url === "" && from === "") return ok(null);
  const server = readServer(url);
  const sender = readSender(from);
  if (server === null || sender === null) {
    const faults = [
      ...(server === null
        ? [
            `SMTP_URL ${url === "" ? "is missing" : "is not such an address"}: smtp://user:password@host:587 or smtps://user:password@host:465, with signs such as @ or / in the password percent-encoded`,
          ]
        : []),
      ...(sender === null
        ? [
            `SMTP_FROM ${from === "" ? "is missing" : "is no sender"}: set it to an address that the mail server may send from, such as Cobro <alerts@shop.example>`,
          ]
        : []),
    ];
    return fail(faults);
  }
  return ok({ ...server, from: sender });
}

function readServer(text: string): Omit<SmtpConfig, "from"> | null {
  const url = URL.parse(text);
  if (url === null || !["smtp:", "smtps:"].includes(url.protocol)) return null;
  if (url.hostname === "" || !["", "/"].includes(url.pathname) || url.search !== "") return null;
  const secure = url.protocol === "smtps:";
  const login = readLogin(url);
  if (login === undefined) return null;
  return {
    host: url.hostname.replace(/^\[|\]$/gu, ""),
    port: url.port === "" ? (secure ? 465 : 587) : Number(url.port),
    secure,
    login,
  };
}

function readLogin({ password, username }: URL): SmtpConfig["login"] | undefined {
  if (username === "" && password === "") return null;
  if (username === "" || password === "") return undefined;
  try {
    return { user: decodeURIComponent(username), pass: decodeURIComponent(password) };
  } catch {
    return undefined;
  }
}

function readSender(text: string): SmtpConfig["from"] | null {
  const named = /^(?<name>[^<>"\p{Cc}]{0,80}?)\s*<(?<address>[^<>]+)>$/u.exec(text);
  const address = (named?.groups?.["address"] ?? text).trim();
  if (!v.is(emailSchema, address)) return null;
  return { name: named?.groups?.["name"]?.trim() || defaultName, address };
}
