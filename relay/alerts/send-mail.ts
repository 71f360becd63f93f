import { createTransport } from "nodemailer";

import type { AlertOutcome } from "../../contract/alerts.ts";
import { isLoopback } from "../http/is-loopback.ts";
import type { AlertMail } from "./alert-mail.ts";
import type { SmtpConfig } from "./read-smtp.ts";

const stepTimeoutMs = 10_000;
const wholeTimeoutMs = 30_000;

/** The connection is encrypted, or stays on this computer. */
function open({ host, login, port, secure }: SmtpConfig) {
  const isHere = isLoopback(host);
  return createTransport({
    host,
    port,
    secure,
    ...(login === null ? {} : { auth: login }),
    requireTLS: !secure && !isHere,
    // A mail server on this computer seldom has a certificate for that name, and needs none.
    ignoreTLS: !secure && isHere,
    connectionTimeout: stepTimeoutMs,
    greetingTimeout: stepTimeoutMs,
    dnsTimeout: stepTimeoutMs,
    socketTimeout: stepTimeoutMs,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
}

/**
 * Sends a mail to one mailbox.
 * @param id the same in every try: a mailbox that shows a Message-ID once shows it once
 */
export async function sendMail(
  smtp: SmtpConfig,
  to: string,
  id: string,
  { subject, text }: AlertMail,
): Promise<AlertOutcome> {
  const { address } = smtp.from;
  return withTransport(smtp, (transport) =>
    transport.sendMail({
      from: smtp.from,
      to: { name: "", address: to },
      envelope: { from: address, to: [to] },
      messageId: `<${id}@${address.slice(address.lastIndexOf("@") + 1)}>`,
      subject,
      text,
      headers: { "Auto-Submitted": "auto-generated" },
      textEncoding: "quoted-printable",
    }),
  );
}

/** Whether the mail server can be reached and takes the login. Sends nothing. */
export function verifySmtp(smtp: SmtpConfig): Promise<AlertOutcome> {
  return withTransport(smtp, (transport) => transport.verify());
}

async function withTransport(
  smtp: SmtpConfig,
  work: (transport: ReturnType<typeof open>) => Promise<unknown>,
): Promise<AlertOutcome> {
  const transport = open(smtp);
  const waiting = new AbortController();
  const late = new Promise<"timeout">((resolve) => {
    const timer = setTimeout(() => resolve("timeout"), wholeTimeoutMs);
    waiting.signal.addEventListener("abort", () => clearTimeout(timer), { once: true });
  });
  const done = work(transport).then((): AlertOutcome => "delivered", outcomeOf);
  const outcome = await Promise.race([done, late]);
  waiting.abort();
  transport.close();
  return outcome;
}

function outcomeOf(error: unknown): AlertOutcome {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  switch (code) {
    case "EAUTH":
    case "ENOAUTH":
      return "smtp_login_refused";
    case "EENVELOPE":
    case "EMESSAGE":
    case "EPROTOCOL":
      return "smtp_refused";
    case "ETIMEDOUT":
      return "timeout";
    case "ETLS":
      return "certificate_invalid";
    default:
      return "smtp_unreachable";
  }
}
