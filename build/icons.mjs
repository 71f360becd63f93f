/** `npm run icons`: the packages' icons from `build/icons/icon.svg`; what it writes is committed. */
import { join } from "node:path";

import { bootstrap } from "./bootstrap.mjs";
import { ensureChromium } from "./find-chromium.mjs";

await bootstrap(async (root) => {
  const { makeIcons } = await import("./icons/make-icons.ts");
  await makeIcons(join(root, "build", "icons"), ensureChromium());
  return 0;
});
