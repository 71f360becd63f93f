/** `npm run package [-- --dir]`: the installers of this system, checked, in `out/packages`. */
import { bootstrap } from "./bootstrap.mjs";

await bootstrap(async (root) => {
  const { makePackages } = await import("./package/package.ts");
  return makePackages(process.argv.slice(2), root);
});
