/** @throws Error with a sentence when there is none */
export function findNode(root: string): string;
export function putFirstOnPath(node: string, env?: NodeJS.ProcessEnv): void;
