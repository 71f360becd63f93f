/** `npm run build:relay`: the relay as one file, `out/relay.js`, that Node 24 runs by itself. */
import { bootstrap } from "./bootstrap.mjs";

await bootstrap(async (root) => {
  const { buildRelay } = await import("./relay/build-relay.ts");
  process.stdout.write(`${await buildRelay(root)}\n`);
  return 0;
});
