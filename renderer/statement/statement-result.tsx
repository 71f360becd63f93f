import { useState, type ReactNode } from "react";

import { useFormatAmount, useLanguage, useMessages } from "../i18n/use-messages.ts";
import { changeQuery } from "../manager/address.ts";
import { Button } from "../theme/button.tsx";
import { Icon, type IconName } from "../theme/icon.tsx";
import type { Movement, PaidSale } from "./match-statement.ts";
import { mostMovements } from "./read-statement.ts";
import styles from "./statement-result.module.css";
import sectionStyles from "./statement-section.module.css";
import { chooseColumnsAgain, forgetStatement, type StatementState } from "./statement-store.ts";

type Checked = Extract<StatementState, { readonly kind: "checked" }>;

/** What agrees, what is missing on either side, and what nobody can tell. */
export function StatementResult({ checked }: { readonly checked: Checked }) {
  const { statement: words } = useMessages();
  const formatAmount = useFormatAmount();
  const language = useLanguage();
  const { check, file, statement, store } = checked;
  const money = (amount: number) => formatAmount(amount, store.currency);
  const dayText = (day: string) =>
    new Intl.DateTimeFormat(language, { timeZone: "UTC", day: "numeric", month: "short" }).format(
      Date.parse(`${day}T00:00:00.000Z`),
    );
  const movementText = ({ bank, day, line, operation, time }: Movement) =>
    [
      words.line(line),
      time === null ? dayText(day) : `${dayText(day)}, ${time}`,
      operation === null ? null : words.operation(operation),
      bank,
    ]
      .filter((each) => each !== null)
      .join(" · ");
  const saleText = ({ bank, day, id, operation, time }: PaidSale) => {
    const intent = checked.sales.get(id);
    return [
      `${dayText(day)}, ${time}`,
      intent?.reference ?? null,
      intent?.till.name ?? null,
      operation === null ? null : words.operation(operation),
      bank,
    ]
      .filter((each) => each !== null)
      .join(" · ");
  };
  const sum = (items: readonly { readonly amount: number }[]) =>
    items.reduce((total, { amount }) => total + amount, 0);
  const { ambiguities, differences, matches, missingAtBank, missingHere } = check;
  const matched = matches.map(({ movement }) => movement);
  const isWell =
    [ambiguities, differences, missingAtBank, missingHere, statement.unread].every(
      (group) => group.length === 0,
    ) && !statement.cut;
  const numbersDisagree =
    matches.every(({ by }) => by === "amount") &&
    missingHere.some(({ operation }) => operation !== null) &&
    missingAtBank.some(({ operation }) => operation !== null);

  return (
    <div className={sectionStyles["section"]} data-testid="statement-result">
      <div className={styles["head"]}>
        <div>
          <h1 className={styles["title"]}>{words.result(file.name)}</h1>
          <p className={styles["soft"]}>
            {statement.days === null
              ? null
              : words.between(dayText(statement.days.first), dayText(statement.days.last))}
            {" · "}
            {words.read(statement.count, money(statement.sum))}
            {statement.passedOver === 0 ? null : ` · ${words.passedOver(statement.passedOver)}`}
          </p>
        </div>
        <div className={styles["buttons"]}>
          <Button onClick={chooseColumnsAgain}>{words.columnsAgain}</Button>
          <Button onClick={forgetStatement}>{words.another}</Button>
        </div>
      </div>
      <output className={styles["verdict"]} data-well={isWell}>
        <Icon name={isWell ? "check" : "care"} />
        {isWell
          ? words.allWell
          : statement.cut
            ? words.cut(mostMovements)
            : numbersDisagree
              ? words.noNumber
              : [
                  [missingAtBank.length, words.groups.missingAtBank] as const,
                  [missingHere.length, words.groups.missingHere] as const,
                  [differences.length, words.groups.differences] as const,
                  [ambiguities.length, words.groups.ambiguous] as const,
                  [statement.unreadCount, words.groups.unread] as const,
                ]
                  .filter(([count]) => count > 0)
                  .map(([count, name]) => `${name}: ${count}`)
                  .join(" · ")}
      </output>
      <Group
        kind="missingAtBank"
        icon="care"
        count={missingAtBank.length}
        sum={money(sum(missingAtBank))}
      >
        {missingAtBank.map((sale) => (
          <SaleLine key={sale.id} sale={sale} amount={money(sale.amount)} text={saleText(sale)} />
        ))}
      </Group>
      <Group
        kind="differences"
        icon="care"
        count={differences.length}
        sum={money(sum(differences.map(({ sale }) => sale)))}
      >
        {differences.map(({ movement, sale }) => (
          <li key={sale.id} className={styles["pair"]}>
            <Side
              label={words.atBank}
              amount={money(movement.amount)}
              text={movementText(movement)}
            />
            <SaleSide sale={sale} amount={money(sale.amount)} text={saleText(sale)} />
          </li>
        ))}
      </Group>
      <Group
        kind="missingHere"
        icon="slash"
        count={missingHere.length}
        sum={money(sum(missingHere))}
      >
        {missingHere.map((movement) => (
          <li key={movement.line} className={styles["line"]}>
            <Side
              label={words.atBank}
              amount={money(movement.amount)}
              text={movementText(movement)}
            />
          </li>
        ))}
      </Group>
      <Group
        kind="ambiguous"
        icon="care"
        count={ambiguities.length}
        sum={money(sum(ambiguities.flatMap(({ movements }) => movements)))}
      >
        {ambiguities.map(({ movements, sales }) => (
          <li key={movements[0]?.line} className={styles["group"]}>
            <p className={styles["groupTitle"]}>
              {words.ambiguity(movements.length, sales.length, money(movements[0]?.amount ?? 0))}
            </p>
            {movements.map((movement) => (
              <Side
                key={movement.line}
                label={words.atBank}
                amount={money(movement.amount)}
                text={movementText(movement)}
              />
            ))}
            {sales.map((sale) => (
              <SaleSide
                key={sale.id}
                sale={sale}
                amount={money(sale.amount)}
                text={saleText(sale)}
              />
            ))}
          </li>
        ))}
      </Group>
      <Group kind="unread" icon="care" count={statement.unreadCount} sum={null}>
        {statement.unread.map(({ cells, line, why }) => (
          <li key={line} className={styles["line"]}>
            <Side
              label={words.why[why]}
              amount={words.line(line)}
              text={cells.filter((cell) => cell !== "").join(" · ")}
            />
          </li>
        ))}
      </Group>
      <Group kind="matched" icon="check" count={matches.length} sum={money(sum(matched))} folded>
        {matches.map(({ by, movement, sale }) => (
          <li key={sale.id} className={styles["pair"]}>
            <Side
              label={`${words.atBank} · ${words.by[by]}`}
              amount={money(movement.amount)}
              text={movementText(movement)}
            />
            <SaleSide sale={sale} amount={money(sale.amount)} text={saleText(sale)} />
          </li>
        ))}
      </Group>
    </div>
  );
}

