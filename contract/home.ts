import * as v from "valibot";

/**
 * Where a till's relay is, and so whose sales its screens show: the shop's own server (`shared`),
 * a process of this app (`embedded`), or a simulated bank without any money (`practice`), which
 * keeps its sales in a folder of its own.
 */
export const homeSchema = v.picklist(["shared", "embedded", "practice"]);
export type Home = v.InferOutput<typeof homeSchema>;
