import {
  chmodSync,
  chownSync,
  mkdirSync,
  mkdtempSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";

import { readProvisioning } from "./read-provisioning.ts";

const nobody = 65_534;
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "cobro-provisioning-"));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

const read = (path: string) => readProvisioning(path, process.platform);

it("a computer without the file is not provisioned", async () => {
  const nothing = { decided: {}, file: null, trouble: null };
  expect(await read(join(folder, "none.json"))).toEqual(nothing);
  expect(await read(join(folder, "none", "none.json"))).toEqual(nothing);
});

// Only root can make a file that is root's.
describe.skipIf(process.getuid?.() !== 0)("a file on a computer", () => {
  let path: string;
  beforeEach(() => {
    mkdirSync(join(folder, "etc"), { mode: 0o755 });
    chmodSync(folder, 0o755);
    path = join(folder, "etc", "cobro.json");
    writeFileSync(path, '{"kiosk": true}', { mode: 0o644 });
  });

  it("of root's, in folders of root's, is believed", async () => {
    expect(await read(path)).toEqual({ decided: { kiosk: true }, file: path, trouble: null });
  });

  const cases: readonly (readonly [string, () => string, string])[] = [
    ["another owner's file", () => (chownSync(path, nobody, 0), path), "owner"],
    ["a file that its group can write", () => (chmodSync(path, 0o664), path), "writable"],
    ["a file that everybody can write", () => (chmodSync(path, 0o646), path), "writable"],
    [
      "a folder that others can write",
      () => (chmodSync(join(folder, "etc"), 0o777), path),
      "folder_writable",
    ],
    [
      "another owner's folder, two above",
      () => (chownSync(folder, nobody, 0), path),
      "folder_owner",
    ],
    [
      "a link to a file of root's",
      () => {
        const link = join(folder, "link.json");
        symlinkSync(path, link);
        return link;
      },
      "link",
    ],
    [
      "a file behind a folder that is a link",
      () => {
        symlinkSync(join(folder, "etc"), join(folder, "linked"));
        return join(folder, "linked", "cobro.json");
      },
      "link",
    ],
    ["a folder in its place", () => join(folder, "etc"), "not_a_file"],
  ];
  it.each(cases)("%s is not believed", async (_what, prepare, reason) => {
    const { decided, file, trouble } = await read(prepare());
    expect([decided, file]).toEqual([{}, null]);
    expect(trouble).toMatchObject({ kind: "distrusted", why: { reason } });
  });

  it("with one fault decides nothing at all", async () => {
    writeFileSync(path, '{\n  "kiosk": true,\n  "volume": 200\n}');
    const { decided, trouble } = await read(path);
    expect(decided).toEqual({});
    expect(trouble).toMatchObject({
      kind: "faults",
      faults: [{ line: 3, column: 3, reason: "value_invalid", key: "volume" }],
    });
  });
});
