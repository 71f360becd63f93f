import { assertNever } from "../../contract/assert-never.ts";
import type { DisplayState } from "../../contract/display.ts";
import { formatAmount } from "../../contract/money.ts";
import type { Tone } from "../theme/tone.ts";
import { ChargingPane } from "./charging-pane.tsx";
import { displayWords } from "./display-words.ts";
import { PracticeDisplayBand } from "../practice/practice-display-band.tsx";
import { practiceWords } from "../practice/practice-words.ts";
import { IdlePane } from "./idle-pane.tsx";
import { OutcomePane } from "./outcome-pane.tsx";
import { TestBand } from "./test-band.tsx";
import styles from "./display-screen.module.css";

interface DisplayScreenProps {
  readonly state: DisplayState;
  /** What was told last may not be true any more. */
  readonly isLost: boolean;
}

export function DisplayScreen({ state, isLost }: DisplayScreenProps) {
  return (
    <div className={styles["screen"]} data-testid="display" data-shows={kindOf(state, isLost)}>
      {state.practice ? <PracticeDisplayBand language={state.language} /> : null}
      {state.mode === "test" && !state.practice ? (
        <TestBand words={displayWords[state.language]} />
      ) : null}
      <main className={styles["main"]} aria-live="polite">
        <Pane state={state} isLost={isLost} />
      </main>
    </div>
  );
}

function kindOf({ shows }: DisplayState, isLost: boolean) {
  return isLost ? "lost" : shows.kind;
}

function Pane({ state, isLost }: DisplayScreenProps) {
  const { language, shop, shows } = state;
  const words = displayWords[language];
  if (isLost) return <OutcomePane tone="neutral" said={words.lost} />;
  if (shows.kind === "idle") return <IdlePane shop={shop} words={words} />;

  const amount = formatAmount(shows.amount, shows.currency, language);
  const outcome = (tone: Tone, said: { readonly title: string; readonly body: string }) => (
    <OutcomePane tone={tone} said={said} amount={amount} shopName={shop?.name ?? null} />
  );
  switch (shows.kind) {
    case "preparing":
      return outcome("waiting", words.preparing);
    case "charging":
      return (
        <ChargingPane amount={amount} payment={shows} shopName={shop?.name ?? null} words={words} />
      );
    case "confirming":
      return outcome("waiting", words.confirming);
    case "paid":
      return outcome("paid", state.practice ? practiceWords[language].display : words.paid);
    case "not_paid":
      return outcome("bad", words.notPaid);
    case "ask_cashier":
      return outcome("care", words.askCashier);
    default:
      return assertNever(shows);
  }
}
