import type { Failure } from "../../contract/failures.ts";
import { bridge } from "../bridge/bridge.ts";

/** Who has opened the books at this window last: whose PIN it is likely to be next time. */
let lastId: string | null = null;

export function lastManager(): string | null {
  return lastId;
}

/** Opens the books, or puts off their end. */
export async function enterBooks(staffId: string, pin: string): Promise<Failure | null> {
  const answer = await bridge.call("manager.enter", { staffId, pin });
  if (!answer.ok) return answer.failure;
  lastId = staffId;
  return null;
}
