import { useEffect, useEffectEvent } from "react";

const signsOfLife = ["pointerdown", "pointermove", "keydown", "wheel", "paste"] as const;

/**
 * Calls once nobody has touched the window for so long. One timer, set again for what is left
 * whenever it fires too early; nothing is asked in between.
 * @param afterMs `null`: never
 */
export function useIdleLock(afterMs: number | null, lock: () => void): void {
  const onIdle = useEffectEvent(lock);
  useEffect(() => {
    if (afterMs === null) return undefined;
    const idleMs = afterMs;
    let lastSign = performance.now();
    let timer = setTimeout(check, idleMs);
    function check() {
      const leftMs = lastSign + idleMs - performance.now();
      if (leftMs <= 0) onIdle();
      else timer = setTimeout(check, leftMs);
    }
    const onSign = () => {
      lastSign = performance.now();
    };
    const passive = { capture: true, passive: true };
    for (const sign of signsOfLife) window.addEventListener(sign, onSign, passive);
    return () => {
      clearTimeout(timer);
      for (const sign of signsOfLife) window.removeEventListener(sign, onSign, passive);
    };
  }, [afterMs]);
}
