import type { ComponentType } from "react";

/**
 * The screen of a till that is the shop's only one and brings its own relay; `null` where this
 * build has none, and then it is not offered.
 */
export const OwnRelay: ComponentType<{ readonly onBack: () => void }> | null = null;
