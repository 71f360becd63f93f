/** The keys of the quick amounts, in their order: as many as a store has; F9 opens the books. A scanner that types a code never presses them. */
export const quickKeys = ["F1", "F2", "F3", "F4", "F6", "F7"] as const;
