import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { afterEach, beforeEach, expect, it } from "vitest";

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "cobro-staff-"));
});
afterEach(() => rm(folder, { recursive: true }));

const main = join(import.meta.dirname, "../../relay/main.ts");
const pepper = "0123456789abcdef0123456789abcdef";

/** The command as an administrator runs it, with something on its stdin. */
async function run(words: readonly string[], stdin: string, env: Record<string, string> = {}) {
  const child = spawn(process.execPath, [main, ...words, "--json"], {
    env: {
      ...process.env,
      DATABASE_URL: `sqlite:${folder}/relay.sqlite`,
      STAFF_PIN_PEPPER: pepper,
      ...env,
    },
  });
  let [stdout, stderr] = ["", ""];
  child.stdout.setEncoding("utf8").on("data", (text) => (stdout += text));
  child.stderr.setEncoding("utf8").on("data", (text) => (stderr += text));
  // A command that refuses its words does not wait for its input.
  child.stdin.on("error", () => undefined);
  child.stdin.end(stdin);
  const [code] = await once(child, "close");
  return { code, stdout, stderr };
}
async function addStore(): Promise<string> {
  const words = ["store", "add", "--name", "A", "--currency", "CLP", "--time-zone", "UTC"];
  return JSON.parse((await run(words, "")).stdout).store.id;
}

it("staff are added with a PIN from stdin, listed, given another PIN and removed", async () => {
  const store = await addStore();
  const words = ["staff", "add", "--store", store, "--name", "Ana Soto", "--role", "manager"];
  const added = await run(words, "4711\n");
  expect(added.code).toBe(0);
  const { staff } = JSON.parse(added.stdout);
  expect(staff).toEqual({ id: expect.any(String), name: "Ana Soto", role: "manager", store });
  const list = async () => JSON.parse((await run(["staff", "list", "--store", store], "")).stdout);
  const told = { id: staff.id, name: "Ana Soto", role: "manager" };
  expect(await list()).toEqual({ staff: [{ ...told, stores: [store] }] });
  const changed = await run(["staff", "set-pin", staff.id], "0815");
  expect(JSON.parse(changed.stdout)).toEqual({ staff: told });
  expect((await run(["staff", "remove", staff.id], "")).code).toBe(0);
  expect(await list()).toEqual({ staff: [] });
  expect((await run(["staff", "remove", staff.id], "")).stderr).toContain("see staff list");
});

it("what cannot be is refused with what to do: pepper, PIN, role, store, an argument too many", async () => {
  const store = await addStore();
  const words = (id: string, role: string, ...more: string[]) => [
    "staff",
    "add",
    "--store",
    id,
    "--name",
    "Ana",
    "--role",
    role,
    ...more,
  ];
  const cases = [
    [words(store, "cashier"), "4711", { STAFF_PIN_PEPPER: "" }, "STAFF_PIN_PEPPER is missing"],
    [words(store, "cashier"), "4711", { STAFF_PIN_PEPPER: "short" }, "is too short"],
    [words(store, "cashier"), "471", {}, "4 to 8 digits"],
    [words(store, "cashier"), "", {}, "4 to 8 digits"],
    [words(store, "owner"), "4711", {}, "--role must be cashier or manager"],
    [words("nowhere", "cashier"), "4711", {}, "No store has the id nowhere"],
    [words(store, "cashier", "--pin", "4711"), "", {}, "--pin"],
    [["staff", "set-pin", "nobody"], "4711", {}, "Nobody has the id nobody"],
  ] as const;
  for (const [given, stdin, env, message] of cases) {
    const { code, stderr, stdout } = await run(given, stdin, env);
    expect(stderr).toContain(message);
    expect([code, stdout]).toEqual([64, ""]);
  }
});

it("a relay whose staff cannot sign in for want of the pepper does not start, and says why", async () => {
  const store = await addStore();
  await run(["staff", "add", "--store", store, "--name", "Ana", "--role", "cashier"], "4711");
  const env = { ...process.env, DATABASE_URL: `sqlite:${folder}/relay.sqlite`, PORT: "0" };
  const keys = { FINTOC_SECRET_KEY: "sk_test_x", FINTOC_PUBLIC_KEY: "pk_test_x" };
  const child = spawn(process.execPath, [main], {
    env: { ...env, ...keys, STAFF_PIN_PEPPER: "" },
  });
  let stderr = "";
  child.stderr.setEncoding("utf8").on("data", (text) => (stderr += text));
  const [code] = await once(child, "close");
  expect(code).toBe(78);
  expect(stderr).toContain("STAFF_PIN_PEPPER is missing");
});
