/** The keys of the quick amounts, in their order. A scanner that types a code never presses them. */
export const quickKeys = ["F1", "F2", "F3", "F4", "F6", "F7", "F8", "F9"] as const;
