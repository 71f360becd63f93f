/** Apart from the schemas, so that the display's preload carries nothing else. */

/** The name under which the preload puts the display's bridge into its window. */
export const displayBridgeName = "cobroDisplay";
export const displayChannels = { get: "cobro:display.get", state: "cobro:event:display" } as const;

/** The state is pushed at least this often, so that the page notices when nobody tells it any more. */
export const displayBeatMs = 3_000;
/** A page that has heard nothing for this long shows no QR. */
export const displayLostMs = 10_000;
