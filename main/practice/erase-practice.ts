import { existsSync, renameSync, rmSync } from "node:fs";

const erased = (folder: string) => `${folder}.erased`;

/** Erases all of practice at one stroke: a kill at any moment leaves all of it or nothing. */
export function erasePractice(folder: string): void {
  dropErased(folder);
  if (existsSync(folder)) renameSync(folder, erased(folder));
  dropErased(folder);
}

/** What a killed app had still to remove. */
export function dropErased(folder: string): void {
  rmSync(erased(folder), { recursive: true, force: true });
}
