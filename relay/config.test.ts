import { describe, expect, it } from "vitest";

import { readConfig } from "./config.ts";

const keys = { FINTOC_SECRET_KEY: "sk_test_a", FINTOC_PUBLIC_KEY: "pk_test_a" };

describe("readConfig", () => {
  it("needs Fintoc's keys alone; all else has a default", () => {
    expect(readConfig(keys)).toMatchObject({
      ok: true,
      value: {
        host: "127.0.0.1",
        port: 8787,
        publicUrl: null,
        fintoc: { mode: "test", apiUrl: "https://api.fintoc.com", version: "2023-11-15" },
      },
    });
  });

  it("names every fault at once", () => {
    const read = readConfig({
      PORT: "seven",
      PUBLIC_URL: "http://shop.example",
      DATABASE_URL: "mysql://x",
      FINTOC_SECRET_KEY: "sk_live_a",
      FINTOC_PUBLIC_KEY: "pk_test_a",
      FINTOC_WEBHOOK_SECRET: "a,,b",
      LOG_LEVEL: "loud",
      TRUST_PROXY: "maybe",
      STAFF_PIN_PEPPER: "x".repeat(31),
    });
    const faults = read.ok ? [] : read.failure;
    for (const name of [
      "PORT",
      "PUBLIC_URL must be https",
      "DATABASE_URL",
      "both must be of one mode",
      "FINTOC_WEBHOOK_SECRET has an empty part",
      "LOG_LEVEL",
      "TRUST_PROXY",
      "STAFF_PIN_PEPPER is too short",
    ]) {
      expect(faults.filter((fault) => fault.includes(name))).toHaveLength(1);
    }
  });

  it.each([
    ["http://127.0.0.1:8787", true],
    ["http://localhost:1", true],
    ["https://pay.shop.example/", true],
    ["http://10.0.0.1", false],
    ["nonsense", false],
  ])("PUBLIC_URL %s: %s", (PUBLIC_URL, accepted) => {
    expect(readConfig({ ...keys, PUBLIC_URL }).ok).toBe(accepted);
  });

  it("takes several webhook secrets, or none", () => {
    const secrets = (FINTOC_WEBHOOK_SECRET: string) => {
      const read = readConfig({ ...keys, FINTOC_WEBHOOK_SECRET });
      return read.ok ? read.value.fintoc.webhookSecrets : null;
    };
    expect(secrets("whsec_a, whsec_b")).toEqual(["whsec_a", "whsec_b"]);
    expect(secrets("")).toEqual([]);
  });

  it("takes a SQLite file or a PostgreSQL, and nothing else", () => {
    const faultOf = (DATABASE_URL: string) => {
      const read = readConfig({ ...keys, DATABASE_URL });
      return read.ok ? [] : read.failure;
    };
    expect(faultOf("sqlite:data/relay.sqlite")).toEqual([]);
    expect(faultOf("postgres://cobro:secret@localhost:5432/cobro")).toEqual([]);
    expect(faultOf("postgresql://localhost/cobro")).toEqual([]);
    for (const wrong of ["mysql://localhost/cobro", "sqlite://data", "sqlite:", "postgres://"]) {
      expect(faultOf(wrong)).toEqual([expect.stringContaining("DATABASE_URL must be")]);
    }
  });
});
