/** `npm start`: the demo, or the till alone. */
import { bootstrap } from "./bootstrap.mjs";

await bootstrap(async (root) => {
  const { start } = await import("./start/start.ts");
  return start(process.argv.slice(2), root);
});
