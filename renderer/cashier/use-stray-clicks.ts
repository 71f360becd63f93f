import { useEffect } from "react";

/**
 * The second half of a double click does nothing once what was clicked has gone: a cashier who taps
 * «Próxima venta» twice must not find a digit in the next amount, nor the focus on whatever came
 * under the finger, which Enter would press.
 */
export function useStrayClicks(): void {
  useEffect(() => {
    let first: EventTarget | null = null;
    const isStray = (event: MouseEvent) =>
      event.detail > 1 && first instanceof Node && !first.isConnected;
    function onPress(event: MouseEvent) {
      if (isStray(event)) event.preventDefault();
    }
    function onClick(event: MouseEvent) {
      if (event.detail <= 1) first = event.target;
      if (!isStray(event)) return;
      event.preventDefault();
      event.stopPropagation();
    }
    window.addEventListener("mousedown", onPress, { capture: true });
    window.addEventListener("click", onClick, { capture: true });
    return () => {
      window.removeEventListener("mousedown", onPress, { capture: true });
      window.removeEventListener("click", onClick, { capture: true });
    };
  }, []);
}
