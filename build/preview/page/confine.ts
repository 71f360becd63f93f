/**
 * Navigation and new windows are the main process' to allow. It is told, and nothing is opened:
 * a page of the preview stays where the main process has loaded it.
 */
export function confine(): void {
  const send = window.fetch.bind(window);
  const tell = (what: "navigation" | "window", url: string): void => {
    void send("/.preview/denied", {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ what, url }),
    }).catch(() => undefined);
  };
  window.open = (url) => {
    tell("window", absolute(url));
    return null;
  };
  document.addEventListener("click", (event) => {
    const link = event.composedPath().find((each) => each instanceof HTMLAnchorElement);
    if (link === undefined || link.target === "" || link.target === "_self") return;
    event.preventDefault();
    tell("window", link.href);
  });
  // Not in every browser; where it is missing the page's policy and its frame are all there is.
  if (!("navigation" in window)) return;
  window.navigation.addEventListener("navigate", (event) => {
    if (event.destination.sameDocument || event.navigationType === "reload") return;
    if (event.navigationType === "traverse" || !event.cancelable) return;
    event.preventDefault();
    tell("navigation", event.destination.url);
  });
}

function absolute(url: string | URL | undefined): string {
  return URL.parse(url ?? "about:blank", document.baseURI)?.href ?? "about:blank";
}
