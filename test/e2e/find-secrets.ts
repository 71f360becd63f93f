/** What is nobody's to read in a till's log, whatever the test. */
const patterns: readonly RegExp[] = [
  /cobro_(?:till|staff)_[\w-]{8,}/u,
  /\b[sp]k_(?:test|live)_\w{4,}/u,
  /whsec_\w+/u,
  /_sec_\w+/u,
  /Bearer\s+[\w.-]{8,}/iu,
  /[\w.%+-]+@[\w-]+\.[a-z]{2,}/iu,
  /\/(?:pay|r)\/[\w-]{16,}/u,
];

/** The lines that hold a secret: of those that every test has, or of this test's own. */
export function findSecrets(
  lines: readonly string[],
  canaries: ReadonlySet<string>,
): readonly string[] {
  return lines.filter(
    (line) =>
      patterns.some((pattern) => pattern.test(line)) ||
      [...canaries].some((canary) => line.includes(canary)),
  );
}
