import { useTill } from "../bridge/till-store.ts";
import { isOpen, saleView } from "../cashier/sale-view.ts";
import { useFormatAmount, useMessages } from "../i18n/use-messages.ts";
import { Tile } from "../theme/tile.tsx";
import type { ProblemWords } from "./problem-words.ts";
import styles from "./setup-problem.module.css";
import { Telling } from "./telling.tsx";

type SetupProblemCode = Extract<
  keyof ProblemWords["tellings"],
  "till_revoked" | "till_replaced" | "till_unknown" | "settings_corrupt"
>;

/** Why a till that was paired has to be paired again; `null` at the first time, or when all is said by a sentence. */
export function useSetupProblem(): { code: SetupProblemCode; file: string | null } | null {
  const notice = useTill((till) => till.notice);
  const why = useTill(({ pairing }) => (pairing.kind === "unpaired" ? pairing.why : null));
  if (notice?.code === "settings_corrupt") return { code: notice.code, file: notice.detail };
  switch (why?.code) {
    case "till_revoked":
    case "till_replaced":
    case "till_unknown":
      return { code: why.code, file: null };
    default:
      return null;
  }
}

const mostSales = 3;

/** What happened to the pairing, and which sales were open then. */
export function SetupProblem({
  code,
  file,
}: {
  readonly code: SetupProblemCode;
  readonly file: string | null;
}) {
  const { problem: words } = useMessages();
  const telling = words.tellings[code];
  const note = file === null || file === "" ? null : words.keptAs(file);
  return (
    <div className={styles["problem"]} data-testid="setup-problem" data-code={code}>
      <div className={styles["head"]}>
        <Tile tone="care" size="card" />
        <h1 className={styles["title"]}>{telling.title}</h1>
      </div>
      <Telling telling={telling} note={note} />
      <OpenSalesLeft />
    </div>
  );
}

function OpenSalesLeft() {
  const { problem: words } = useMessages();
  const formatAmount = useFormatAmount();
  const sales = useTill((till) => till.sales);
  const open = sales.filter((sale) => isOpen(saleView(sale, false)));
  if (open.length === 0) return null;
  return (
    <section className={styles["open"]}>
      <h2>{words.openSales}</h2>
      <ul>
        {open.slice(0, mostSales).map(({ amount, currency, id, reference }) => (
          <li key={id}>
            <strong>{formatAmount(amount, currency)}</strong>
            {reference === null ? null : ` · ${reference}`}
          </li>
        ))}
        {open.length > mostSales ? <li>{words.more(open.length - mostSales)}</li> : null}
      </ul>
      <p>{words.openSalesHelp}</p>
    </section>
  );
}
