import { randomUUID } from "node:crypto";

import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";

import { changeAlerts } from "../../relay/alerts/alert-settings.ts";
import { openDatabase, type Database } from "../../relay/database/open-database.ts";
import { addMember, changeMember, removeMember } from "../../relay/staff/change-staff.ts";
import { changeStore } from "../../relay/stores/change-store.ts";
import { endTill } from "../../relay/tills/change-tills.ts";
import { post, startBench, tillClient, type Bench, type TillClient } from "./harness.ts";

let bench: Bench;
let store: string;
let till: TillClient;
let luz: string;
let manager: string;
beforeEach(async () => {
  bench = await startBench();
  store = await bench.addStore();
  till = await bench.pairTill(store);
  luz = await bench.addStaff(store, "manager", "12345678", "Luz Rojas");
  manager = await till.signIn(luz, "12345678");
});
afterEach(() => bench.close());

const until = { timeout: 6_000, interval: 20 };
const ask = (method: string, path: string, body?: unknown) =>
  till.call(method, path, body, manager);
const codeOf = async (response: Response) => {
  const { error } = await response.json();
  return [response.status, error.code];
};
const refusalOf = async (method: string, path: string, body?: unknown) =>
  codeOf(await ask(method, path, body));
const staffNow = async () => (await (await till.call("GET", "/v1/staff")).json()).staff;
const changes = async () => (await (await ask("GET", "/v1/changes")).json()).changes;
const ana = (more: object = {}) => ({
  id: randomUUID(),
  name: "Ana Soto",
  role: "cashier",
  pin: "4711",
  ...more,
});

