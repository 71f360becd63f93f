/**
 * Tells when the network has returned. Electron has no event for it in the main process, so its
 * cheap `net.isOnline()` is asked; answers what ends the watch.
 */
export function watchNetwork(options: {
  readonly isOnline: () => boolean;
  readonly onReturn: () => void;
  readonly intervalMs: number;
}): () => void {
  let wasOnline = options.isOnline();
  const timer = setInterval(() => {
    const isOnline = options.isOnline();
    if (isOnline && !wasOnline) options.onReturn();
    wasOnline = isOnline;
  }, options.intervalMs);
  return () => {
    clearInterval(timer);
  };
}
