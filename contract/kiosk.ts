import * as v from "valibot";

/** The till fills the screen, and only a manager's PIN leaves it. */
export const kioskStateSchema = v.object({
  /** How often somebody has tried to close the window: each time the screen asks for the PIN. */
  asks: v.number(),
});
