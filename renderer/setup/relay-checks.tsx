import type { Failure } from "../../contract/failures.ts";
import { probeStepNames, type ProbeFacts, type RelayProbe } from "../../contract/relay-probe.ts";
import { useTill } from "../bridge/till-store.ts";
import { useMessages } from "../i18n/use-messages.ts";
import { Icon, type IconName } from "../theme/icon.tsx";
import type { FirstStartWords } from "./first-start-words.ts";
import styles from "./relay-checks.module.css";
import type { Probing } from "./use-relay-probe.ts";

const icons = {
  ok: "check",
  warned: "care",
  failed: "cross",
  unknown: "slash",
} as const satisfies Record<string, IconName>;

/** What was found at the relay's address, step by step, and what is wrong there. */
export function RelayChecks({ probing }: { readonly probing: Probing }) {
  const { firstStart: words } = useMessages();
  const probe = probing.kind === "done" && probing.answer.ok ? probing.answer.value : null;
  return (
    <div className={styles["checks"]} data-testid="relay-checks" data-state={probing.kind}>
      <ol className={styles["steps"]} aria-label={words.checks}>
        {probeStepNames.map((name, index) => {
          const state = probe?.steps[index]?.state ?? "unknown";
          return (
            <li key={name} className={styles["step"]} data-step={name} data-state={state}>
              <Icon name={icons[state]} />
              {words.steps[name]}
              <span className={styles["state"]}>{words.states[state]}</span>
            </li>
          );
        })}
      </ol>
      <output className={styles["told"]}>
        {probing.kind === "running" ? <p className={styles["soft"]}>{words.checking}</p> : null}
        {probe === null ? null : <Told probe={probe} />}
      </output>
    </div>
  );
}

function Told({ probe }: { readonly probe: RelayProbe }) {
  const { failures, firstStart: words } = useMessages();
  const language = useTill((till) => till.preferences.language);
  const { facts, failure, steps, warning } = probe;
  // What is wrong with the address itself is told at its field.
  if (steps[0]?.state === "failed") return null;
  if (failure === null && warning === null) return <p className={styles["soft"]}>{words.found}</p>;
  const text =
    failure === null
      ? words.clockOff(howFar(facts.offsetMs ?? 0, words), (facts.offsetMs ?? 0) > 0)
      : failures[failure.code];
  return (
    <>
      <p className={styles["failure"]} data-tone={failure === null ? "care" : "bad"}>
        <Icon name="care" />
        <span>{text}</span>
      </p>
      {factLines(failure ?? warning, facts, words, language).map((line) => (
        <p key={line} className={styles["fact"]}>
          {line}
        </p>
      ))}
    </>
  );
}

/** What a person needs to see it themselves. */
function factLines(
  failure: Failure | null,
  { certificate, times }: ProbeFacts,
  words: FirstStartWords,
  language: string,
): readonly string[] {
  const format = new Intl.DateTimeFormat(language, { dateStyle: "medium", timeStyle: "short" });
  const day = new Intl.DateTimeFormat(language, { dateStyle: "medium" });
  const at = (text: string) => format.format(new Date(text));
  const both = times === null ? [] : [words.times(at(times.here), at(times.relay))];
  const life =
    certificate === null
      ? []
      : [
          words.certificateLife(
            day.format(new Date(certificate.validFrom)),
            day.format(new Date(certificate.validTo)),
          ),
        ];
  switch (failure?.code) {
    case "clock_wrong":
      return both.length > 0 ? both : life;
    case "relay_certificate_expired":
      return [...life, ...both];
    case "relay_certificate_other_name":
      return (certificate?.names.length ?? 0) > 0
        ? [words.certificateFor((certificate?.names ?? []).slice(0, 3).join(", "))]
        : [];
    case "relay_certificate_unknown":
      return (certificate?.issuer ?? "") === ""
        ? []
        : [words.certificateFrom(certificate?.issuer ?? "")];
    default:
      return [];
  }
}

function howFar(offsetMs: number, words: FirstStartWords): string {
  const minutes = Math.round(Math.abs(offsetMs) / 60_000);
  if (minutes < 120) return words.minutes(minutes);
  return minutes < 2_880
    ? words.hours(Math.round(minutes / 60))
    : words.days(Math.round(minutes / 1_440));
}
