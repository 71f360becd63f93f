import { normalised } from "./column-mapping.ts";

/** Whether a statement's words name this bank, another one, or none. */
type Named = "this" | "other" | "none";

const knownBanks = [
  "BancoEstado",
  "Banco de Chile",
  "Bci",
  "BICE",
  "Falabella",
  "Itaú",
  "Ripley",
  "Santander",
  "Scotiabank",
  "Banorte",
  "Banamex",
  "BBVA",
  "HSBC",
] as const;

/** Words of many a company's name too: a bank's only behind "Banco". */
const commonNames = ["Consorcio", "Security"] as const;

/** Remembered: the same few words and banks meet each other again and again. */
const told = new Map<string, Map<string, Named>>();
const mostRemembered = 50_000;

export function bankNamed(words: string, bank: string): Named {
  let ofWords = told.get(words);
  if (ofWords === undefined) {
    if (told.size >= mostRemembered) told.clear();
    ofWords = new Map();
    told.set(words, ofWords);
  }
  let named = ofWords.get(bank);
  if (named === undefined) {
    const isOther = () =>
      knownBanks.some((each) => names(words, each)) ||
      commonNames.some((each) => hasWord(words, `banco${bareWords(each)}`));
    named = names(words, bank) ? "this" : isOther() ? "other" : "none";
    ofWords.set(bank, named);
  }
  return named;
}

function names(words: string, bank: string): boolean {
  const name = bareWords(bank).replace(/^banco(?!chile|estado|internacional)/u, "");
  return name !== "" && (hasWord(words, name) || hasWord(words, `banco${name}`));
}

/** As words of their own: "Bicentenario" names no BICE. */
function hasWord(words: string, name: string): boolean {
  return ` ${bareWords(words)} `.includes(` ${name} `);
}

const bared = new Map<string, string>();

/** A bank's name without what is written now so and now so: "Bco. del Estado" is "bancoestado". */
function bareWords(text: string): string {
  let bare = bared.get(text);
  if (bare === undefined) {
    bare = normalised(text)
      .replaceAll(/[^\da-z]+/gu, " ")
      .replaceAll(/\bbco\b/gu, "banco")
      .replaceAll(/\bdel? /gu, "")
      .replaceAll("banco ", "banco")
      .trim();
    if (bared.size > 10_000) bared.clear();
    bared.set(text, bare);
  }
  return bare;
}
