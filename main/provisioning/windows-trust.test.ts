import { expect, it } from "vitest";

import { readAnswer } from "./windows-trust.ts";

const paths = [String.raw`C:\ProgramData\Cobro\cobro.json`, String.raw`C:\ProgramData\Cobro`];
const file = "32 O:BAG:SYD:AI(A;ID;FA;;;SY)(A;ID;FA;;;BA)(A;ID;0x1200a9;;;BU)";
const folder = "16 O:BAG:SYD:AI(A;OICIID;FA;;;SY)(A;OICIID;FA;;;BA)(A;OICIID;0x1200a9;;;BU)";

it("what PowerShell says of the file and of each folder above it is read in their order", () => {
  expect(readAnswer(paths, `${file}\r\n${folder}\r\n`)).toBeNull();
  const open = folder.replace("0x1200a9", "0x1301bf");
  expect(readAnswer(paths, `${file}\r\n${open}\r\n`)).toEqual({
    reason: "folder_writable",
    path: paths[1],
  });
});

it("a junction, and an answer that lacks a line, are not believed", () => {
  const junction = folder.replace("16", String(16 | 0x400));
  expect(readAnswer(paths, `${file}\n${junction}`)).toEqual({ reason: "link", path: paths[1] });
  expect(readAnswer(paths, file)).toEqual({ reason: "unknown", path: paths[1] });
  expect(readAnswer(paths, "")).toEqual({ reason: "unknown", path: paths[0] });
});
