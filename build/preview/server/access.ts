/**
 * Who may drive the till. The address holds a one-time token, which becomes a cookie; Host, Origin
 * and where a request was made (Sec-Fetch-Site) are checked too, because a cookie of 127.0.0.1 goes
 * to every port of it and any page may name any host.
 */
export interface AccessRequest {
  readonly method: string;
  /** Path and query. */
  readonly target: string;
  readonly host: string | undefined;
  readonly origin: string | undefined;
  readonly fetchSite: string | undefined;
  readonly cookie: string | undefined;
}

export type Verdict =
  | { readonly kind: "allowed" }
  /** Show the page; with a cookie to set, unless the browser already has a good one. */
  | { readonly kind: "enter"; readonly setCookie: string | null }
  | { readonly kind: "refused"; readonly status: 401 | 403; readonly why: string }
  /** The address was used before; a fresh one is to be told at the terminal. */
  | { readonly kind: "used"; readonly freshToken: string };

export interface Access {
  /** A token that nobody has used yet. */
  readonly freshToken: () => string;
  readonly check: (request: AccessRequest) => Verdict;
}

const mostPending = 16;

/**
 * @param port of the loopback address that is guarded
 * @param random an unguessable text, another one each time
 */
export function createAccess(port: number, random: () => string): Access {
  const host = `127.0.0.1:${port}`;
  const cookieName = `cobro-preview-${port}`;
  const used = new Set<string>();
  const sessions = new Set<string>();
  /** Sessions that were handed out for the fresh token and have not come back yet. */
  let pending: readonly string[] = [];
  let fresh = random();

  return { freshToken: () => fresh, check };

  function check(request: AccessRequest): Verdict {
    if (request.host !== host) return refused(403, `This page is at http://${host} only.`);
    if (request.origin !== undefined && request.origin !== `http://${host}`) {
      return refused(403, "Another page may not drive the till.");
    }
    const site = request.fetchSite;
    if (site !== undefined && site !== "same-origin" && site !== "none") {
      return refused(403, "Another page may not lead to the till.");
    }
    const isRead = request.method === "GET" || request.method === "HEAD";
    if (!isRead && request.origin === undefined) {
      return refused(403, "A call must say which page it comes from.");
    }

    const isKnown = hasSession(request.cookie);
    const token = tokenOf(request.target);
    if (token === null) {
      return isKnown
        ? { kind: "allowed" }
        : refused(401, "Open the till with the address that was printed at its start.");
    }
    if (isKnown) return { kind: "enter", setCookie: null };
    if (token === fresh) return { kind: "enter", setCookie: cookieFor(newSession()) };
    if (used.has(token)) return { kind: "used", freshToken: fresh };
    return refused(401, "This is not the till's address.");
  }

  /** The token counts as used once its cookie has come back: a probe without cookies burns nothing. */
  function hasSession(cookie: string | undefined): boolean {
    const session = readCookie(cookie, cookieName);
    if (session === null) return false;
    if (pending.includes(session)) {
      sessions.add(session);
      used.add(fresh);
      fresh = random();
      pending = [];
    }
    return sessions.has(session);
  }

  function newSession(): string {
    const session = random();
    pending = [...pending, session].slice(-mostPending);
    return session;
  }

  function cookieFor(session: string): string {
    return `${cookieName}=${session}; Path=/; HttpOnly; SameSite=Strict`;
  }
}

function refused(status: 401 | 403, why: string): Verdict {
  return { kind: "refused", status, why };
}

function tokenOf(target: string): string | null {
  const url = URL.parse(target, "http://127.0.0.1");
  return url?.pathname === "/" ? url.searchParams.get("token") : null;
}

function readCookie(header: string | undefined, name: string): string | null {
  for (const part of header?.split(";") ?? []) {
    const [key, ...value] = part.trim().split("=");
    if (key === name) return value.join("=");
  }
  return null;
}
