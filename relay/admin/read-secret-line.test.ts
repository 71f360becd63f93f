import { PassThrough } from "node:stream";

import { expect, it } from "vitest";

import { readSecretLine } from "./read-secret-line.ts";

function terminal(typed: string) {
  const modes: boolean[] = [];
  const input = Object.assign(new PassThrough(), {
    isTTY: true,
    setRawMode: (raw: boolean) => modes.push(raw),
  });
  input.write(typed);
  let shown = "";
  const output = {
    write: (text: string) => {
      shown += text;
      return true;
    },
  };
  return { input, output, modes, shown: () => shown };
}

it("at a terminal nothing of what is typed is shown, and the terminal is put back", async () => {
  const { input, modes, output, shown } = terminal("471\u007F12\r");
  expect(await readSecretLine("PIN: ", input, output)).toBe("4712");
  expect(shown()).toBe("PIN: \n");
  expect(modes).toEqual([true, false]);
});

it("Ctrl-C gives up, and the terminal is put back", async () => {
  const { input, modes, output } = terminal("47\u0003");
  await expect(readSecretLine("PIN: ", input, output)).rejects.toThrow(/Given up/u);
  expect(modes).toEqual([true, false]);
});

it.each([
  ["4711\n", "4711"],
  ["4711\r\nmore\n", "4711"],
  ["4711", "4711"],
  ["", ""],
])("elsewhere the first line of the input is taken: %j", async (text, line) => {
  const input = new PassThrough();
  input.end(text);
  const output = terminal("").output;
  expect(await readSecretLine("PIN: ", input, output)).toBe(line);
});
