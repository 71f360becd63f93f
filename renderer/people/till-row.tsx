import type { ManagedTill } from "../../contract/people-api.ts";
import type { ManagedStore } from "../../contract/stores.ts";
import { relayNow } from "../clock/relay-clock.ts";
import { timeOfDay } from "../clock/time-of-day.ts";
import { useFormatAmount, useLanguage, useMessages } from "../i18n/use-messages.ts";
import { goTo } from "../manager/address.ts";
import { Button } from "../theme/button.tsx";
import { Hidden } from "../theme/hidden.tsx";
import { Icon } from "../theme/icon.tsx";
import { dateOf } from "../till-book/date-words.ts";
import { timeAgo } from "../till-book/time-ago.ts";
import styles from "./people-section.module.css";

interface TillRowProps {
  readonly till: ManagedTill;
  readonly about: ManagedStore;
  readonly store: { readonly store?: string };
  readonly onOpen: () => void;
}

/** One till: its computer, when it was last heard of, and the way to its open sales. */
export function TillRow({ about, onOpen, store, till }: TillRowProps) {
  const { people } = useMessages();
  const words = people.tills;
  const sales = useOpenSales(till, about);
  const how = useHow(till, about);
  const facts = (
    <span className={styles["words"]}>
      <strong className={styles["name"]}>
        {till.name}
        {till.isHere ? <span className={styles["badge"]}>{words.here}</span> : null}
      </strong>
      <span className={styles["soft"]}>{how}</span>
    </span>
  );
  return (
    <li className={styles["till"]} data-testid="till" data-revoked={till.revokedAt !== null}>
      {till.revokedAt === null ? (
        <button type="button" className={styles["row"]} onClick={onOpen}>
          {facts}
          <Icon name="next" />
        </button>
      ) : (
        <div className={styles["row"]}>{facts}</div>
      )}
      {sales === null ? null : (
        <div className={styles["open"]}>
          <Icon name="clock" />
          <span className={styles["sales"]}>{sales}</span>
          <Button
            onClick={() => goTo("day", { ...store, till: till.id, status: "open", days: "all" })}
          >
            {words.follow}
            <Hidden>: {till.name}</Hidden>
          </Button>
        </div>
      )}
    </li>
  );
}

/** What is open at a till, in words; `null` when nothing is. */
export function useOpenSales({ open }: ManagedTill, { currency }: ManagedStore): string | null {
  const { people } = useMessages();
  const formatAmount = useFormatAmount();
  if (open.count === 0) return null;
  return people.tills.openSales(open.count, formatAmount(open.amount, currency));
}

function useHow(till: ManagedTill, { timeZone }: ManagedStore): string {
  const { people } = useMessages();
  const language = useLanguage();
  const words = people.tills;
  const { codeExpiresAt, lastSeenAt, pairedAt, revokedAt } = till;
  if (revokedAt !== null) return words.revoked(dateOf(revokedAt, language, timeZone));
  const now = new Date(relayNow()).toISOString();
  const seen =
    pairedAt === null || lastSeenAt === null
      ? words.never
      : Date.parse(now) - Date.parse(lastSeenAt) < 60_000
        ? words.seenNow
        : words.seen(timeAgo(lastSeenAt, now, language, ""));
  if (codeExpiresAt === null) return seen;
  return `${seen}. ${words.codeUntil(timeOfDay(codeExpiresAt, language, timeZone))}`;
}
