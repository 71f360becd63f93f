import { createServer } from "node:http";
import { createReadStream, existsSync, statSync } from "node:fs";
import { basename, join } from "node:path";

/** The merchant's server of updates: a folder, and the ways in which such a server fails. */
export interface UpdateServer {
  readonly url: string;
  /** What was asked, as `GET /name` or `GET /name bytes=10-`. */
  readonly asked: readonly string[];
  /** Cuts the connection after so many bytes of each installer; `null`: no more. */
  cutAfter: number | null;
  /** Answers whole files to whoever asks for a part. */
  knowsRanges: boolean;
  /** Hears of each piece of an installer that leaves. */
  onPiece: (() => void) | null;
  readonly close: () => Promise<void>;
}

export async function startUpdateServer(folder: string): Promise<UpdateServer> {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    const name = basename(new URL(request.url ?? "/", "http://localhost").pathname);
    const path = join(folder, name);
    const range = told.knowsRanges ? (request.headers.range ?? null) : null;
    asked.push([`GET /${name}`, request.headers.range ?? ""].join(" ").trim());
    if (!existsSync(path)) {
      response.writeHead(404).end();
      return;
    }
    const { size } = statSync(path);
    const start = Number(/^bytes=(\d+)-$/u.exec(range ?? "")?.[1] ?? "0");
    response.writeHead(range === null ? 200 : 206, {
      "content-length": String(size - start),
      ...(range === null
        ? {}
        : { "content-range": `bytes ${String(start)}-${String(size - 1)}/${String(size)}` }),
    });
    const isManifest = /\.ya?ml(?:\.sig)?$/u.test(name);
    const cut = isManifest ? null : told.cutAfter;
    if (size === 0) {
      response.end();
      return;
    }
    const end = cut === null ? size - 1 : Math.min(size - 1, start + cut - 1);
    const file = createReadStream(path, { start, end, highWaterMark: 16_384 });
    if (!isManifest) file.on("data", () => told.onPiece?.());
    file.pipe(response, { end: false });
    file.on("end", () => {
      if (end === size - 1) response.end();
      else response.socket?.destroySoon();
    });
  });
  await new Promise<void>((resolve) => {
    server.listen(0, "127.0.0.1", resolve);
  });
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("No port");
  const told: UpdateServer = {
    url: `http://127.0.0.1:${String(address.port)}/`,
    asked,
    cutAfter: null,
    knowsRanges: true,
    onPiece: null,
    close: async () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
  return told;
}
