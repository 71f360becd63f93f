/**
 * What a package's `app.asar` may hold: beside the list of `files` in electron-builder.yml, which
 * chooses, this is what checks. A new bundle needs a line in both.
 */
const allowed: readonly RegExp[] = [
  /^package\.json$/u,
  /^out\/main\/main\.js$/u,
  /^out\/main\/assets\/[\w.-]+\.js$/u,
  /^out\/relay-embedded\/relay-embedded\.js$/u,
  /^out\/simulator\/simulator\.js$/u,
  /^out\/preload\/(?:cashier|display|keys)\.cjs$/u,
  /^out\/renderer\/(?:index|display|keys)\.html$/u,
  /^out\/renderer\/slip\.css$/u,
  /^out\/renderer\/assets\/[\w.-]+\.(?:js|css|woff2|svg|png)$/u,
];

/** Without these the app does not start. */
const needed: readonly string[] = [
  "package.json",
  "out/main/main.js",
  "out/relay-embedded/relay-embedded.js",
  "out/simulator/simulator.js",
  "out/preload/cashier.cjs",
  "out/preload/display.cjs",
  "out/preload/keys.cjs",
  "out/renderer/index.html",
  "out/renderer/display.html",
  "out/renderer/keys.html",
  "out/renderer/slip.css",
];

/** @param files paths in the archive, with slashes. @returns a sentence for each fault */
export function wrongFiles(files: readonly string[]): readonly string[] {
  const stray = files.filter((file) => !allowed.some((pattern) => pattern.test(file)));
  const missing = needed.filter((file) => !files.includes(file));
  return [
    ...stray.map((file) => `app.asar holds ${file}, which build/package/allowed-files.ts forbids`),
    ...missing.map((file) => `app.asar lacks ${file}`),
  ];
}
