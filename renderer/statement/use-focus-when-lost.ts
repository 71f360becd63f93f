import { useEffect, useRef, type RefObject } from "react";

/** Where the focus goes when what had it is gone: to the next step's heading, never to the page's top. */
export function useFocusWhenLost(): RefObject<HTMLHeadingElement | null> {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (document.activeElement === document.body) heading.current?.focus();
  }, []);
  return heading;
}
