import type { Store } from "../../contract/store.ts";
import { useFormatAmount, useMessages } from "../i18n/use-messages.ts";
import type { StoreForm } from "./store-form.ts";
import styles from "./receipt-preview.module.css";

/** As many of the smallest unit as make a believable sale. */
const sampleAmount = { CLP: 12_990, MXN: 12_990 } as const;

/** The parts of a receipt that the settings change, on paper. */
export function ReceiptPreview({
  form,
  store,
}: {
  readonly form: StoreForm;
  readonly store: Store;
}) {
  const { storeSettings: words } = useMessages();
  const formatAmount = useFormatAmount();
  const name = form.businessName.trim();
  const taxId = store.business?.taxId ?? null;
  return (
    <section className={styles["preview"]} aria-label={words.preview} data-testid="receipt-preview">
      <h2 className={styles["title"]}>{words.preview}</h2>
      <div className={styles["paper"]}>
        {form.logo === null ? null : <img className={styles["logo"]} src={form.logo} alt="" />}
        <strong className={styles["store"]}>{store.name}</strong>
        {name === "" || name === store.name ? null : <span>{name}</span>}
        {taxId === null ? null : <span>{taxId}</span>}
        <span className={styles["rule"]} />
        <strong>{words.sampleTitle}</strong>
        <span className={styles["amount"]}>
          {formatAmount(sampleAmount[store.currency], store.currency)}
        </span>
        <span>{words.sampleTill}</span>
        {form.receiptWords.trim() === "" ? null : (
          <>
            <span className={styles["rule"]} />
            <span className={styles["words"]}>{form.receiptWords}</span>
          </>
        )}
      </div>
    </section>
  );
}
