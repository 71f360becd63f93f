import { describe, expect, test } from "vitest";

import { createPrintDocuments } from "./print-documents.ts";
import { slipHtml } from "./slip-html.ts";
import type { Slip } from "./slip.ts";

const hostile = `</title><script>alert(1)</script> & "Ñandú" 'x'`;
const slip: Slip = {
  title: hostile,
  locale: "es-CL",
  parts: [
    { kind: "logo", source: 'data:image/png;base64,AA"onerror="alert(1)' },
    { kind: "heading", text: hostile },
    { kind: "banner", text: hostile, detail: hostile },
    { kind: "text", text: hostile, weight: "small" },
    { kind: "amount", label: hostile, text: "$12.990" },
    { kind: "row", label: hostile, value: hostile },
    { kind: "blank", label: hostile },
    { kind: "qr", data: "https://cobro.cafe.cl/r/X", caption: hostile },
    { kind: "rule" },
    { kind: "space" },
  ],
};

describe("a slip as a page", () => {
  const html = slipHtml(slip);

  test("shows every text, and none of them as markup", () => {
    expect(html).not.toContain("<script");
    expect(html).not.toContain('AA"onerror');
    const shown = "&lt;script&gt;alert(1)&lt;/script&gt; &amp; &quot;Ñandú&quot; &#39;x&#39;";
    const texts = 10;
    expect(html.split(shown)).toHaveLength(texts + 1);
    expect(html).toContain("$12.990");
  });

  test("draws the QR itself", () => {
    expect(html).toMatch(/<svg viewBox="0 0 \d+ \d+"[^>]*>.*<path d="M\d/u);
  });
});

describe("the address of a printed page", () => {
  const documents = createPrintDocuments(
    "app://cobro/",
    () => Promise.resolve(new Response("", { status: 404 })),
    () => crypto.randomUUID(),
  );
  const get = (address: string, method = "GET") =>
    documents.serve(new Request(address, { method }));

  test("answers with a policy under which nothing runs and nothing is sent", async () => {
    const { address } = documents.add("<p>x</p>");
    const answer = await get(address);
    expect(await answer.text()).toBe("<p>x</p>");
    const policy = answer.headers.get("content-security-policy") ?? "";
    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toMatch(/script-src|connect-src|unsafe/u);
  });

  test("cannot be guessed, and is gone once it was printed", async () => {
    const { address, remove } = documents.add("<p>x</p>");
    expect(address).toMatch(/^app:\/\/cobro\/print-[\da-f-]{36}\.html$/u);
    expect((await get(address, "POST")).status).toBe(404);
    remove();
    expect((await get(address)).status).toBe(404);
  });
});
