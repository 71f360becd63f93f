import fc from "fast-check";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, sep } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { resolveAsset } from "./resolve-asset.ts";
import { contentSecurityPolicy, serveApp } from "./serve-app.ts";

let folder = "";

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "cobro-app-"));
  await mkdir(join(folder, "renderer", "assets"), { recursive: true });
  await mkdir(join(folder, "renderer", "folder.js"));
  await writeFile(join(folder, "secret.json"), "{}");
  await writeFile(join(folder, "renderer", "index.html"), "<title>Cobro</title>");
  await writeFile(join(folder, "renderer", ".hidden.js"), "");
  await writeFile(join(folder, "renderer", "notes.txt"), "");
  await writeFile(join(folder, "renderer", "assets", "main-x_1.js"), "export {};");
});
afterAll(async () => {
  await rm(folder, { recursive: true });
});

const get = async (address: string, method = "GET"): Promise<Response> =>
  serveApp(join(folder, "renderer"))(new Request(address, { method }));

describe("app://", () => {
  it("serves the page under a policy that knows only its own origin", async () => {
    const answer = await get("app://cobro/index.html?sale=1");
    expect(answer.status).toBe(200);
    expect(await answer.text()).toBe("<title>Cobro</title>");
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      "content-type": "text/html; charset=utf-8",
      "content-security-policy": contentSecurityPolicy,
      "x-content-type-options": "nosniff",
      "referrer-policy": "no-referrer",
    });
  });

  it("names a script as one", async () => {
    const answer = await get("app://cobro/assets/main-x_1.js");
    expect(answer.headers.get("content-type")).toBe("text/javascript; charset=utf-8");
  });

  it.each([
    "app://cobro/",
    "app://cobro/missing.html",
    "app://cobro/folder.js",
    "app://cobro/index.html/",
    "app://cobro/.hidden.js",
    "app://cobro/notes.txt",
    "app://cobro/..%2fsecret.json",
    "app://cobro/%2e%2e/secret.json",
    "app://cobro/assets/..%5c..%5csecret.json",
    "app://cobro//etc/hosts.json",
    "app://cobro/index.html%00.js",
    "app://cobro/%ff.js",
    "app://other/index.html",
    "app://cobro.example/index.html",
    "app://cobro:81/index.html",
    "file:///etc/hosts.json",
  ])("has nothing at %s", async (address) => {
    expect((await get(address)).status).toBe(404);
  });

  it("only answers GET", async () => {
    expect((await get("app://cobro/index.html", "POST")).status).toBe(405);
  });

  it("never leaves its folder, whatever the path", () => {
    const piece = fc.oneof(
      fc.constantFrom("..", ".", "/", "\\", "%2e%2e", "%2f", "%5c", "%00", "a.js", "C:", "~"),
      fc.string(),
    );
    fc.assert(
      fc.property(fc.array(piece), (pieces) => {
        const asset = resolveAsset("/srv/app", `/${pieces.join("")}.js`);
        if (asset === null) return;
        expect(asset.file.startsWith(`${sep}srv${sep}app${sep}`)).toBe(true);
        expect(asset.file.split(sep)).not.toContain("..");
      }),
    );
  });
});
