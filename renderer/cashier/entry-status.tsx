import { assertNever } from "../../contract/assert-never.ts";
import type { FailureCode } from "../../contract/failures.ts";
import { largestAmount } from "../../contract/money.ts";
import { useStore, useTill } from "../bridge/till-store.ts";
import { timeOfDay } from "../clock/time-of-day.ts";
import { useFormatAmount, useLanguage, useMessages } from "../i18n/use-messages.ts";
import { Icon } from "../theme/icon.tsx";
import { useEntryStore } from "./entry-store.ts";
import styles from "./entry-status.module.css";
import { tipOf } from "./tip.ts";

/** One line below the amount: what is wrong with it, or why nothing can be charged now. */
export function EntryStatus() {
  const fault = useEntryStore(({ entry }) => entry.fault);
  const faultText = useFaultText();
  const cannotCharge = useCannotCharge();

  const amountFault = fault?.field === "amount" ? faultText(fault.code) : null;
  const text = cannotCharge ?? amountFault;
  return (
    <div className={styles["status"]}>
      {text === null ? <TipOrHint /> : null}
      <div role="alert">
        {text === null ? null : (
          <p className={styles["fault"]} id={entryStatusId}>
            <Icon name={cannotCharge === null ? "care" : "offline"} />
            <span>{text}</span>
          </p>
        )}
      </div>
    </div>
  );
}

/** The tip within the total; what to do while there is neither. */
function TipOrHint() {
  const { charge, entry: words } = useMessages();
  const formatAmount = useFormatAmount();
  const { currency } = useStore();
  const tip = useEntryStore(({ entry }) => tipOf(entry.amount, entry.tip));
  const typing = useEntryStore(({ entry }) => entry.typing === "tip");
  if (typing) {
    return <p className={styles["tip"]}>{charge.tip.typing(formatAmount(tip, currency))}</p>;
  }
  if (tip === 0) return <p className={styles["hint"]}>{words.hint}</p>;
  return <p className={styles["tip"]}>{charge.tip.included(formatAmount(tip, currency))}</p>;
}

/** Where «Cobrar» points for its reason. */
export const entryStatusId = "entry-status";

/** Names the limit itself, not only that there is one. */
function useFaultText(): (code: FailureCode) => string {
  const { entry, failures } = useMessages();
  const formatAmount = useFormatAmount();
  const { currency, limits } = useStore();
  return (code) => {
    if (code === "amount_above_currency_limit") {
      return entry.aboveLimit(formatAmount(largestAmount[currency], currency));
    }
    if (code === "amount_above_store_limit" && limits.maxAmount !== null) {
      return entry.aboveStoreLimit(formatAmount(limits.maxAmount, currency));
    }
    return failures[code];
  };
}

/** Why nothing can be charged now; `null` when the till is online. */
function useCannotCharge(): string | null {
  const { connection: words, failures } = useMessages();
  const language = useLanguage();
  const { timeZone } = useStore();
  const connection = useTill((till) => till.connection);
  switch (connection.kind) {
    case "online":
      return null;
    case "connecting":
      return words.cannotChargeYet;
    case "offline":
      return [
        words.cannotCharge(timeOfDay(connection.since, language, timeZone)),
        ...(connection.failure.code === "network_down" ? [failures.network_down] : []),
      ].join(" ");
    default:
      return assertNever(connection);
  }
}
