import { useFormatAmount, useLanguage, useMessages } from "../i18n/use-messages.ts";
import { Button } from "../theme/button.tsx";
import type { Movement, PaidSale } from "./statement-check.ts";
import { ResultGroup } from "./result-group.tsx";
import { SaleSide, Side } from "./result-side.tsx";
import styles from "./statement-result.module.css";
import sectionStyles from "./statement-section.module.css";
import { chooseColumnsAgain, forgetStatement, type StatementState } from "./statement-store.ts";
import { useFocusWhenLost } from "./use-focus-when-lost.ts";
import { Verdict } from "./verdict.tsx";

type Checked = Extract<StatementState, { readonly kind: "checked" }>;

/** What agrees, what is missing on either side, and what nobody can tell. */
export function StatementResult({ checked }: { readonly checked: Checked }) {
  const { statement: words } = useMessages();
  const formatAmount = useFormatAmount();
  const language = useLanguage();
  const heading = useFocusWhenLost();
  const { check, file, statement, store } = checked;
  const money = (amount: number) => formatAmount(amount, store.currency);
  const days = new Intl.DateTimeFormat(language, {
    timeZone: "UTC",
    day: "numeric",
    month: "short",
  });
  const dayText = (day: string) => days.format(Date.parse(`${day}T00:00:00.000Z`));
  const sum = (items: readonly { readonly amount: number }[]) =>
    money(items.reduce((total, { amount }) => total + amount, 0));
  const ofMovement = ({ amount, bank, day, line, operation, time }: Movement) => ({
    amount: money(amount),
    text: joined(
      words.line(line),
      time === null ? dayText(day) : `${dayText(day)}, ${time}`,
      operation === null ? null : words.operation(operation),
      bank,
    ),
  });
  const ofSale = ({ amount, bank, day, id, operation, time }: PaidSale) => {
    const intent = checked.sales.get(id);
    return {
      id,
      amount: money(amount),
      text: joined(
        `${dayText(day)}, ${time}`,
        intent?.reference ?? null,
        intent?.till.name ?? null,
        operation === null ? null : words.operation(operation),
        bank,
      ),
    };
  };
  const { ambiguities, before, differences, firstSale, matches, missingAtBank, missingHere } =
    check;

  return (
    <div className={sectionStyles["section"]} data-testid="statement-result">
      <div className={styles["head"]}>
        <div>
          <h1 ref={heading} tabIndex={-1} className={styles["title"]}>
            {words.result(file.name)}
          </h1>
          <p className={styles["soft"]}>
            {joined(
              statement.days === null
                ? null
                : words.between(dayText(statement.days.first), dayText(statement.days.last)),
              words.read(statement.count, money(statement.sum)),
              statement.passedOver === 0 ? null : words.passedOver(statement.passedOver),
            )}
          </p>
        </div>
        <div className={styles["buttons"]}>
          <Button onClick={chooseColumnsAgain}>{words.columnsAgain}</Button>
          <Button onClick={forgetStatement}>{words.another}</Button>
        </div>
      </div>
      <Verdict checked={checked} dayText={dayText} />
      <ResultGroup
        kind="missingAtBank"
        explained={words.explained.missingAtBank}
        count={missingAtBank.length}
        sum={sum(missingAtBank)}
        items={missingAtBank}
        keyOf={({ id }) => id}
      >
        {(sale) => (
          <li>
            <SaleSide {...ofSale(sale)} />
          </li>
        )}
      </ResultGroup>
      <ResultGroup
        kind="differences"
        explained={words.explained.differences}
        count={differences.length}
        sum={sum(differences.map(({ sale }) => sale))}
        items={differences}
        keyOf={({ sale }) => sale.id}
      >
        {({ movement, sale }) => (
          <li className={styles["pair"]}>
            <Side label={words.atBank} {...ofMovement(movement)} />
            <SaleSide label={words.here} {...ofSale(sale)} />
          </li>
        )}
      </ResultGroup>
      <ResultGroup
        kind="missingHere"
        explained={words.explained.missingHere}
        count={missingHere.length}
        sum={sum(missingHere)}
        items={missingHere}
        keyOf={({ line }) => line}
      >
        {(movement) => (
          <li>
            <Side {...ofMovement(movement)} />
          </li>
        )}
      </ResultGroup>
      <ResultGroup
        kind="ambiguous"
        explained={words.explained.ambiguous}
        count={ambiguities.length}
        sum={sum(ambiguities.flatMap(({ movements }) => movements))}
        items={ambiguities}
        keyOf={({ movements }) => movements[0]?.line ?? 0}
      >
        {({ movements, sales }) => (
          <li className={styles["group"]}>
            <p className={styles["groupTitle"]}>
              {words.ambiguity(movements.length, sales.length, money(movements[0]?.amount ?? 0))}
            </p>
            {movements.slice(0, mostOfOne).map((movement) => (
              <Side key={movement.line} label={words.atBank} {...ofMovement(movement)} />
            ))}
            {sales.slice(0, mostOfOne).map((sale) => (
              <SaleSide key={sale.id} label={words.here} {...ofSale(sale)} />
            ))}
            {[movements, sales].some(({ length }) => length > mostOfOne) ? (
              <p className={styles["soft"]}>{words.firstOnly(mostOfOne)}</p>
            ) : null}
          </li>
        )}
      </ResultGroup>
      <ResultGroup
        kind="unread"
        explained={words.explained.unread}
        count={statement.unreadCount}
        sum={null}
        items={statement.unread}
        keyOf={({ line }) => line}
      >
        {({ cells, line, why }) => (
          <li>
            <Side
              label={words.why[why]}
              amount={words.line(line)}
              text={cells.filter((cell) => cell !== "").join(" · ")}
            />
          </li>
        )}
      </ResultGroup>
      <ResultGroup
        kind="before"
        explained={words.explained.before(firstSale === null ? "" : dayText(firstSale))}
        count={before.length}
        sum={sum(before)}
        items={before}
        keyOf={({ line }) => line}
        folded
      >
        {(movement) => (
          <li>
            <Side {...ofMovement(movement)} />
          </li>
        )}
      </ResultGroup>
      <ResultGroup
        kind="matched"
        explained={words.explained.matched}
        count={matches.length}
        sum={sum(matches.map(({ movement }) => movement))}
        items={matches}
        keyOf={({ sale }) => sale.id}
        folded
      >
        {({ by, movement, sale }) => (
          <li className={styles["pair"]}>
            <Side label={`${words.atBank} · ${words.by[by]}`} {...ofMovement(movement)} />
            <SaleSide label={words.here} {...ofSale(sale)} />
          </li>
        )}
      </ResultGroup>
    </div>
  );
}

/** Of one question; a hundred equal coffees are told by their number. */
const mostOfOne = 20;

function joined(...parts: readonly (string | null)[]): string {
  return parts.filter((each) => each !== null).join(" · ");
}
