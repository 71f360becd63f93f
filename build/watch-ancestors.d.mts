/** Calls back once, when the shell or the npm above this process has ended. Does nothing without npm. */
export function watchAncestors(onGone: () => void, env?: NodeJS.ProcessEnv): void;
