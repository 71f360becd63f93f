/** How a text is searched and sorted: without accents, case or doubled spaces. "Ñuñoa  7" is "nunoa 7". */
export function searchKey(text: string): string {
  return text
    .normalize("NFKD")
    .replaceAll(/\p{M}/gu, "")
    .toLowerCase()
    .replaceAll(/\s+/gu, " ")
    .trim();
}
