/** "41 s", "1 min 15 s", "2 h 5 min": the two largest units of a duration in milliseconds. */
export function durationText(ms: number): string {
  const seconds = Math.round(ms / 1_000);
  if (seconds === 0) return "< 1 s";
  if (seconds < 60) return `${seconds} s`;
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return `${minutes} min${rest(seconds % 60, "s")}`;
  return `${Math.floor(minutes / 60)} h${rest(minutes % 60, "min")}`;
}

function rest(count: number, unit: string): string {
  return count === 0 ? "" : ` ${count} ${unit}`;
}
