/** `npm run faults`: kills the relay under load by a seeded schedule and compares it with the truth. */
import { bootstrap } from "./bootstrap.mjs";

await bootstrap(async () => {
  const { faults } = await import("../test/faults/main.ts");
  return faults(process.argv.slice(2));
});
