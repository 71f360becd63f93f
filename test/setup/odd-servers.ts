/** Servers that a till may meet at a wrong or a broken address. Each is real, on loopback. */
import { execFileSync } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type RequestListener, type Server } from "node:http";
import { createServer as createTlsServer } from "node:https";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";

export interface OddServer {
  readonly url: string;
  readonly port: number;
  readonly close: () => Promise<void>;
}

/** A certificate with its key, in PEM. */
export interface Certificate {
  readonly key: string;
  readonly cert: string;
}

/** An authority of the tests' own, and what it signs. */
export interface TestAuthority {
  /** The file that `NODE_EXTRA_CA_CERTS` names where it is to be believed. */
  readonly file: string;
  readonly cert: string;
  /** @param from days from today; @param to the same */
  readonly sign: (name: string, from: number, to: number) => Certificate;
  readonly selfSigned: () => Certificate;
  readonly remove: () => void;
}

export function createAuthority(): TestAuthority {
  const folder = mkdtempSync(join(tmpdir(), "cobro-authority-"));
  const at = (name: string) => join(folder, name);
  const openssl = (...words: string[]) => execFileSync("openssl", words, { stdio: "pipe" });
  const curve = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes"];
  const authority = ["-keyout", at("ca.key"), "-out", at("ca.pem"), "-subj", "/CN=Cobro's tests"];
  openssl("req", "-x509", ...curve, ...authority, "-days", "20");
  writeFileSync(at("index.txt"), "");
  writeFileSync(
    at("ca.cnf"),
    [
      "[ca]",
      "default_ca=tests",
      "[tests]",
      `database=${at("index.txt")}`,
      `new_certs_dir=${folder}`,
      `certificate=${at("ca.pem")}`,
      `private_key=${at("ca.key")}`,
      "rand_serial=yes",
      "unique_subject=no",
      "default_md=sha256",
      "policy=any",
      "[any]",
      "commonName=supplied",
    ].join("\n"),
  );
  let serial = 0;

  function sign(name: string, from: number, to: number): Certificate {
    serial += 1;
    const [key, request, cert] = ["key", "csr", "pem"].map((end) => at(`${serial}.${end}`));
    if (key === undefined || request === undefined || cert === undefined) throw new Error(name);
    openssl("req", ...curve, "-keyout", key, "-out", request, "-subj", `/CN=${name}`);
    const names = /^[\d.]+$/u.test(name) ? `IP:${name}` : `DNS:${name}`;
    writeFileSync(at("names.cnf"), `subjectAltName=${names}\n`);
    const life = ["-startdate", opensslTime(from), "-enddate", opensslTime(to)];
    const what = ["-in", request, "-out", cert, "-extfile", at("names.cnf")];
    openssl("ca", "-batch", "-notext", "-config", at("ca.cnf"), ...what, ...life);
    return { key: readFileSync(key, "utf8"), cert: readFileSync(cert, "utf8") };
  }

  function selfSigned(): Certificate {
    const files = ["-keyout", at("self.key"), "-out", at("self.pem"), "-subj", "/CN=127.0.0.1"];
    openssl("req", "-x509", ...curve, ...files, "-addext", "subjectAltName=IP:127.0.0.1");
    return {
      key: readFileSync(at("self.key"), "utf8"),
      cert: readFileSync(at("self.pem"), "utf8"),
    };
  }

  return {
    file: at("ca.pem"),
    cert: readFileSync(at("ca.pem"), "utf8"),
    sign,
    selfSigned,
    remove: () => rmSync(folder, { recursive: true }),
  };
}

/** Serves as told, over TLS where there is a certificate. */
export async function startOddServer(
  answer: RequestListener,
  certificate: Certificate | null = null,
): Promise<OddServer> {
  const server: Server =
    certificate === null ? createServer(answer) : createTlsServer({ ...certificate }, answer);
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- it listens on TCP
  const { port } = server.address() as AddressInfo;
  return {
    port,
    url: `${certificate === null ? "http" : "https"}://127.0.0.1:${port}`,
    async close() {
      server.closeAllConnections();
      const closed = once(server, "close");
      server.close();
      await closed;
    },
  };
}

/** As a relay answers somebody who is not paired. @param offsetMs of its clock from ours */
export function asRelay(offsetMs = 0, api = { version: 2, oldest: 1 }): RequestListener {
  return (_asked, answered) => {
    answered.setHeader("Date", new Date(Date.now() + offsetMs).toUTCString());
    answered.setHeader("Content-Type", "application/json");
    answered.end(JSON.stringify({ api }));
  };
}

/** A page of a network that asks to sign in. */
export const asSignInPage: RequestListener = (_asked, answered) => {
  answered.setHeader("Content-Type", "text/html; charset=utf-8");
  answered.end("<!doctype html><title>Wifi</title><p>Iniciar sesión</p>");
};

function opensslTime(days: number): string {
  const time = new Date(Date.now() + days * 86_400_000).toISOString();
  return time.replaceAll(/[-:T]|\.\d+/gu, "");
}
