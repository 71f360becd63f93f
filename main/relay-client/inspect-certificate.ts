import { connect, type PeerCertificate } from "node:tls";

/** What a server shows of itself to whoever does not believe it. */
export interface SeenCertificate {
  /** Unix milliseconds. */
  readonly validFrom: number;
  readonly validTo: number;
  readonly names: readonly string[];
  readonly issuer: string;
  /** What its server says the time is, Unix milliseconds. */
  readonly serverTime: number | null;
}

const timeoutMs = 4_000;
const mostBytes = 16_384;

/**
 * Looks at a certificate that has been refused, for the words of the refusal alone: what is read
 * here is believed by nobody, and nothing but a bare question for the time is sent. It goes past a
 * proxy, so behind one there may be nothing to see.
 */
export function inspectCertificate(relayUrl: string): Promise<SeenCertificate | null> {
  const { hostname, port } = new URL(relayUrl);
  const host = hostname.replaceAll(/^\[|\]$/gu, "");
  return new Promise((resolve) => {
    let seen: SeenCertificate | null = null;
    let answer = "";
    const socket = connect({
      host,
      port: port === "" ? 443 : Number(port),
      ...(/[a-z]/iu.test(host) && !host.includes(":") ? { servername: host } : {}),
      rejectUnauthorized: false,
      timeout: timeoutMs,
    });
    const end = () => {
      clearTimeout(late);
      socket.destroy();
      resolve(seen);
    };
    const late = setTimeout(end, timeoutMs);
    socket.setEncoding("latin1");
    socket.once("secureConnect", () => {
      seen = readCertificate(socket.getPeerCertificate());
      socket.write(`HEAD / HTTP/1.1\r\nHost: ${hostname}\r\nConnection: close\r\n\r\n`);
    });
    socket.on("data", (text: string) => {
      answer += text;
      const date = /^date:(.+)\r$/imu.exec(answer)?.[1];
      const serverTime = date === undefined ? Number.NaN : Date.parse(date);
      if (seen !== null && !Number.isNaN(serverTime)) seen = { ...seen, serverTime };
      if (answer.includes("\r\n\r\n") || answer.length > mostBytes) end();
    });
    socket.once("timeout", end).once("error", end).once("close", end);
  });
}

function readCertificate(certificate: PeerCertificate): SeenCertificate | null {
  const validFrom = Date.parse(certificate.valid_from ?? "");
  const validTo = Date.parse(certificate.valid_to ?? "");
  if (Number.isNaN(validFrom) || Number.isNaN(validTo)) return null;
  const names = (certificate.subjectaltname ?? "")
    .split(/,\s*/u)
    .map((name) => name.replace(/^[^:]+:/u, ""))
    .filter((name) => name !== "");
  const { CN: issued } = certificate.issuer;
  return { validFrom, validTo, names, issuer: textOf(issued), serverTime: null };
}

function textOf(name: string | readonly string[] | undefined): string {
  return typeof name === "string" ? name : (name?.join(", ") ?? "");
}
