import { assertNever } from "../../contract/assert-never.ts";
import { qrModules, qrPath } from "./slip-qr.ts";
import type { Slip, SlipPart } from "./slip.ts";

/** The app's stylesheet for paper, beside its pages. */
export const stylesheet = "slip.css";

/** A slip as a page: text, drawings and the app's stylesheet, never a script. */
export function slipHtml({ title, locale, parts }: Slip): string {
  return [
    `<!doctype html><html lang="${escaped(locale)}"><head><meta charset="utf-8">`,
    `<meta name="viewport" content="width=device-width"><title>${escaped(title)}</title>`,
    `<link rel="stylesheet" href="./${stylesheet}"></head><body><main>`,
    ...parts.map((part) => partHtml(part)),
    "</main></body></html>",
  ].join("");
}

function partHtml(part: SlipPart): string {
  switch (part.kind) {
    case "logo":
      return `<img class="logo" src="${escaped(part.source)}" alt="">`;
    case "heading":
      return `<h1>${escaped(part.text)}</h1>`;
    case "banner": {
      const detail = part.detail === null ? "" : `<span>${escaped(part.detail)}</span>`;
      return `<p class="banner"><strong>${escaped(part.text)}</strong>${detail}</p>`;
    }
    case "text":
      return `<p class="text ${part.weight}">${breakable(escaped(part.text))}</p>`;
    case "amount":
      return `<p class="amount"><span>${escaped(part.label)}</span><strong data-length="${lengthOf(part.text)}">${escaped(part.text)}</strong></p>`;
    case "row":
      return `<dl><dt>${escaped(part.label)}</dt><dd>${escaped(part.value)}</dd></dl>`;
    case "blank":
      return `<p class="blank">${escaped(part.label)}<span></span></p>`;
    case "qr":
      return qrHtml(part.data, part.caption);
    case "rule":
      return "<hr>";
    case "space":
      return '<div class="space"></div>';
    default:
      return assertNever(part);
  }
}

function qrHtml(data: string, caption: string | null): string {
  const modules = qrModules(data);
  const box = `0 0 ${modules.length} ${modules.length}`;
  const words = caption === null ? "" : `<figcaption>${escaped(caption)}</figcaption>`;
  return `<figure>${words}<svg viewBox="${box}" role="img"><title>${escaped(data)}</title><path d="${qrPath(modules)}"/></svg></figure>`;
}

function lengthOf({ length }: string): "short" | "long" | "longest" {
  if (length <= 9) return "short";
  return length <= 13 ? "long" : "longest";
}

/** An address is typed in pieces: it breaks behind its own signs, and its last part stays whole. */
function breakable(text: string): string {
  return /^https?:\/\/\S+$/u.test(text)
    ? text.replaceAll(/(?<=[^/][/.])(?=[^/])/gu, "<wbr>")
    : text;
}

function escaped(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;")
    .replaceAll("'", "&#39;");
}
