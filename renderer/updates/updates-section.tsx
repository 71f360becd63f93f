import { useState } from "react";

import type { Failure } from "../../contract/failures.ts";
import type { UpdateState } from "../../contract/update.ts";
import { bridge } from "../bridge/bridge.ts";
import { useStore, useTill } from "../bridge/till-store.ts";
import { useLanguage, useMessages } from "../i18n/use-messages.ts";
import styles from "../settings/section.module.css";
import { Button } from "../theme/button.tsx";
import { Fault } from "../theme/fault.tsx";
import own from "./updates-section.module.css";

/** Which version this is, whether there is a newer one, and what is to be done about it. */
export function UpdatesSection() {
  const { failures, updates: words } = useMessages();
  const appVersion = useTill((till) => till.appVersion);
  const update = useTill((till) => till.update);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);

  async function ask(route: "updates.check" | "updates.install") {
    setBusy(true);
    const answer = await bridge.call(route, {});
    setBusy(false);
    // What a check comes to stands in the state, beside its words.
    setFailure(answer.ok || route === "updates.check" ? null : answer.failure);
  }

  const isAsking = busy || update.kind === "downloading" || update.kind === "installing";
  return (
    <div className={styles["section"]}>
      <div className={styles["group"]}>
        <dl className={styles["list"]}>
          <div className={styles["fact"]}>
            <dt className={styles["term"]}>{words.present}</dt>
            <dd className={styles["value"]}>{appVersion}</dd>
          </div>
        </dl>
        <div
          className={own["state"]}
          aria-live="polite"
          data-testid="update-state"
          data-kind={update.kind}
        >
          <UpdateTelling update={update} />
        </div>
      </div>
      {update.kind === "waiting" || update.kind === "ready" || update.kind === "downloading" ? (
        <div className={styles["group"]}>
          <div className={styles["buttons"]}>
            {update.kind === "ready" ? (
              <InstallButton onInstall={() => void ask("updates.install")} />
            ) : null}
            <Button disabled={isAsking} onClick={() => void ask("updates.check")}>
              {busy ? words.checking : words.check}
            </Button>
          </div>
          <Fault text={failure === null ? null : failures[failure.code]} />
        </div>
      ) : null}
    </div>
  );
}

function InstallButton({ onInstall }: { readonly onInstall: () => void }) {
  const { updates: words } = useMessages();
  const signIn = useTill((till) => till.signIn);
  const hasBooksOpen = useTill((till) => till.manager !== null);
  const isManager = signIn.kind === "signed_in" && signIn.staff.role === "manager";
  if (signIn.kind !== "nobody" && !hasBooksOpen && !isManager) {
    return <p className={styles["note"]}>{words.managerOnly}</p>;
  }
  return (
    <Button kind="primary" onClick={onInstall}>
      {words.install}
    </Button>
  );
}

function UpdateTelling({ update }: { readonly update: UpdateState }) {
  const { failures, updates: words } = useMessages();
  switch (update.kind) {
    case "off":
      return <p>{words.channelOff[update.why]}</p>;
    case "paused":
      return <p>{words.paused}</p>;
    case "waiting":
      return <Waiting update={update} />;
    case "downloading":
      return (
        <>
          <p className={own["title"]}>{words.downloading(update.version)}</p>
          <progress
            className={own["progress"]}
            aria-label={words.downloading(update.version)}
            max={100}
            value={update.percent}
          />
        </>
      );
    case "ready":
      return (
        <>
          <p className={own["title"]}>{words.ready(update.version)}</p>
          <p>
            {update.needsAdministrator
              ? words.administrator
              : update.canGoBack
                ? words.readyHelp
                : words.noWayBack}
          </p>
          {update.failure === null ? null : <p>{failures[update.failure.code]}</p>}
          {update.notes === null ? null : (
            <div className={own["news"]}>
              <p className={styles["legend"]}>{words.news}</p>
              <p className={own["notes"]}>{update.notes}</p>
            </div>
          )}
        </>
      );
    case "installing":
      return <p className={own["title"]}>{words.installing(update.version)}</p>;
  }
}

function Waiting({ update }: { readonly update: Extract<UpdateState, { kind: "waiting" }> }) {
  const { failures, updates: words } = useMessages();
  const language = useLanguage();
  const { timeZone } = useStore();
  const { checkedAt, failure, skipped } = update;
  const when = (instant: string) =>
    new Intl.DateTimeFormat(language, { dateStyle: "medium", timeStyle: "short", timeZone }).format(
      new Date(instant),
    );
  return (
    <>
      {failure === null ? (
        <p className={own["title"]}>{checkedAt === null ? words.notAsked : words.upToDate}</p>
      ) : (
        <>
          <p>{failures[failure.code]}</p>
          <p className={styles["note"]}>{words.triedAgain}</p>
        </>
      )}
      {skipped === null ? null : <p>{words.skipped(skipped)}</p>}
      {checkedAt === null && failure === null ? null : (
        <p className={styles["note"]}>
          {checkedAt === null ? words.checkedNever : words.checked(when(checkedAt))}
        </p>
      )}
    </>
  );
}
