/**
 * Asks electron-builder what it would tell fpm about the deb, and lays that out as `dpkg-deb` wants
 * it: fpm itself is downloaded, which a test does not do. Runs as a process of its own, in the
 * project's folder. Arguments: the placeholder Electron, electron-builder's output, the tree.
 */
import { cpSync, chmodSync, mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

import { Arch, build, Platform } from "electron-builder";

const [electronDist = "", output = "", tree = ""] = process.argv.slice(2);

await build({
  targets: Platform.LINUX.createTarget(["deb"], Arch.x64),
  publish: "never",
  config: { electronDist, directories: { output } },
  // oxlint-disable-next-line typescript/require-await -- electron-builder's type wants a promise
  effectiveOptionComputed: async ([args]: [readonly string[]]) => {
    layOut(args);
    return true;
  },
});

function layOut(args: readonly string[]): void {
  const valueOf = (option: string): string => args[args.indexOf(option) + 1] ?? "";
  for (const [from, to] of args.flatMap(mapping)) {
    mkdirSync(dirname(join(tree, to)), { recursive: true });
    cpSync(from, join(tree, to), { recursive: true });
    if (!from.endsWith("/")) chmodSync(join(tree, to), 0o644);
  }
  const control = join(tree, "DEBIAN");
  mkdirSync(control, { recursive: true });
  for (const [option, name] of [
    ["--after-install", "postinst"],
    ["--after-remove", "postrm"],
  ] as const) {
    cpSync(valueOf(option), join(control, name));
    chmodSync(join(control, name), 0o755);
  }
  const fields = {
    Package: valueOf("--name"),
    Version: valueOf("--version"),
    Architecture: "all",
    Maintainer: valueOf("--maintainer"),
    Homepage: valueOf("--url"),
    Section: valueOf("--category"),
    Priority: valueOf("--deb-priority"),
    Description: valueOf("--description"),
  };
  writeFileSync(
    join(control, "control"),
    Object.entries(fields)
      .map(([name, value]) => `${name}: ${value}\n`)
      .join(""),
  );
}

/** fpm's `from=to`; a folder ends with a slash. */
function mapping(word: string): readonly (readonly [string, string])[] {
  const found = /^(?<from>\/[^=]+)=(?<to>\/.+)$/u.exec(word);
  const { from, to } = found?.groups ?? {};
  return from === undefined || to === undefined ? [] : [[from, to]];
}
