import type { ComponentType } from "react";

/**
 * The screen of a till that is the shop's only one and brings its own relay; `null` where this
 * build has none, and then it is not offered.
 */
export const OwnRelay: ComponentType<{ readonly onBack: () => void }> | null = null;

/** Whether the first start offers to practise with a simulated bank; this build has none. */
export const offersPractice: boolean = false;

/** Without another way than the shop's relay there is nothing to choose. */
export const hasChoice = OwnRelay !== null || offersPractice;
