import { useEffect } from "react";

/**
 * The second half of a double click does nothing once what was clicked has gone: a cashier who taps
 * «Próxima venta» twice must not find a digit in the next amount.
 */
export function useStrayClicks(): void {
  useEffect(() => {
    let first: EventTarget | null = null;
    function onClick(event: MouseEvent) {
      if (event.detail <= 1) first = event.target;
      else if (first instanceof Node && !first.isConnected) {
        event.preventDefault();
        event.stopPropagation();
      }
    }
    window.addEventListener("click", onClick, { capture: true });
    return () => window.removeEventListener("click", onClick, { capture: true });
  }, []);
}
