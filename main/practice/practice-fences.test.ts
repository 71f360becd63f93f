import { describe, expect, test } from "vitest";

import { practiceFetch, practiceRelayConfig } from "./practice-fences.ts";

const given = {
  keys: { secretKey: "sk_test_1", publicKey: "pk_test_1" },
  pepper: "p".repeat(32),
  databaseFile: "/tmp/relay.sqlite",
  port: 0,
};

describe("a practice relay", () => {
  test("has the simulated bank of this computer, for API and widget alike", () => {
    const config = practiceRelayConfig("http://127.0.0.1:4711", given);
    expect(config).toMatchObject({
      ok: true,
      value: {
        fintoc: { apiUrl: "http://127.0.0.1:4711", widgetUrl: "http://127.0.0.1:4711/v1/" },
        isPractice: true,
      },
    });
  });

  test.each([
    "https://api.fintoc.com",
    "http://api.fintoc.com",
    "http://127.0.0.1.example.com",
    "http://192.168.1.2:80",
    "https://127.0.0.1:1",
    "http://127.0.0.1@example.com",
    "not an address",
  ])("is not begun with %s", (url) => {
    expect(practiceRelayConfig(url, given)).toMatchObject({
      ok: false,
      failure: { code: "practice_not_started" },
    });
  });

  test.each([
    { secretKey: "sk_live_1", publicKey: "pk_test_1" },
    { secretKey: "sk_test_1", publicKey: "pk_live_1" },
  ])("is not begun with $secretKey and $publicKey", (keys) => {
    expect(practiceRelayConfig("http://127.0.0.1:4711", { ...given, keys }).ok).toBe(false);
  });
});

describe("a practice till", () => {
  const asked: string[] = [];
  const fetch = practiceFetch(
    () => "http://127.0.0.1:4711",
    (input) => {
      asked.push(input instanceof Request ? input.url : String(input));
      return Promise.resolve(new Response());
    },
  );

  test("asks its own relay and nobody else", async () => {
    await fetch("http://127.0.0.1:4711/v1/till");
    for (const url of [
      "https://api.fintoc.com/v1",
      "http://127.0.0.1:4712/v1/till",
      "https://relay.example/v1/till",
    ]) {
      await expect(fetch(url)).rejects.toThrow("practice relay alone");
      await expect(fetch(new Request(url))).rejects.toThrow("practice relay alone");
    }
    expect(asked).toEqual(["http://127.0.0.1:4711/v1/till"]);
  });

  test("asks nobody while its relay is down", async () => {
    const down = practiceFetch(() => null, fetch);
    await expect(down("http://127.0.0.1:4711/v1/till")).rejects.toThrow();
  });
});
