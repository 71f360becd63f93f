import { expect, it } from "vitest";

import { largestBodyBytes } from "../../contract/relay-api.ts";
import { readBody } from "./read-body.ts";

function requestOf(pull: (controller: ReadableStreamDefaultController<Uint8Array>) => void) {
  const body = new ReadableStream({ pull });
  return new Request("http://relay/", { method: "POST", body, duplex: "half" });
}

it("a body that its sender breaks off is the sender's fault, not the relay's", async () => {
  const request = requestOf((controller) => controller.error(new Error("aborted")));
  await expect(readBody(request)).rejects.toMatchObject({ code: "body_unreadable", status: 400 });
});

it("a body without end is refused as soon as it passes the limit", async () => {
  let sent = 0;
  const request = requestOf((controller) => {
    sent += 1_024;
    controller.enqueue(new Uint8Array(1_024));
  });
  await expect(readBody(request)).rejects.toMatchObject({ code: "body_too_large", status: 413 });
  expect(sent).toBeLessThan(2 * largestBodyBytes);
});
