import fc from "fast-check";
import { beforeEach, describe, expect, it } from "vitest";

import { createAccess, type Access, type AccessRequest, type Verdict } from "./access.ts";

const port = 8_790;
let access: Access;
let drawn = 0;

beforeEach(() => {
  drawn = 0;
  access = createAccess(port, () => `random-${(drawn += 1)}`);
});

function check(some: Partial<AccessRequest>): Verdict {
  return access.check({
    method: "GET",
    target: "/index.html",
    host: `127.0.0.1:${port}`,
    origin: undefined,
    fetchSite: undefined,
    cookie: undefined,
    ...some,
  });
}

function cookieFrom(verdict: Verdict): string {
  const cookie = verdict.kind === "enter" ? verdict.setCookie : null;
  if (cookie === null) throw new Error(`No cookie in ${verdict.kind}`);
  return cookie.split(";")[0] ?? "";
}

const enter = (token = access.freshToken(), some: Partial<AccessRequest> = {}): Verdict =>
  check({ target: `/?token=${token}`, ...some });

describe("the way into the preview", () => {
  it("is the address' token, which becomes a cookie that no script and no other site has", () => {
    const verdict = enter();
    expect(verdict).toMatchObject({ kind: "enter" });
    expect(verdict.kind === "enter" && verdict.setCookie).toMatch(/HttpOnly; SameSite=Strict$/u);
    expect(check({ cookie: cookieFrom(verdict) })).toEqual({ kind: "allowed" });
  });

  it("is shut without cookie and without token", () => {
    expect(check({})).toMatchObject({ kind: "refused", status: 401 });
    expect(check({ cookie: `cobro-preview-${port}=guess` })).toMatchObject({ status: 401 });
    expect(enter("guess")).toMatchObject({ kind: "refused", status: 401 });
  });

  it("stays open to a token whose cookie never came back", () => {
    const token = access.freshToken();
    enter(token);
    enter(token);
    expect(check({ cookie: cookieFrom(enter(token)) })).toEqual({ kind: "allowed" });
  });

  it("is shut to a used token, and says which one is fresh", () => {
    const token = access.freshToken();
    check({ cookie: cookieFrom(enter(token)) });
    const verdict = enter(token);
    expect(verdict).toEqual({ kind: "used", freshToken: access.freshToken() });
    expect(access.freshToken()).not.toBe(token);
    expect(check({ cookie: cookieFrom(enter()) })).toEqual({ kind: "allowed" });
  });

  it("lets only the first cookie of a token in", () => {
    const token = access.freshToken();
    const [first, second] = [cookieFrom(enter(token)), cookieFrom(enter(token))];
    expect(check({ cookie: second })).toEqual({ kind: "allowed" });
    expect(check({ cookie: first })).toMatchObject({ status: 401 });
  });

  it("lets who is in reload the printed address", () => {
    const token = access.freshToken();
    const cookie = cookieFrom(enter(token));
    check({ cookie });
    expect(enter(token, { cookie })).toEqual({ kind: "enter", setCookie: null });
  });

  it.each<[string, Partial<AccessRequest>]>([
    ["another host's name (DNS rebinding)", { host: `attacker.example:${port}` }],
    ["localhost by another name", { host: `localhost:${port}` }],
    ["another port", { host: "127.0.0.1:80" }],
    ["no host", { host: undefined }],
    ["another site's origin", { origin: "https://attacker.example" }],
    ["another port's origin", { origin: "http://127.0.0.1:3000" }],
    ["an opaque origin", { origin: "null" }],
    ["another site", { fetchSite: "cross-site" }],
    ["another page of this computer", { fetchSite: "same-site" }],
    ["a call that names no page", { method: "POST" }],
  ])("is shut to %s, cookie or not", (_what, some) => {
    const cookie = cookieFrom(enter());
    expect(check({ cookie })).toEqual({ kind: "allowed" });
    expect(check({ ...some, cookie })).toMatchObject({ kind: "refused", status: 403 });
    expect(enter(access.freshToken(), some)).toMatchObject({ kind: "refused", status: 403 });
  });

  it("lets the page's own calls through", () => {
    const cookie = cookieFrom(enter());
    const own = { origin: `http://127.0.0.1:${port}`, fetchSite: "same-origin", cookie };
    expect(check({ ...own, method: "POST" })).toEqual({ kind: "allowed" });
    expect(check({ ...own, cookie: `a=b; ${cookie}; c=d` })).toEqual({ kind: "allowed" });
  });

  it("never opens to anything but what it has handed out", () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (token, cookie) => {
        fc.pre(!token.startsWith("random-") && !cookie.includes("random-"));
        const target = `/?token=${encodeURIComponent(token)}`;
        expect(check({ target, cookie }).kind).toBe("refused");
        expect(check({ target, cookie: `cobro-preview-${port}=${cookie}` }).kind).toBe("refused");
      }),
    );
  });
});