describe("staff, as a manager changes them", () => {
  it("are added once, however often the same is asked; another under the same id is refused", async () => {
    const body = ana({ name: " Ana  Soto " });
    const added = await ask("POST", "/v1/staff", body);
    expect(added.status).toBe(201);
    const staff = { id: body.id, name: "Ana Soto", role: "cashier" };
    expect(await added.json()).toEqual({ staff });
    const again = await ask("POST", "/v1/staff", body);
    expect([again.status, await again.json()]).toEqual([200, { staff }]);
    for (const other of [{ pin: "4712" }, { role: "manager" }, { name: "Bea" }]) {
      expect(await refusalOf("POST", "/v1/staff", { ...body, ...other })).toEqual([
        409,
        "staff_differs",
      ]);
    }
    expect(await till.signIn(body.id, "4711")).toMatch(/^cobro_staff_/u);
    expect(await changes()).toMatchObject([
      {
        kind: "staff_added",
        by: { id: luz, name: "Luz Rojas" },
        subject: { id: body.id, name: "Ana Soto" },
        before: null,
        after: "cashier",
      },
      { kind: "staff_added", by: null },
      { kind: "till_paired", by: null },
      { kind: "till_added", by: null },
    ]);
  });

  it("carry names that tell them apart on the lock screen; two may have the same PIN", async () => {
    await ask("POST", "/v1/staff", ana());
    expect(await refusalOf("POST", "/v1/staff", ana({ name: "ÁNA SOTO" }))).toEqual([
      409,
      "staff_name_taken",
    ]);
    const bea = ana({ name: "Bea" });
    expect((await ask("POST", "/v1/staff", bea)).status).toBe(201);
    expect(await refusalOf("PATCH", `/v1/staff/${bea.id}`, { name: "ana soto" })).toEqual([
      409,
      "staff_name_taken",
    ]);
    // A sign that only joins others is seen in an emoji, and tells no two names apart.
    expect((await ask("PATCH", `/v1/staff/${bea.id}`, { name: "👩‍🍳 Bea" })).status).toBe(200);
    expect(await refusalOf("PATCH", `/v1/staff/${bea.id}`, { name: "An\u200Da Soto" })).toEqual([
      409,
      "staff_name_taken",
    ]);
    // Their own name in other letters is no other's.
    expect((await ask("PATCH", `/v1/staff/${bea.id}`, { name: "BEA" })).status).toBe(200);
  });

  it("stand in the order in which people look for a name, and so do the tills", async () => {
    for (const name of ["zoë", "Álvaro", "ana 10", "Ana 2"]) {
      await ask("POST", "/v1/staff", ana({ name }));
      await ask("POST", "/v1/tills", { id: randomUUID(), name });
    }
    const order = ["Álvaro", "Ana 2", "ana 10", "Luz Rojas", "zoë"];
    expect((await staffNow()).map(({ name }: { name: string }) => name)).toEqual(order);
    const { tills } = await (await ask("GET", "/v1/tills")).json();
    const named = tills.map(({ name }: { name: string }) => name);
    expect(named.filter((name: string) => order.includes(name))).toEqual(
      order.filter((name) => name !== "Luz Rojas"),
    );
  });

  it.each([
    ["a blank name", { name: "  " }, [422, "name_invalid"]],
    ["a name too long", { name: "x".repeat(41) }, [422, "name_invalid"]],
    ["an invisible sign", { name: "An\u200Ba" }, [422, "name_invalid"]],
    ["a short PIN", { pin: "123" }, [422, "parameter_invalid"]],
    ["a role of no kind", { role: "owner" }, [422, "parameter_invalid"]],
    ["an id of no kind", { id: "1" }, [422, "parameter_invalid"]],
  ])("%s is refused, and nobody is added", async (_, wrong, refusal) => {
    expect(await refusalOf("POST", "/v1/staff", ana(wrong))).toEqual(refusal);
    expect(await staffNow()).toHaveLength(1);
  });

  it.each(["1111", "1234", "4321", "12345678"])(
    "have no PIN like %s where they manage; a cashier may",
    async (pin) => {
      const easy = [422, "staff_pin_easy"];
      const cashier = ana({ pin });
      expect(await refusalOf("POST", "/v1/staff", { ...cashier, role: "manager" })).toEqual(easy);
      expect((await ask("POST", "/v1/staff", cashier)).status).toBe(201);
      const promoted = { role: "manager", pin };
      expect(await refusalOf("PATCH", `/v1/staff/${cashier.id}`, promoted)).toEqual(easy);
      expect(await refusalOf("PATCH", `/v1/staff/${luz}`, { pin })).toEqual(easy);
      // Nothing was half changed: neither the role nor Luz's own session.
      expect((await staffNow()).map(({ role }: { role: string }) => role).toSorted()).toEqual([
        "cashier",
        "manager",
      ]);
    },
  );

  it("lose their sessions with another PIN, another role, or their place", async () => {
    const body = ana();
    await ask("POST", "/v1/staff", body);
    const path = `/v1/staff/${body.id}`;
    const lives = async (token: string) =>
      (await till.call("GET", "/v1/staff", undefined, token)).status;
    const first = await till.signIn(body.id, "4711");
    expect((await ask("PATCH", path, { name: "Ana S." })).status).toBe(200);
    expect(await lives(first)).toBe(200);
    expect((await ask("PATCH", path, { pin: "0815" })).status).toBe(200);
    expect(await lives(first)).toBe(401);
    const second = await till.signIn(body.id, "0815");
    await ask("PATCH", path, { role: "manager" });
    expect(await lives(second)).toBe(401);
    const third = await till.signIn(body.id, "0815");
    expect((await ask("DELETE", path)).status).toBe(204);
    expect(await codeOf(await till.call("GET", "/v1/staff", undefined, third))).toEqual([
      401,
      "staff_session_expired",
    ]);
    expect(await refusalOf("DELETE", path)).toEqual([404, "staff_not_found"]);
    const told = await changes();
    expect(told.slice(0, 4)).toMatchObject([
      { kind: "staff_removed", subject: { name: "Ana S." } },
      { kind: "staff_role", before: "cashier", after: "manager" },
      { kind: "staff_pin", before: null, after: null },
      { kind: "staff_renamed", before: "Ana Soto", after: "Ana S." },
    ]);
    expect(JSON.stringify(told)).not.toMatch(/4711|0815|scrypt/u);
  });

  it("another PIN of one's own leaves the session that changed it, and ends the others", async () => {
    const other = await (await bench.pairTill(store)).signIn(luz, "12345678");
    expect((await ask("PATCH", `/v1/staff/${luz}`, { pin: "2468" })).status).toBe(200);
    expect((await ask("GET", "/v1/tills")).status).toBe(200);
    expect((await till.call("GET", "/v1/staff", undefined, other)).status).toBe(401);
  });

  it("the last manager is neither removed nor demoted, also where two ask at once", async () => {
    const last = [409, "staff_last_manager"];
    expect(await refusalOf("DELETE", `/v1/staff/${luz}`)).toEqual(last);
    expect(await refusalOf("PATCH", `/v1/staff/${luz}`, { role: "cashier" })).toEqual(last);
    const eva = ana({ name: "Eva", role: "manager" });
    await ask("POST", "/v1/staff", eva);
    const session = await till.signIn(eva.id, "4711");
    const answers = await Promise.all([
      till.call("PATCH", `/v1/staff/${luz}`, { role: "cashier" }, session),
      ask("DELETE", `/v1/staff/${eva.id}`),
    ]);
    // One of them ends the other's session or is told that there is no other manager.
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    const roles = (await staffNow()).map(({ role }: { role: string }) => role);
    expect(roles.filter((role: string) => role === "manager")).toHaveLength(1);
  });

  it("belong to their store, and cashiers change nothing", async () => {
    const elsewhere = await bench.addStaff(await bench.addStore(), "cashier", "4711");
    expect(await refusalOf("DELETE", `/v1/staff/${elsewhere}`)).toEqual([404, "staff_not_found"]);
    const cashier = await till.signIn(await bench.addStaff(store, "cashier", "4711"), "4711");
    for (const [method, path] of [
      ["POST", "/v1/staff"],
      ["PATCH", `/v1/staff/${luz}`],
      ["DELETE", `/v1/staff/${luz}`],
      ["GET", "/v1/tills"],
      ["POST", "/v1/tills"],
      ["PATCH", `/v1/tills/${till.id}`],
      ["POST", `/v1/tills/${till.id}/pairing-code`],
      ["POST", `/v1/tills/${till.id}/revoke`],
      ["GET", "/v1/store"],
      ["PATCH", "/v1/store"],
      ["GET", "/v1/changes"],
    ] as const) {
      const body = method === "GET" ? undefined : {};
      const answer = await till.call(method, path, body, cashier);
      expect(await codeOf(answer), `${method} ${path}`).toEqual([403, "manager_required"]);
    }
  });
});

