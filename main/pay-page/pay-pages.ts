import type { BrowserWindow } from "electron";

import type { BridgeHandlers, Sale } from "../../contract/bridge.ts";
import { failure } from "../../contract/failures.ts";
import { paysHere } from "../../contract/pays-here.ts";
import { fail, ok } from "../../contract/result.ts";
import type { Log } from "../log.ts";
import type { Till } from "../till/till.ts";
import type { GuestOrigins } from "../windows/deny-by-default.ts";
import { payPageOf, payPageStays } from "./pay-page-of.ts";
import { createPayPageView, type PayPageView } from "./pay-page-view.ts";

type PayPageHandlers = Pick<BridgeHandlers, "payPage.copyLink" | "payPage.open" | "payPage.close">;

const longestTimerMs = 60_000;

/** The pay page on the counter's screen, one at a time; it ends with its sale. */
export function createPayPages(options: {
  readonly window: BrowserWindow;
  readonly till: Pick<Till, "state" | "subscribe" | "setDesk" | "payOrigins" | "relayNow">;
  readonly guestOrigins: GuestOrigins;
  readonly clipboard: { readonly writeText: (text: string) => Promise<void> };
  readonly development: boolean;
  readonly log: Log;
}): PayPageHandlers {
  const { clipboard, log, till, window } = options;
  let open: { readonly id: string; readonly view: PayPageView } | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const { relayNow } = till;
  const find = (id: string): Sale | undefined => till.state().sales.find((sale) => sale.id === id);

  const unsubscribe = till.subscribe(check);
  window.once("closed", () => {
    unsubscribe();
    close();
  });

  /** Ends the page with its sale, also when the page's time runs out and nothing new is heard. */
  function check(): void {
    clearTimeout(timer);
    if (open === null) return;
    const sale = find(open.id);
    const isLocked = till.state().signIn.kind === "locked";
    if (sale === undefined || !payPageStays(sale, relayNow(), isLocked)) {
      close();
      return;
    }
    const endsAt = sale.paymentIntent?.payUrlExpiresAt ?? null;
    const leftMs = endsAt === null ? longestTimerMs : Date.parse(endsAt) - relayNow();
    timer = setTimeout(check, Math.min(longestTimerMs, Math.max(100, leftMs)));
  }

  function close(): void {
    clearTimeout(timer);
    const closing = open;
    open = null;
    if (closing === null) return;
    closing.view.close();
    till.setDesk({ payPageOf: null });
  }

  return {
    async "payPage.copyLink"({ id }) {
      const sale = find(id);
      if (sale === undefined) return fail(failure("sale_unknown"));
      const payUrl = payPageOf(sale, relayNow());
      if (payUrl === null || paysHere(till.state(), payUrl)) {
        return fail(failure("pay_page_closed"));
      }
      await clipboard.writeText(payUrl);
      return ok(null);
    },

    async "payPage.open"({ id }) {
      const sale = find(id);
      if (sale === undefined) return fail(failure("sale_unknown"));
      if (open?.id === id) {
        open.view.focus();
        return ok(null);
      }
      const payUrl = payPageOf(sale, relayNow());
      if (payUrl === null) return fail(failure("pay_page_closed"));
      close();
      const view = createPayPageView({
        window,
        payUrl,
        origins: [new URL(payUrl).origin, ...till.payOrigins()],
        guestOrigins: options.guestOrigins,
        development: options.development,
        onGone: () => {
          if (open?.view === view) close();
        },
        log,
      });
      open = { id, view };
      till.setDesk({ payPageOf: id });
      try {
        await view.load();
      } catch (error) {
        // The page may have gone on by itself, or the sale may have ended meanwhile.
        if (isAborted(error) || open?.view !== view) return ok(null);
        log({ level: "error", event: "pay_page_not_loaded", error });
        close();
        return fail(failure("relay_unreachable"));
      }
      if (open?.view === view) view.focus();
      check();
      return ok(null);
    },

    async "payPage.close"() {
      close();
      return ok(null);
    },
  };
}

function isAborted(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "ERR_ABORTED";
}
