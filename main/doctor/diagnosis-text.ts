import type { Diagnosis } from "../../contract/diagnosis.ts";
import type { DoctorWords } from "./doctor-words.ts";

/** A diagnosis as a page of plain text. */
export function diagnosisText(
  { at, checks, folders, grade }: Diagnosis,
  words: DoctorWords,
): string {
  const widest = Math.max(...Object.values(words.grades).map(({ length }) => length));
  const indent = " ".repeat(widest + 2);
  const lines = checks.flatMap(({ grade: of, ms, said, title, wayOut }) => [
    `${words.grades[of].padEnd(widest)}  ${title}: ${said} [${ms} ms]`,
    ...(wayOut === null ? [] : [`${indent}→ ${wayOut}`]),
  ]);
  const where = (["data", "logs", "crashes"] as const).map(
    (name) => `${words.folders[name]}: ${folders[name]}`,
  );
  return [`Cobro · ${at}`, words.headlines[grade], "", ...lines, "", ...where, ""].join("\n");
}