describe("tills, as a manager changes them", () => {
  const tillsNow = async () => (await (await ask("GET", "/v1/tills")).json()).tills;
  const pairAt = (code: string) => post(`${bench.relay().url}/v1/pairings`, { code });

  it("are listed with what is open at them, of every day, and when they were last heard of", async () => {
    const other = await bench.pairTill(store);
    const sale = await other.sale(7_000);
    await bench.advance(26 * 60 * 60_000);
    await other.sale(500);
    manager = await till.signIn(luz, "12345678");
    const [here, there] = (await tillsNow()).toSorted(
      (a: { isHere: boolean }, b: { isHere: boolean }) => Number(b.isHere) - Number(a.isHere),
    );
    expect(here).toMatchObject({ id: till.id, isHere: true, open: { count: 0, amount: 0 } });
    expect(there).toMatchObject({
      id: other.id,
      isHere: false,
      revokedAt: null,
      codeExpiresAt: null,
    });
    expect(there.open.count).toBeGreaterThan(0);
    expect(Date.parse(there.lastSeenAt)).toBeGreaterThan(Date.parse(sale.createdAt) + 3_600_000);
  });

  it("are added with a code that pairs; the same again gives the same till another code", async () => {
    const body = { id: randomUUID(), name: "Caja 2" };
    const first = await (await ask("POST", "/v1/tills", body)).json();
    expect(first.till).toEqual(body);
    const second = await (await ask("POST", "/v1/tills", body)).json();
    expect(second.till).toEqual(body);
    expect((await pairAt(first.pairingCode)).status).toBe(410);
    expect(await tillsNow()).toMatchObject([
      {},
      { id: body.id, pairedAt: null, lastSeenAt: null, codeExpiresAt: second.expiresAt },
    ]);
    expect((await pairAt(second.pairingCode)).status).toBe(201);
    expect(await refusalOf("POST", "/v1/tills", body)).toEqual([409, "till_differs"]);
    expect(await refusalOf("POST", "/v1/tills", { ...body, id: randomUUID() })).toEqual([
      409,
      "till_name_taken",
    ]);
    const named = await ask("PATCH", `/v1/tills/${body.id}`, { name: "Terraza" });
    expect(await named.json()).toEqual({ till: { id: body.id, name: "Terraza" } });
    expect(await refusalOf("PATCH", `/v1/tills/${body.id}`, { name: "caja 1" })).toEqual([
      409,
      "till_name_taken",
    ]);
  });

  it("are revoked for good, but not the one that asks, and not another store's", async () => {
    const other = await bench.pairTill(store);
    const path = `/v1/tills/${other.id}`;
    expect((await ask("POST", `${path}/revoke`)).status).toBe(200);
    expect((await ask("POST", `${path}/revoke`)).status).toBe(200);
    expect(await codeOf(await other.call("GET", "/v1/till"))).toEqual([401, "till_revoked"]);
    const forGood = [409, "till_revoked_for_good"];
    expect(await refusalOf("POST", `${path}/pairing-code`)).toEqual(forGood);
    expect(await refusalOf("PATCH", path, { name: "Caja 9" })).toEqual(forGood);
    expect(await refusalOf("POST", `/v1/tills/${till.id}/revoke`)).toEqual([
      409,
      "till_is_this_one",
    ]);
    const foreign = await bench.pairTill();
    expect(await refusalOf("POST", `/v1/tills/${foreign.id}/revoke`)).toEqual([
      404,
      "till_not_found",
    ]);
  });

  it("a computer that another one has replaced is told so; one with any other secret is not", async () => {
    const path = `/v1/tills/${till.id}/pairing-code`;
    const { pairingCode } = await (await ask("POST", path)).json();
    const { secret } = await (await pairAt(pairingCode)).json();
    const told = async (each: TillClient) =>
      (await (await each.call("GET", "/v1/till")).json()).error;
    expect(await told(till)).toMatchObject({ code: "till_unknown", param: "secret_replaced" });
    const present = tillClient(() => bench.relay().url, till.id, secret);
    expect((await present.call("GET", "/v1/till")).status).toBe(200);
    const stranger = tillClient(() => bench.relay().url, till.id, "cobro_till_of_nobody_at_all");
    expect((await told(stranger)).param).toBeUndefined();
  });
});

