/**
 * The value in the middle of all parts together, or half-way between the two that are (what is left
 * of a half is dropped); null where there is none. It is searched for by its size, so that parts
 * which are sorted already are not sorted again as one.
 * @param parts each sorted, whole numbers from 0 on
 */
export function medianOf(parts: readonly Float64Array[]): number | null {
  const count = parts.reduce((sum, part) => sum + part.length, 0);
  if (count === 0) return null;
  const low = valueAt(parts, Math.floor((count - 1) / 2));
  const high = count % 2 === 1 ? low : valueAt(parts, count / 2);
  return low + Math.floor((high - low) / 2);
}

/** The value that so many stand before in the order of all: the least that more are not above. */
function valueAt(parts: readonly Float64Array[], place: number): number {
  let least = 0;
  let most = parts.reduce((max, part) => Math.max(max, part.at(-1) ?? 0), 0);
  while (least < most) {
    const middle = least + Math.floor((most - least) / 2);
    const upTo = parts.reduce((sum, part) => sum + countUpTo(part, middle), 0);
    if (upTo > place) most = middle;
    else least = middle + 1;
  }
  return least;
}

function countUpTo(sorted: Float64Array, value: number): number {
  let from = 0;
  let to = sorted.length;
  while (from < to) {
    const middle = (from + to) >> 1;
    if ((sorted[middle] ?? 0) <= value) from = middle + 1;
    else to = middle;
  }
  return from;
}
