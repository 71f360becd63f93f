import { createHmac } from "node:crypto";
import { once } from "node:events";
import { createServer, type IncomingHttpHeaders, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

import { SMTPServer } from "smtp-server";
import * as v from "valibot";

const messageSchema = v.pipe(
  v.string(),
  v.parseJson(),
  v.object({
    id: v.string(),
    type: v.string(),
    createdAt: v.string(),
    data: v.looseObject({
      store: v.object({ id: v.string(), name: v.string() }),
      attention: v.nullable(v.string()),
      meaning: v.string(),
      link: v.string(),
      paymentIntent: v.nullable(v.looseObject({ id: v.string() })),
    }),
  }),
);

interface Posted {
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
  readonly message: v.InferOutput<typeof messageSchema>;
}

/** A merchant's own server, which keeps what is posted to it. */
export interface WebhookReceiver {
  readonly url: string;
  readonly posts: readonly Posted[];
  /** How it answers from now on; 200 at first. */
  readonly answer: (how: (response: ServerResponse) => void) => void;
  readonly close: () => Promise<void>;
}

export const status = (code: number, headers: Record<string, string> = {}) => {
  return (response: ServerResponse) => {
    response.writeHead(code, headers).end("ok");
  };
};

export async function startWebhookReceiver(): Promise<WebhookReceiver> {
  let how = status(200);
  const posts: Posted[] = [];
  const server = createServer((request, response) => {
    void (async () => {
      let body = "";
      for await (const chunk of request) body += String(chunk);
      // A check only looks whether somebody is there.
      if (request.method === "POST") {
        const message = v.parse(messageSchema, body);
        posts.push({ path: request.url ?? "", headers: request.headers, body, message });
      }
      how(response);
    })();
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    url: `http://127.0.0.1:${portOf(server.address())}/cobro`,
    posts,
    answer: (next) => {
      how = next;
    },
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}

/** As a merchant verifies it, in words of our guide: `t=…,v1=…` over `t.body`. */
export function isSignedWith({ body, headers }: Posted, secret: string): boolean {
  const header = String(headers["cobro-signature"]);
  const { signature, time } = /^t=(?<time>\d+),v1=(?<signature>[\da-f]{64})$/u.exec(header)
    ?.groups ?? { signature: "", time: "" };
  return createHmac("sha256", secret).update(`${time}.${body}`).digest("hex") === signature;
}

interface Mail {
  readonly from: string;
  readonly to: readonly string[];
  /** As it came, header lines unfolded and words decoded. */
  readonly headers: ReadonlyMap<string, string>;
  readonly text: string;
}

export interface MailServer {
  readonly url: string;
  readonly mails: readonly Mail[];
  /** Refuses whoever this names; nobody at first. */
  readonly refuse: (to: (address: string) => boolean) => void;
  readonly close: () => Promise<void>;
}

/** A real mail server on this computer. @param login whom it lets send */
export async function startMailServer(
  login: { readonly user: string; readonly pass: string } = { user: "cobro", pass: "a/b@c" },
): Promise<MailServer> {
  const mails: Mail[] = [];
  let refuses = (_address: string) => false;
  const server = new SMTPServer({
    disabledCommands: ["STARTTLS"],
    disableReverseLookup: true,
    onAuth({ password, username }, _session, done) {
      if (username === login.user && password === login.pass) done(null, { user: username });
      else done(new Error("Wrong login"));
    },
    onRcptTo({ address }, _session, done) {
      done(refuses(address) ? new Error("No such mailbox") : undefined);
    },
    onData(stream, { envelope }, done) {
      void (async () => {
        const chunks: Buffer[] = [];
        for await (const chunk of stream) chunks.push(Buffer.from(chunk));
        const from = envelope.mailFrom === false ? "" : envelope.mailFrom.address;
        const to = envelope.rcptTo.map(({ address }) => address);
        mails.push({ from, to, ...readMail(Buffer.concat(chunks).toString("latin1")) });
        done();
      })();
    },
  });
  server.on("error", () => undefined);
  server.listen(0, "127.0.0.1");
  await once(server.server, "listening");
  const port = portOf(server.server.address());
  const pass = encodeURIComponent(login.pass);
  return {
    url: `smtp://${login.user}:${pass}@127.0.0.1:${port}`,
    mails,
    refuse: (to) => {
      refuses = to;
    },
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

function readMail(raw: string): Pick<Mail, "headers" | "text"> {
  const [head = "", ...rest] = raw.split("\r\n\r\n");
  const lines = head.replaceAll(/\r\n[ \t]+/gu, " ").split("\r\n");
  const headers = new Map(
    lines.map((line) => {
      const at = line.indexOf(":");
      return [line.slice(0, at).toLowerCase(), wordsOf(line.slice(at + 1).trim())] as const;
    }),
  );
  return {
    headers,
    text: quoted(rest.join("\r\n\r\n").replaceAll(/=\r\n/gu, ""), /=([\dA-F]{2})/gu),
  };
}

/** `=?UTF-8?Q?…?=` and `=?UTF-8?B?…?=` (RFC 2047). */
function wordsOf(header: string): string {
  const words = /=\?utf-8\?([qb])\?([^?]*)\?=/giu;
  return header
    .replaceAll(/\?=\s+=\?/gu, "?==?")
    .replaceAll(words, (_word, encoding: string, text: string) =>
      encoding.toLowerCase() === "b"
        ? Buffer.from(text, "base64").toString("utf8")
        : quoted(text.replaceAll("_", " "), /=([\dA-F]{2})/gu),
    );
}

function quoted(text: string, escape: RegExp): string {
  const bytes = text.replaceAll(escape, (_all, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  );
  return Buffer.from(bytes, "latin1").toString("utf8").replaceAll("\r\n", "\n");
}

function portOf(address: AddressInfo | string | null): number {
  return typeof address === "object" ? (address?.port ?? 0) : 0;
}