describe("a store's settings, as a manager changes them", () => {
  const settings = async () => (await ask("GET", "/v1/store")).json();
  const png = Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    Buffer.alloc(64 * 1024 - 8),
  ]);

  it("are kept together, told to the tills, and each is written down", async () => {
    await bench.admin("store", "update", store, "--business-tax-id", "76.123.456-0");
    const { version } = await settings();
    const logo = `data:image/x-whatever;base64,${png.toString("base64")}`;
    const answer = await ask("PATCH", "/v1/store", {
      version,
      maxAmount: 500_000,
      confirmAbove: 100_000,
      tips: [10, 15],
      quickAmounts: [1_000, 5_000],
      businessName: " Café SpA ",
      receiptWords: "¡Gracias!\r\nVuelva pronto",
      logo,
    });
    expect(answer.status).toBe(200);
    const told = {
      limits: { maxAmount: 500_000, confirmAbove: 100_000 },
      tips: { percents: [10, 15] },
      quickAmounts: [1_000, 5_000],
      business: { name: "Café SpA", taxId: "76.123.456-0" },
      receiptWords: "¡Gracias!\nVuelva pronto",
      logo: `data:image/png;base64,${png.toString("base64")}`,
    };
    expect((await answer.json()).store).toMatchObject(told);
    expect((await (await till.call("GET", "/v1/till")).json()).store).toMatchObject(told);
    const kinds = (await changes()).slice(0, 7).map((change: { kind: string }) => change.kind);
    expect(kinds.toReversed()).toEqual([
      "store_max_amount",
      "store_confirm_above",
      "store_tips",
      "store_quick_amounts",
      "store_business_name",
      "store_receipt_words",
      "store_logo",
    ]);
    const after = await settings();
    await ask("PATCH", "/v1/store", {
      version: after.version,
      maxAmount: null,
      tips: null,
      quickAmounts: [],
      businessName: "",
      receiptWords: null,
      logo: null,
    });
    expect((await settings()).store).toMatchObject({
      limits: { maxAmount: null, confirmAbove: 100_000 },
      tips: null,
      quickAmounts: [],
      business: { name: null, taxId: "76.123.456-0" },
      receiptWords: null,
      logo: null,
    });
  });

  it("of which two managers saved at once, one is told; nothing is lost unseen", async () => {
    const { version } = await settings();
    const answers = await Promise.all([
      ask("PATCH", "/v1/store", { version, maxAmount: 1_000 }),
      ask("PATCH", "/v1/store", { version, maxAmount: 2_000 }),
    ]);
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409]);
    // The installer's command counts too; adding a person does not.
    const later = await settings();
    await bench.admin("store", "update", store, "--max-amount", "3000");
    await bench.addStaff(store, "cashier", "4711");
    expect(await refusalOf("PATCH", "/v1/store", { version: later.version })).toEqual([
      409,
      "store_changed",
    ]);
    expect(await changes()).toMatchObject([
      { kind: "staff_added" },
      { kind: "store_max_amount", by: null, after: 3_000 },
      { kind: "store_max_amount" },
      {},
      {},
      {},
    ]);
  });

  it.each([
    ["no amount", { maxAmount: 0 }, [422, "limit_invalid"]],
    ["an amount beyond the currency's", { maxAmount: 1_000_000_000 }, [422, "limit_invalid"]],
    ["half a peso", { confirmAbove: 1.5 }, [422, "limit_invalid"]],
    ["a tip twice", { tips: [10, 10] }, [422, "tips_invalid"]],
    ["a tip above all", { tips: [101] }, [422, "tips_invalid"]],
    [
      "seven quick amounts",
      { quickAmounts: [1, 2, 3, 4, 5, 6, 7] },
      [422, "quick_amounts_invalid"],
    ],
    [
      "a quick amount above the limit",
      { quickAmounts: [9_000], maxAmount: 5_000 },
      [422, "quick_amount_above_limit"],
    ],
    ["a name on two lines", { businessName: "a\nb" }, [422, "business_name_invalid"]],
    ["a printer's command", { receiptWords: "cut \u001Bm here" }, [422, "receipt_words_invalid"]],
    ["words without end", { receiptWords: "x".repeat(281) }, [422, "receipt_words_invalid"]],
    ["a logo elsewhere", { logo: "https://x.example/logo.png" }, [422, "logo_not_a_picture"]],
    ["a GIF", { logo: `data:;base64,${btoa("GIF89a")}` }, [422, "logo_not_a_picture"]],
    [
      "an SVG with a script",
      { logo: `data:;base64,${btoa("<svg><script/></svg>")}` },
      [422, "logo_not_plain"],
    ],
    ["a logo above 64 KB", { logo: `data:;base64,${"A".repeat(87_384)}` }, [422, "logo_too_large"]],
    ["a body above 128 KB", { logo: "x".repeat(140_000) }, [413, "body_too_large"]],
    ["the installer's currency", { currency: "MXN" }, [422, "parameter_invalid"]],
  ])("%s is refused, and nothing of it is kept", async (_, wrong, refusal) => {
    const before = await settings();
    const body = { version: before.version, tips: [7], ...wrong };
    expect(await refusalOf("PATCH", "/v1/store", body)).toEqual(refusal);
    expect(await settings()).toEqual(before);
  });

  it("show the installer's account so far that it is known again", async () => {
    const account = ["--recipient-holder-id", "11.111.111-1", "--recipient-number", "000123456"];
    const bank = [
      "--recipient-type",
      "sight_account",
      "--recipient-institution",
      "cl_banco_estado",
    ];
    await bench.admin("store", "update", store, ...account, ...bank);
    expect((await settings()).installed).toEqual({
      recipient: {
        institutionId: "cl_banco_estado",
        numberEnd: "3456",
        holderIdMasked: "•••••1111",
      },
    });
  });
});

