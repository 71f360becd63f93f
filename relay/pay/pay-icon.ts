import { raw } from "hono/html";

import type { PayView } from "./pay-view.ts";

/** A meaning is never a colour alone: what each view shows beside its words. 24 × 24. */
const shapes: Readonly<Record<Exclude<PayView, "payable"> | "unknown", string>> = {
  paid: "M5 12.5l4.5 4.5L19 7.5",
  confirming: "M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17zM12 7.5V12l3 2",
  preparing: "M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17zM12 7.5V12l3 2",
  cancelled: "M7.5 7.5l9 9M16.5 7.5l-9 9",
  expired: "M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17zM12 7.5V12l3 2",
  not_paid: "M12 6.5v7M12 17.2v.3",
  unknown: "M9 9.2a3 3 0 1 1 4.3 2.9c-.9.5-1.3 1-1.3 1.9M12 17.2v.3",
};

export function payIcon(view: Exclude<PayView, "payable"> | "unknown") {
  return raw(
    `<svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false"><path d="${shapes[view]}"/></svg>`,
  );
}
