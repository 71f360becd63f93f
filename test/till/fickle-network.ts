import { once } from "node:events";
import { connect, createServer, type AddressInfo, type Socket } from "node:net";

/** A network between a till and its relay that falls silent without a word: no RST, no FIN. */
export interface FickleNetwork {
  readonly url: string;
  /** Nothing gets through any more; whoever connects is left hanging. */
  readonly goSilent: () => void;
  /** New connections get through again. Those of before stay dead, as behind a forgetful router. */
  readonly comeBack: () => void;
  /** How many connections were tried while it was silent. */
  readonly triedInVain: () => number;
  readonly close: () => Promise<void>;
}

export async function fickleNetwork(relayUrl: string): Promise<FickleNetwork> {
  const { hostname, port } = new URL(relayUrl);
  const sockets = new Set<Socket>();
  let pairs: (readonly [Socket, Socket])[] = [];
  let silent = false;
  let triedInVain = 0;

  const server = createServer((till) => {
    sockets.add(till);
    till.on("error", () => undefined);
    if (silent) {
      triedInVain += 1;
      till.pause();
      return;
    }
    const relay = connect(Number(port), hostname);
    sockets.add(relay);
    relay.on("error", () => till.destroy());
    till.pipe(relay).pipe(till);
    pairs.push([till, relay]);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- it listens on TCP
  const { port: own } = server.address() as AddressInfo;

  return {
    url: `http://127.0.0.1:${own}`,
    goSilent() {
      silent = true;
      for (const [till, relay] of pairs) {
        till.unpipe(relay);
        relay.unpipe(till);
        till.pause();
        relay.pause();
      }
      pairs = [];
    },
    comeBack() {
      silent = false;
    },
    triedInVain: () => triedInVain,
    async close() {
      for (const socket of sockets) socket.destroy();
      const closed = once(server, "close");
      server.close();
      await closed;
    },
  };
}
