/** `npm run screens`: a picture of every state of every screen, in `screens/`. */
import { bootstrap } from "./bootstrap.mjs";

await bootstrap(async (root) => {
  const { takeScreens } = await import("./screens/take-screens.ts");
  return takeScreens(process.argv.slice(2), root);
});
