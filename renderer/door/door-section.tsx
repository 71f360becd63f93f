import { useState } from "react";

import type { BridgeInput } from "../../contract/bridge.ts";
import type { Failure } from "../../contract/failures.ts";
import { bridge } from "../bridge/bridge.ts";
import { useStore, useTill } from "../bridge/till-store.ts";
import { useAction } from "../cashier/use-action.ts";
import { useLanguage, useMessages } from "../i18n/use-messages.ts";
import sectionStyles from "../settings/section.module.css";
import { ManagerForm } from "../staff/manager-form.tsx";
import { Button } from "../theme/button.tsx";
import { Dialog } from "../theme/dialog.tsx";
import { Fault } from "../theme/fault.tsx";
import { Field } from "../theme/field.tsx";
import { dateAndTimeOf } from "../till-book/date-words.ts";

type Manager = BridgeInput<"door.makeSecret">["manager"];
type Act = (manager: Manager) => Promise<Failure | null>;

const lowestPort = 1_024;
const highestPort = 65_535;

/** How the shop's own software comes in: the loopback port, its secret, and who asked last. */
export function DoorSection() {
  const { door: words, failures } = useMessages();
  const door = useTill((till) => till.door);
  const hasStaff = useTill((till) => till.signIn.kind !== "nobody");
  const language = useLanguage();
  const { timeZone } = useStore();
  const [port, setPort] = useState(String(door.port ?? 18_987));
  const [isInvalid, setInvalid] = useState(false);
  const [secret, setSecret] = useState<string | null>(null);
  const [pending, setPending] = useState<{ readonly act: Act } | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);

  const set = (wanted: number | null) => async (manager: Manager) => {
    const answer = await bridge.call("door.set", { port: wanted, manager });
    return answer.ok ? null : answer.failure;
  };
  const makeSecret: Act = async (manager) => {
    const answer = await bridge.call("door.makeSecret", { manager });
    if (answer.ok) setSecret(answer.value.secret);
    return answer.ok ? null : answer.failure;
  };
  /** By a manager's PIN, where the store has staff. */
  function begin(act: Act): void {
    setFailure(null);
    if (hasStaff) setPending({ act });
    else void act(null).then(setFailure);
  }
  function open(): void {
    const number = Number(port);
    const isPort = Number.isInteger(number) && number >= lowestPort && number <= highestPort;
    setInvalid(!isPort);
    if (isPort) begin(set(number));
  }
  const copy = useAction(async () => {
    const answer = await bridge.call("manager.copy", { text: secret ?? "" });
    return answer.ok ? null : answer.failure;
  });

  const { lastAsk } = door;
  const shownFailure = failure ?? door.failure ?? copy.failure;
  return (
    <div className={sectionStyles["section"]}>
      <div className={sectionStyles["group"]}>
        <p>{words.lead}</p>
        <p className={sectionStyles["note"]}>{words.command}</p>
        <dl className={sectionStyles["list"]}>
          <div className={sectionStyles["fact"]}>
            <dt className={sectionStyles["term"]}>{words.port.title}</dt>
            <dd className={sectionStyles["value"]}>
              {door.port === null || door.failure !== null
                ? words.port.off
                : words.port.on(`http://127.0.0.1:${door.port}`)}
            </dd>
          </div>
          <div className={sectionStyles["fact"]}>
            <dt className={sectionStyles["term"]}>{words.last}</dt>
            <dd className={sectionStyles["value"]}>
              {lastAsk === null
                ? words.lastNone
                : words.lastBy(lastAsk.by, dateAndTimeOf(lastAsk.at, language, timeZone))}
            </dd>
          </div>
        </dl>
        <p className={sectionStyles["note"]}>{door.fixed ? words.port.fixed : words.port.help}</p>
        <Fault text={shownFailure === null ? null : failures[shownFailure.code]} />
      </div>
      {door.fixed ? null : door.port === null ? (
        <div className={sectionStyles["group"]}>
          <Field
            label={words.port.number}
            labelPlace="above"
            value={port}
            maxLength={5}
            hint={words.port.numberHint}
            fault={isInvalid ? words.port.numberInvalid : null}
            onChange={setPort}
          />
          <div className={sectionStyles["buttons"]}>
            <Button onClick={open}>{words.port.open}</Button>
          </div>
        </div>
      ) : (
        <div className={sectionStyles["buttons"]}>
          <Button onClick={() => begin(set(null))}>{words.port.close}</Button>
        </div>
      )}
      {door.port === null ? null : (
        <div className={sectionStyles["group"]}>
          <span className={sectionStyles["legend"]}>{words.secret.title}</span>
          {secret === null ? (
            <>
              <div className={sectionStyles["buttons"]}>
                <Button onClick={() => begin(makeSecret)}>{words.secret.make}</Button>
              </div>
              <p className={sectionStyles["note"]}>{words.secret.help}</p>
            </>
          ) : (
            <>
              <p>{words.secret.shown}</p>
              <p className={sectionStyles["use"]}>
                <code data-testid="door-secret">{secret}</code>
                <Button onClick={copy.run}>
                  {copy.doneAt === null ? words.secret.copy : words.secret.copied}
                </Button>
              </p>
            </>
          )}
        </div>
      )}
      {pending === null ? null : (
        <Dialog
          title={words.confirmTitle}
          closeLabel={words.closeLabel}
          place="broad"
          onClose={() => setPending(null)}
        >
          <ManagerForm
            startsAtPin
            submitLabel={words.confirm}
            busyLabel={words.confirming}
            isReady={() => true}
            act={async (staffId, pin) => {
              const failed = await pending.act({ staffId, pin });
              // What the PIN had no part in is told where it was asked for.
              const isOfPort = failed?.code === "door_port_taken";
              if (isOfPort) setFailure(failed);
              if (failed === null || isOfPort) setPending(null);
              return isOfPort ? null : failed;
            }}
          />
        </Dialog>
      )}
    </div>
  );
}
