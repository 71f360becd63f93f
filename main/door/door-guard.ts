import { createHash, timingSafeEqual } from "node:crypto";
import type { IncomingMessage } from "node:http";

import { doorFailure, type DoorFailure } from "./door-failure.ts";

/** Who may come in, and how often. */
export type DoorGuard = (request: IncomingMessage) => DoorFailure | null;

const perSecond = 30;
const wrongAMinute = 10;

/** The command's own socket: whoever can open it is this user. */
export function createLocalGuard(now: () => number): DoorGuard {
  return limitRate(perSecond, 1_000, now);
}

/**
 * The loopback port, which every program and every page on this computer can reach.
 * @param secret the present one; `null` lets nobody in
 * @param port the port that it answers on
 */
export function createPortGuard(
  secret: () => string | null,
  port: number,
  now: () => number,
): DoorGuard {
  const rate = limitRate(perSecond, 1_000, now);
  const wrong = limitRate(wrongAMinute, 60_000, now);
  return (request) => {
    const { authorization, host, origin } = request.headers;
    // A name that points at loopback (DNS rebinding) comes with its own name as Host.
    if (host !== `127.0.0.1:${port}` && host !== `localhost:${port}`) {
      return doorFailure("door_host_wrong");
    }
    if (origin !== undefined || request.headers["sec-fetch-site"] !== undefined) {
      return doorFailure("door_browser_refused");
    }
    const given = /^Bearer (?<secret>\S+)$/iu.exec(authorization ?? "")?.groups?.["secret"];
    // Only wrong ones are slowed down: a right secret is never refused for others' guesses.
    if (!isSame(given ?? "", secret())) return wrong(request) ?? doorFailure("door_secret_wrong");
    return rate(request);
  };
}

function limitRate(most: number, windowMs: number, now: () => number): DoorGuard {
  let begun = now();
  let count = 0;
  return () => {
    if (now() - begun >= windowMs) {
      begun = now();
      count = 0;
    }
    count += 1;
    return count > most ? doorFailure("too_many_requests") : null;
  };
}

function isSame(given: string, secret: string | null): boolean {
  if (secret === null) return false;
  const digest = (text: string) => createHash("sha256").update(text).digest();
  return timingSafeEqual(digest(given), digest(secret));
}
