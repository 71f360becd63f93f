/** How the app ends when not by a person's wish (the numbers of sysexits.h). */
export const exitCodes = {
  /** A switch that cannot be used. */
  usage: 64,
  /** A fault of the app or of this computer. */
  fault: 70,
  /** Another instance holds the same data. */
  alreadyOpen: 75,
} as const;
