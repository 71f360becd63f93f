/**
 * What code page 850 has beside ASCII, as far as names and sentences use it. It is the page that
 * also the simplest printers know (number 2 of Epson's table).
 */
const beyondAscii =
  "ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜø£ØáíóúñÑªº¿®½¼¡«»ÁÂÀ©¢¥ãÃÊËÈÍÎÏÌÓßÔÒõÕµÚÛÙýÝ±¾§÷°·¹³²";
const known = new Set(beyondAscii);

/** Typography that a receipt printer lacks, in signs that it has. */
const plainer: Readonly<Record<string, string>> = {
  "“": '"',
  "”": '"',
  "„": '"',
  "‘": "'",
  "’": "'",
  "–": "-",
  "—": "-",
  "−": "-",
  "‐": "-",
  "‑": "-",
  "…": "...",
  "•": "·",
  "€": "EUR",
  "™": "TM",
};

const graphemes = new Intl.Segmenter("es", { granularity: "grapheme" });

/**
 * The text in signs that the printer's code page has, each one column wide. What it lacks is a
 * visible "?", so that nobody takes a shortened name for the whole. A control character becomes a
 * space: whatever stands in a reference, the printer never reads it as a command.
 */
export function printable(text: string): string {
  return Array.from(graphemes.segment(text.normalize("NFC")), ({ segment }) => sign(segment)).join(
    "",
  );
}

function sign(grapheme: string): string {
  if (/^[ -~]$/u.test(grapheme) || known.has(grapheme)) return grapheme;
  if (/^[\s\p{Cc}\p{Zs}]+$/u.test(grapheme)) return " ";
  const plain = plainer[grapheme];
  if (plain !== undefined) return plain;
  // Alone, these show nothing anywhere: joiners, direction marks, a stray variation selector.
  if (/^\p{Cf}+$/u.test(grapheme)) return "";
  const bare = grapheme.normalize("NFD").replaceAll(/\p{M}/gu, "");
  return /^[ -~]$/u.test(bare) ? bare : "?";
}
