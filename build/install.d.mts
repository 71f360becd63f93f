/** @throws Error with a sentence when this Node cannot even install the project */
export function requireNode(version?: string): void;
/** @throws Error with a sentence when npm fails */
export function installMissing(root: string): void;
export function isInstalled(root: string): boolean;
