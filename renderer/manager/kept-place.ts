import { useEffect, useRef, type RefObject } from "react";

import { readAddress, writeAddress, type ManagerSection } from "./address.ts";

/** How far each place was scrolled when it was left. Forgotten with the window. */
const places = new Map<string, number>();
/** So many addresses are kept. */
const mostPlaces = 50;
/** What comes from the relay makes the screen longer for so long. */
const settlingMs = 5_000;

/**
 * The scrolling element of the manager's screens. Where the books close while somebody reads, and
 * open again at the same address, it stands where it stood; and it has the focus, unless something
 * within has taken it.
 */
export function useKeptPlace(section: ManagerSection | null): RefObject<HTMLElement | null> {
  const ref = useRef<HTMLElement>(null);
  useEffect(() => {
    const element = ref.current;
    if (element === null) return undefined;
    const scrolled: HTMLElement = element;
    if (document.activeElement === document.body) scrolled.focus({ preventScroll: true });
    const wanted = places.get(place(section)) ?? 0;
    let present = { place: place(section), top: wanted };
    const grown = new ResizeObserver(restore);
    const stop = () => {
      grown.disconnect();
      clearTimeout(timer);
    };
    const timer = setTimeout(stop, settlingMs);

    function restore() {
      scrolled.scrollTop = wanted;
      if (Math.abs(scrolled.scrollTop - wanted) < 1) stop();
    }
    const onScroll = () => {
      present = { place: place(section), top: scrolled.scrollTop };
    };
    for (const child of scrolled.children) grown.observe(child);
    restore();
    // Whoever scrolls goes where they want.
    const signs = ["wheel", "pointerdown", "keydown"] as const;
    for (const sign of signs) scrolled.addEventListener(sign, stop, { passive: true });
    scrolled.addEventListener("scroll", onScroll, { passive: true });
    return () => {
      stop();
      for (const sign of signs) scrolled.removeEventListener(sign, stop);
      scrolled.removeEventListener("scroll", onScroll);
      if (places.size >= mostPlaces) places.clear();
      places.set(present.place, present.top);
    };
  }, [section]);
  return ref;
}

/** The address, whichever payment intent is open over it. */
function place(section: ManagerSection | null): string {
  const { query } = readAddress(window.location.hash);
  const { intent: _, ...rest } = query;
  return writeAddress({ section, query: rest });
}
