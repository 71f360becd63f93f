import { expect, it } from "vitest";

import { parseRelayUrl } from "./relay-url.ts";

it.each([
  ["https://relay.shop.example", "https://relay.shop.example"],
  [" relay.shop.example/ ", "https://relay.shop.example"],
  ["http://127.0.0.1:8787", "http://127.0.0.1:8787"],
  ["http://localhost:8787/", "http://localhost:8787"],
  ["127.0.0.1:8787", "http://127.0.0.1:8787"],
  ["localhost:8787", "http://localhost:8787"],
  ["relay.shop.example:8443", "https://relay.shop.example:8443"],
])("%s is %s", (typed, origin) => {
  expect(parseRelayUrl(typed)).toEqual({ ok: true, value: origin });
});

it.each([
  ["http://relay.shop.example", "relay_url_not_https"],
  ["ftp://relay.shop.example", "relay_url_invalid"],
  ["https://user:pass@relay.shop.example", "relay_url_invalid"],
  ["https://relay.shop.example/path", "relay_url_invalid"],
  ["", "relay_url_invalid"],
  ["two words", "relay_url_invalid"],
])("%s is refused: %s", (typed, code) => {
  expect(parseRelayUrl(typed)).toMatchObject({ ok: false, failure: { code } });
});
