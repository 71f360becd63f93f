import { execFileSync } from "node:child_process";
import {
  closeSync,
  fstatSync,
  ftruncateSync,
  mkdtempSync,
  openSync,
  readdirSync,
  rmSync,
  writeFileSync,
  writeSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import * as v from "valibot";
import { afterEach, beforeEach, describe, expect, it } from "vitest";

import { dataFiles } from "./data-files.ts";
import { openDocument } from "./document.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "cobro-files-"));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

const schema = v.object({ text: v.string() });

describe("a document on disk", () => {
  it("is read back as it was written, and leaves nothing beside it", () => {
    const file = dataFiles(folder)("sales");
    expect(file.read()).toBeNull();
    file.write({ text: "ñ" });
    file.write({ text: "año" });
    expect(dataFiles(folder)("sales").read()).toEqual({ text: "año" });
    expect(readdirSync(folder)).toEqual(["sales.json"]);
  });

  it("that a kill has left half written beside it is not looked at", () => {
    const file = dataFiles(folder)("sales");
    file.write({ text: "whole" });
    writeFileSync(join(folder, "sales.json.new"), '{"text":"ha');
    expect(dataFiles(folder)("sales").read()).toEqual({ text: "whole" });
    expect(readdirSync(folder)).toEqual(["sales.json"]);
  });

  it.each(["", "{", "[]", '{"text":7}', "\u0000\u0000"])(
    "damaged (%j) is kept under another name, which is told",
    (damaged) => {
      writeFileSync(join(folder, "sales.json"), damaged);
      const file = dataFiles(folder)("sales");
      const { document, keptAs } = openDocument(file, schema, { text: "" }, "corrupt-1");
      expect(keptAs).toBe("sales.corrupt-1.json");
      expect(document.set({ text: "new" }).ok).toBe(true);
      expect(readdirSync(folder).toSorted()).toEqual(["sales.corrupt-1.json", "sales.json"]);
    },
  );
});

describe("a disk with no room for the whole document", () => {
  it("keeps the old one whole, says so, and takes the new one once there is room", (test) => {
    try {
      execFileSync("mount", ["-t", "tmpfs", "-o", "size=64k", "tmpfs", folder], {
        stdio: "ignore",
      });
    } catch {
      test.skip("no small disk can be mounted here");
    }
    try {
      const { document } = openDocument(dataFiles(folder)("sales"), schema, { text: "" }, "x");
      const big = { text: "x".repeat(9_000) };
      expect(document.set(big).ok).toBe(true);
      const filler = openSync(join(folder, "filler"), "w");
      expect(() => {
        for (;;) writeSync(filler, Buffer.alloc(4_096));
      }).toThrow("ENOSPC");
      // Room for a part of it: here a single `write` would answer that it wrote something.
      ftruncateSync(filler, fstatSync(filler).size - 8_192);
      const next = { text: "y".repeat(9_000) };
      expect(document.set(next)).toMatchObject({ ok: false, failure: { code: "storage_full" } });
      expect(dataFiles(folder)("sales").read()).toEqual(big);
      expect(document.remember(next).ok).toBe(false);
      expect(document.get()).toEqual(next);
      ftruncateSync(filler, 0);
      closeSync(filler);
      expect(document.remember(document.get()).ok).toBe(true);
      expect(dataFiles(folder)("sales").read()).toEqual(next);

      execFileSync("mount", ["-o", "remount,ro", folder]);
      expect(document.set(big)).toMatchObject({ failure: { code: "storage_unwritable" } });
      expect(document.get()).toEqual(next);
    } finally {
      execFileSync("umount", ["--lazy", folder]);
    }
  });
});
