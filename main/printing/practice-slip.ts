import type { Locale } from "../../contract/money.ts";
import type { Slip, SlipPart } from "./slip.ts";

const es = {
  text: "PRÁCTICA - SIN VALOR",
  detail: "Banco simulado: no hubo ninguna venta",
} as const;
const words = {
  "es-CL": es,
  "es-MX": es,
  en: { text: "PRACTICE - OF NO VALUE", detail: "Simulated bank: there was no sale" },
} as const satisfies Record<Locale, { readonly text: string; readonly detail: string }>;

/** The same paper, which cannot be taken for a real one wherever it is cut: said first and last. */
export function practiceSlip(slip: Slip): Slip {
  const band = { kind: "banner", ...words[slip.locale] } as const satisfies SlipPart;
  return {
    ...slip,
    title: `${band.text} · ${slip.title}`,
    parts: [band, ...slip.parts, { kind: "space" }, band],
  };
}

/** The PDF's name says it before it is opened. */
export function practiceFileName(name: string): string {
  return `PRACTICA-${name}`;
}
