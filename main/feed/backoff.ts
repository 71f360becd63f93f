const firstMs = 500;
const mostMs = 15_000;

/**
 * How long to wait before a try: doubling, with full jitter in its upper half, so that a shop's
 * tills do not all come back in the same moment.
 * @param failures how many tries have failed in a row, 1 or more
 * @param random from 0 up to 1
 */
export function backoffMs(failures: number, random: number): number {
  const whole = Math.min(mostMs, firstMs * 2 ** Math.min(failures - 1, 10));
  return Math.round(whole / 2 + (whole / 2) * random);
}
