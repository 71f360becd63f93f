import { useEffect, useRef } from "react";

import { parsePairingLink, type PairingLink } from "../../contract/pairing-link.ts";

/** Longer than any link; a scanner's text is looked for at the end of what was typed. */
const mostTyped = 2_100;
/** Who stops for so long does not go on with the same link. */
const pauseMs = 3_000;

/**
 * Hears a pairing link anywhere on the screen: pasted, or typed by a scanner, which ends it with
 * Enter. The link goes to `onLink` alone, and that Enter presses nothing.
 */
export function useScannedLink(onLink: (link: PairingLink) => void): void {
  const heard = useRef(onLink);
  useEffect(() => {
    heard.current = onLink;
  });
  useEffect(() => {
    let typed = "";
    let lastAt = 0;

    function onKeyDown(event: KeyboardEvent) {
      if (event.ctrlKey || event.metaKey || event.isComposing) return;
      if (event.timeStamp - lastAt > pauseMs) typed = "";
      lastAt = event.timeStamp;
      if (event.key === "Enter") {
        const link = linkAtEnd(typed);
        typed = "";
        if (link === null) return;
        event.preventDefault();
        event.stopPropagation();
        heard.current(link);
      } else if (event.key === "Backspace") typed = typed.slice(0, -1);
      else if (event.key.length === 1) typed = `${typed}${event.key}`.slice(-mostTyped);
    }

    function onPaste(event: ClipboardEvent) {
      const link = parsePairingLink(event.clipboardData?.getData("text/plain") ?? "");
      if (link === null) return;
      event.preventDefault();
      event.stopPropagation();
      heard.current(link);
    }

    window.addEventListener("keydown", onKeyDown, true);
    window.addEventListener("paste", onPaste, true);
    return () => {
      window.removeEventListener("keydown", onKeyDown, true);
      window.removeEventListener("paste", onPaste, true);
    };
  }, []);
}

function linkAtEnd(typed: string): PairingLink | null {
  const from = Math.max(
    ...["http", "cobro:"].map((begin) => typed.toLowerCase().lastIndexOf(begin)),
  );
  // The address within the app's own form begins with http too.
  const app = typed.toLowerCase().lastIndexOf("cobro:");
  return (
    (app === -1 ? null : parsePairingLink(typed.slice(app))) ??
    (from === -1 ? null : parsePairingLink(typed.slice(from)))
  );
}