describe("a manager who is one no more", () => {
  it.each([
    ["was removed", "DELETE", undefined],
    ["was demoted", "PATCH", { role: "cashier" }],
  ])("and %s while their change was under way, changes nothing", async (_, method, body) => {
    const by = { id: await bench.addStaff(store, "manager", "9753", "Rosa"), name: "Rosa" };
    await ask(method, `/v1/staff/${by.id}`, body);
    const told = (await changes()).length;
    const database = await openDatabase(bench.databaseUrl);
    const now = new Date().toISOString();
    const staffChange = { storeId: store, by, now };
    const { version } = await (await ask("GET", "/v1/store")).json();
    const late = { ...ana(), role: "manager" as const, pinHash: "never kept" };
    const alerts = { version: null, loopback: true, emails: ["rosa@shop.example"] };
    const under = (act: (transaction: Database) => Promise<unknown>) =>
      database.transaction().execute(act);
    for (const change of [
      () => addMember(database, staffChange, late),
      () => changeMember(database, staffChange, luz, { pinHash: "never kept" }),
      () => removeMember(database, staffChange, luz),
      () => endTill(database, { storeId: store, by, nowMs: Date.now() }, till.id),
      () => changeStore(database, store, { version, maxAmount: 1 }, by, now),
      () => under((transaction) => changeAlerts(transaction, store, alerts, by, now)),
    ]) {
      await expect(change()).rejects.toMatchObject({ code: "staff_session_expired" });
    }
    await database.destroy();
    expect(await changes()).toHaveLength(told);
    expect((await till.call("GET", "/v1/till")).status).toBe(200);
  });
});

describe("the store's open feeds", () => {
  it("hear of a change soon, wherever it was made, and no other store's", async () => {
    const feed = await till.feed();
    const elsewhere = await (await bench.pairTill()).feed();
    const heard = () => feed.messages.filter(({ event }) => event === "store").length;
    const { version } = await (await ask("GET", "/v1/store")).json();
    await ask("PATCH", "/v1/store", { version, maxAmount: 1_000 });
    await vi.waitFor(() => expect(heard()).toBe(1), until);
    await bench.admin("store", "update", store, "--max-amount", "2000");
    await vi.waitFor(() => expect(heard()).toBe(2), until);
    expect(elsewhere.messages.map(({ event }) => event)).toEqual(["hello"]);
    feed.close();
    elsewhere.close();
  });
});