type GroupName =
  | "matched"
  | "missingAtBank"
  | "missingHere"
  | "differences"
  | "ambiguous"
  | "unread";

interface GroupProps {
  readonly kind: GroupName;
  readonly icon: IconName;
  readonly count: number;
  readonly sum: string | null;
  readonly folded?: boolean;
  readonly children: readonly ReactNode[];
}

const shownAtFirst = 100;

/** One part of the answer; a long one shows more when asked. */
function Group({ children, count, folded = false, icon, kind, sum }: GroupProps) {
  const { statement: words } = useMessages();
  const [shown, setShown] = useState(shownAtFirst);
  if (count === 0) return null;
  const left = children.length - shown;
  return (
    <details className={styles["part"]} open={!folded} data-kind={kind}>
      <summary className={styles["partTitle"]}>
        <Icon name={icon} />
        <span className={styles["partName"]}>{words.groups[kind]}</span>
        <span className={styles["count"]}>{count}</span>
        {sum === null ? null : <span className={styles["sum"]}>{sum}</span>}
      </summary>
      <p className={styles["soft"]}>{words.explained[kind]}</p>
      <ul className={styles["lines"]}>{children.slice(0, shown)}</ul>
      {left <= 0 ? null : (
        <Button onClick={() => setShown(shown + 10 * shownAtFirst)}>
          {words.more(Math.min(left, 10 * shownAtFirst))}
        </Button>
      )}
    </details>
  );
}

interface SideProps {
  readonly label: string;
  readonly amount: string;
  readonly text: string;
}

function Side({ amount, label, text }: SideProps) {
  return (
    <div className={styles["side"]}>
      <span className={styles["label"]}>{label}</span>
      <span className={styles["amount"]}>{amount}</span>
      <span className={styles["text"]}>{text}</span>
    </div>
  );
}

interface SaleSideProps {
  readonly sale: PaidSale;
  readonly amount: string;
  readonly text: string;
}

function SaleSide({ amount, sale, text }: SaleSideProps) {
  const { statement: words } = useMessages();
  return (
    <button
      type="button"
      className={styles["sale"]}
      title={words.openSale}
      onClick={() => changeQuery({ intent: sale.id }, "push")}
    >
      <Side label={words.here} amount={amount} text={text} />
      <Icon name="next" />
    </button>
  );
}

function SaleLine(props: SaleSideProps) {
  return (
    <li className={styles["line"]}>
      <SaleSide {...props} />
    </li>
  );
}
