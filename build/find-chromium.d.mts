export function findChromium(env?: NodeJS.ProcessEnv): string | null;
/** @throws Error with a sentence on what to install */
export function ensureChromium(env?: NodeJS.ProcessEnv): string;
