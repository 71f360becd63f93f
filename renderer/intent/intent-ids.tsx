import type { PaymentIntent } from "../../contract/payment-intent.ts";
import { useMessages } from "../i18n/use-messages.ts";
import { CopyButton } from "./copy-button.tsx";
import styles from "./intent-ids.module.css";
import type { Copying } from "./use-copy.ts";

interface IntentIdsProps {
  readonly intent: PaymentIntent;
  readonly copying: Copying;
}

/** What a sale is called here, at Fintoc and at the bank, to be copied. */
export function IntentIds({ copying, intent }: IntentIdsProps) {
  const { ids: words } = useMessages().intent;
  const ids: readonly (readonly [string, string | null])[] = [
    [words.ours, intent.id],
    [words.fintoc, intent.fintocId],
    [words.operation, intent.bankReference],
  ];
  return (
    <dl className={styles["ids"]} data-testid="intent-ids">
      {ids.map(([term, id]) =>
        id === null ? null : (
          <div key={term} className={styles["row"]}>
            <dt className={styles["term"]}>{term}</dt>
            <dd className={styles["id"]}>
              <span className={styles["text"]}>{id}</span>
              <CopyButton text={id} what={term} copying={copying} />
            </dd>
          </div>
        ),
      )}
    </dl>
  );
}
