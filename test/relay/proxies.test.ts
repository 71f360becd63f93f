/** The guide's proxy configurations, served by the real programs where they are installed. */
import { spawn, spawnSync, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import { request } from "node:https";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { expect, it, onTestFinished, vi } from "vitest";

import { startBench } from "./harness.ts";
import { relaySource, runRelayProgram } from "./relay-program.ts";

const has = (program: string, version: string) =>
  spawnSync(program, [version], { stdio: "ignore" }).status === 0;
const hasOpenssl = has("openssl", "version");
const deploy = join(import.meta.dirname, "../../relay/deploy");

interface Place {
  readonly folder: string;
  readonly port: number;
  readonly relayPort: string;
}

/** The guide's file with this test's ports and certificate. */
async function startNginx({ folder, port, relayPort }: Place): Promise<ChildProcess> {
  const guide = await readFile(join(deploy, "nginx.conf"), "utf8");
  const site = guide
    .replace(/server \{\s+listen 80;[\s\S]*?\n\}\n/u, "")
    .replaceAll(/listen 443/gu, `listen 127.0.0.1:${port}`)
    .replaceAll(/^.*\[::\].*$/gmu, "")
    .replace("127.0.0.1:8787", `127.0.0.1:${relayPort}`)
    .replace("pay.shop.example", "localhost")
    .replace(/ssl_certificate {5}.*;/u, `ssl_certificate ${folder}/cert.pem;`)
    .replace(/ssl_certificate_key .*;/u, `ssl_certificate_key ${folder}/key.pem;`);
  await writeFile(join(folder, "site.conf"), site);
  const temp = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"]
    .map((name) => `${name}_temp_path ${folder}/${name};`)
    .join(" ");
  const main = `daemon off; pid ${folder}/pid; error_log stderr; events {}
    http { access_log off; ${temp} include ${folder}/site.conf; }`;
  await writeFile(join(folder, "nginx.conf"), main);
  return spawn("nginx", ["-p", folder, "-c", join(folder, "nginx.conf")], { stdio: "ignore" });
}

async function startCaddy({ folder, port, relayPort }: Place): Promise<ChildProcess> {
  const guide = await readFile(join(deploy, "Caddyfile"), "utf8");
  const site = guide
    .replace(
      "pay.shop.example {",
      `https://localhost:${port} {\n\tbind 127.0.0.1\n\ttls ${folder}/cert.pem ${folder}/key.pem`,
    )
    .replaceAll("127.0.0.1:8787", `127.0.0.1:${relayPort}`)
    .replace("{\n", "{\n\tadmin off\n\tauto_https disable_redirects\n");
  await writeFile(join(folder, "Caddyfile"), site);
  await mkdir(join(folder, "caddy"));
  return spawn("caddy", ["run", "--adapter", "caddyfile", "--config", join(folder, "Caddyfile")], {
    env: { ...process.env, XDG_DATA_HOME: join(folder, "caddy"), HOME: folder },
    stdio: "ignore",
  });
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  return typeof address === "object" && address !== null ? address.port : 0;
}

it.each([
  ["nginx", "-v", startNginx, "SIGTERM"],
  ["caddy", "version", startCaddy, "SIGKILL"],
] as const)(
  "%s as in the guide: a sale's events arrive at once over TLS, and check finds nothing",
  async (name, version, startProxy, end) => {
    if (!hasOpenssl || !has(name, version)) {
      process.stderr.write(`${name} or openssl is not installed: its configuration is not tried\n`);
      return;
    }
    const folder = await mkdtemp(join(tmpdir(), "cobro-proxy-"));
    onTestFinished(() => rm(folder, { recursive: true, force: true }));
    const cert = join(folder, "cert.pem");
    const subject = ["-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost"];
    const made = spawnSync(
      "openssl",
      ["req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "90", ...subject].concat([
        "-keyout",
        join(folder, "key.pem"),
        "-out",
        cert,
      ]),
      { stdio: "ignore" },
    );
    expect(made.status).toBe(0);

    const port = await freePort();
    const PUBLIC_URL = `https://localhost:${port}`;
    const DATABASE_URL = `sqlite:${folder}/relay.sqlite`;
    const bench = await startBench({ PUBLIC_URL, DATABASE_URL, TRUST_PROXY: "true" });
    onTestFinished(() => bench.close());
    const till = await bench.pairTill();
    const relayPort = new URL(bench.relay().url).port;
    const proxy = await startProxy({ folder, port, relayPort });
    // nginx takes its workers with it on SIGTERM; Caddy would wait for the feeds.
    onTestFinished(async () => {
      proxy.kill(end);
      if (proxy.exitCode === null) await once(proxy, "exit");
    });
    const ca = await readFile(cert);
    /** The body as far as it has come. */
    const get = (path: string, headers: Readonly<Record<string, string>> = {}) =>
      new Promise<{ readonly status: number; readonly text: () => string }>((resolve, reject) => {
        let text = "";
        const asked = request(`${PUBLIC_URL}${path}`, { ca, headers }, (response) => {
          response.on("data", (chunk: Buffer) => (text += chunk.toString()));
          response.on("error", () => undefined);
          resolve({ status: response.statusCode ?? 0, text: () => text });
        });
        asked.on("error", reject).end();
        onTestFinished(() => {
          asked.destroy();
        });
      });
    await vi.waitFor(async () => expect((await get("/healthz")).status).toBe(200), {
      timeout: 10_000,
    });

    const feed = await get("/v1/events", { Authorization: `Bearer ${till.secret}` });
    await vi.waitFor(() => expect(feed.text()).toContain("event: hello"));
    const sale = await till.sale();
    expect(sale.payUrl).toContain(PUBLIC_URL);
    expect((await get(new URL(sale.payUrl ?? "").pathname)).status).toBe(200);
    bench.simulator.act(sale.fintocId ?? "", "approve");
    // Nothing follows it but a heartbeat after 10 s: a buffering proxy would keep it until then.
    await vi.waitFor(() => expect(feed.text()).toContain('"status":"succeeded"'), {
      timeout: 5_000,
    });
    expect((await get("/metrics")).status).toBe(404);

    const env = {
      PUBLIC_URL,
      DATABASE_URL,
      FINTOC_SECRET_KEY: bench.simulator.secretKey,
      FINTOC_PUBLIC_KEY: bench.simulator.publicKey,
      FINTOC_WEBHOOK_SECRET: bench.simulator.webhookSecret,
      FINTOC_API_URL: bench.simulator.url,
    };
    const check = ["check", "--test-mode"];
    const trusted = { ...env, NODE_EXTRA_CA_CERTS: cert };
    const good = await runRelayProgram(relaySource, folder, trusted, check);
    expect(good.stdout).toContain("ok      Certificate: valid for 89 more days");
    expect(good.stdout).toContain("ok      Metrics: not open to the public");
    expect(good).toMatchObject({ code: 0, stderr: "" });
    const untrusted = await runRelayProgram(relaySource, folder, env, check);
    expect(untrusted.code).toBe(1);
    expect(untrusted.stdout).toMatch(/PROBLEM Public address: .*self.signed/iu);
  },
  60_000,
);
