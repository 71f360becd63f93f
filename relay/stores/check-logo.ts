import type { RelayErrorCode } from "../../contract/failures.ts";
import { largestLogoBytes } from "../../contract/people-api.ts";
import { fail, ok, type Result } from "../../contract/result.ts";

export interface LogoFault {
  readonly code: Extract<RelayErrorCode, `logo_${string}`>;
  /** What is wrong with the picture, and what to do: goes on from its name. */
  readonly message: string;
}

const signatures = [
  { type: "image/png", bytes: Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]) },
  { type: "image/jpeg", bytes: Buffer.from([0xff, 0xd8, 0xff]) },
] as const;

/** Before its root an SVG may have a byte order mark, an XML declaration and a document type. */
const isSvg = /^\uFEFF?\s*(?:<\?[^>]*>\s*)*(?:<!doctype[^>[]*(?:\[[^\]]*\]\s*)?>\s*)?<svg[\s>]/iu;
/** As a picture it would run nothing of this; a logo needs none of it in the first place. */
const doesMoreThanDraw =
  /<script|<foreignobject|<!entity|\son\w+\s*=|(?:href|src)\s*=\s*["'](?!data:|#)/iu;

/** A picture for the tills' screens and receipts as a `data:` URL; what it is is told by its bytes. */
export function checkLogo(content: Buffer): Result<string, LogoFault> {
  if (content.length > largestLogoBytes) {
    const message = `is larger than ${largestLogoBytes / 1024} KB: save it smaller`;
    return fail({ code: "logo_too_large", message });
  }
  const type = typeOf(content);
  return type.ok ? ok(`data:${type.value};base64,${content.toString("base64")}`) : type;
}

/** The picture that a `data:` URL holds, checked like any other. */
export function checkLogoUrl(url: string): Result<string, LogoFault> {
  const base64 = /^data:[^,]{0,100};base64,([\d+/=A-Za-z]*)$/u.exec(url)?.[1];
  if (base64 === undefined) {
    return fail({ code: "logo_not_a_picture", message: "is no data: URL in base64" });
  }
  return checkLogo(Buffer.from(base64, "base64"));
}

function typeOf(content: Buffer): Result<string, LogoFault> {
  const known = signatures.find(({ bytes }) => content.subarray(0, bytes.length).equals(bytes));
  if (known !== undefined) return ok(known.type);
  const text = content.toString("utf8").replaceAll(/<!--[\s\S]*?-->/gu, "");
  if (!isSvg.test(text)) {
    return fail({ code: "logo_not_a_picture", message: "is no PNG, JPEG or SVG picture" });
  }
  if (!doesMoreThanDraw.test(text)) return ok("image/svg+xml");
  const message = "has scripts, entities or links to other files: save it as a plain SVG";
  return fail({ code: "logo_not_plain", message });
}
