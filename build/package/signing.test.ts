import { expect, test } from "vitest";

import { signingOf } from "./signing.ts";

const azure = {
  AZURE_SIGN_PUBLISHER: "Cobro SpA",
  AZURE_SIGN_ENDPOINT: "https://brs.codesigning.azure.net",
  AZURE_SIGN_ACCOUNT: "account",
  AZURE_SIGN_PROFILE: "profile",
  AZURE_TENANT_ID: "t",
  AZURE_CLIENT_ID: "c",
  AZURE_CLIENT_SECRET: "s",
};
const apple = { CSC_LINK: "file", CSC_KEY_PASSWORD: "p" };
const notary = { APPLE_API_KEY: "k", APPLE_API_KEY_ID: "i", APPLE_API_ISSUER: "u" };

test("without variables nothing is signed, and it is said", () => {
  for (const maker of ["linux", "win32", "darwin"] as const) {
    expect(signingOf(maker, {})).toMatchObject({ ok: true, value: { says: "not signed" } });
  }
  expect(signingOf("darwin", {})).toMatchObject({
    value: { args: expect.arrayContaining(["-c.mac.identity=-", "-c.mac.hardenedRuntime=false"]) },
  });
});

test("a whole set signs, and a signature that fails then fails the packing", () => {
  expect(signingOf("win32", azure)).toMatchObject({
    value: {
      args: expect.arrayContaining([
        "-c.forceCodeSigning=true",
        "-c.win.azureSignOptions.publisherName=Cobro SpA",
      ]),
    },
  });
  expect(signingOf("darwin", { ...apple, ...notary })).toMatchObject({
    value: {
      says: "signed and notarised",
      args: ["-c.forceCodeSigning=true", "-c.mac.notarize=true"],
    },
  });
  expect(signingOf("darwin", apple)).toMatchObject({ value: { says: "signed, not notarised" } });
});

test("half a set is refused by the name of what is missing", () => {
  const { AZURE_CLIENT_SECRET: _left, ...most } = azure;
  expect(signingOf("win32", most)).toMatchObject({
    ok: false,
    failure: expect.stringMatching(/not AZURE_CLIENT_SECRET$/u),
  });
  expect(signingOf("darwin", { CSC_LINK: "file" })).toMatchObject({
    failure: "CSC_LINK set, but not CSC_KEY_PASSWORD",
  });
  expect(signingOf("darwin", notary)).toMatchObject({ ok: false });
});

test("where a signature is required, none is refused", () => {
  const env = { COBRO_REQUIRE_SIGNING: "1" };
  expect(signingOf("win32", env)).toMatchObject({ ok: false });
  expect(signingOf("darwin", env)).toMatchObject({ ok: false });
  expect(signingOf("win32", { ...env, ...azure })).toMatchObject({ ok: true });
});
