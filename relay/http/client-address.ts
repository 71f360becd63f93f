import { getConnInfo } from "@hono/node-server/conninfo";
import type { Context } from "hono";

/**
 * The address of whoever asks. Behind a trusted proxy it is the last one that the proxy itself
 * appended to `X-Forwarded-For`; what stands before it the client may have made up.
 */
export function clientAddress(context: Context, trustProxy: boolean): string {
  const forwarded = trustProxy ? context.req.header("X-Forwarded-For") : undefined;
  const last = forwarded?.split(",").at(-1)?.trim();
  return last !== undefined && last !== ""
    ? last
    : (getConnInfo(context).remote.address ?? "unknown");
}
