/** A code of letters and digits is shown in groups of four, as its administrator reads it out. */
const groupLength = 4;
const shortestCode = 8;
const longestCode = 32;

/** What a person typed, pasted or dictated, as XXXX-XXXX. */
export function formatPairingCode(text: string): string {
  const bare = bareCode(text);
  const groups: string[] = [];
  for (let from = 0; from < bare.length; from += groupLength) {
    groups.push(bare.slice(from, from + groupLength));
  }
  return groups.join("-");
}

/** Where the caret stands in the formatted text, so that a correction in the middle stays there. */
export function caretInCode(text: string, caret: number): number {
  const before = bareCode(text.slice(0, caret)).length;
  return before + Math.max(0, Math.ceil(before / groupLength) - 1);
}

export function isWholeCode(text: string): boolean {
  return bareCode(text).length >= shortestCode;
}

function bareCode(text: string): string {
  return text
    .toUpperCase()
    .replaceAll(/[^\dA-Z]/gu, "")
    .slice(0, longestCode);
}
