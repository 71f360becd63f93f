import { useEffect, useRef, useState } from "react";

import { institutionName } from "../../contract/institution-name.ts";
import type { FailureCode } from "../../contract/failures.ts";
import type { PaymentIntent } from "../../contract/payment-intent.ts";
import { longestRefundNote } from "../../contract/refund.ts";
import { refundExpectation } from "../../contract/refund-expectation.ts";
import { uuidV7 } from "../../contract/uuid.ts";
import { bridge } from "../bridge/bridge.ts";
import { relayNow } from "../clock/relay-clock.ts";
import { useNow } from "../clock/use-now.ts";
import { useFormatAmount, useLanguage, useMessages } from "../i18n/use-messages.ts";
import { askManager } from "../manager/ask-manager.ts";
import { ManagerForm } from "../staff/manager-form.tsx";
import { Choices } from "../theme/choices.tsx";
import { Dialog } from "../theme/dialog.tsx";
import { Field } from "../theme/field.tsx";
import { expectationWords } from "./expectation-words.ts";
import { forgetWish, keepWish, usePendingRefunds } from "./pending-refunds.ts";
import styles from "./refund-dialog.module.css";
import { isRefusal, readPart, type RefundWish } from "./refund-wish.ts";

interface RefundDialogProps {
  readonly intent: PaymentIntent;
  /** What may still be refunded, in the smallest unit. */
  readonly left: number;
  readonly timeZone: string;
  /** The relay has answered, or may have heard: what is shown is to be read again. */
  readonly onAsked: () => void;
  readonly onClose: () => void;
}

/** Pays a sale back, or a part of it. The PIN is asked for each time: money leaves. */
export function RefundDialog({ intent, left, onAsked, onClose, timeZone }: RefundDialogProps) {
  const messages = useMessages();
  const words = messages.refund.dialog;
  const formatAmount = useFormatAmount();
  const language = useLanguage();
  const pending = usePendingRefunds(({ wishes }) => wishes[intent.id] ?? null);
  const [how, setHow] = useState<"all" | "part">("all");
  const [text, setText] = useState("");
  const [note, setNote] = useState("");
  const [fault, setFault] = useState<FailureCode | null>(null);
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (how === "part") input.current?.focus();
  }, [how]);
  const { currency, customerEmail, id, sender, store } = intent;
  const figures = (amount: number) => formatAmount(amount, currency);

  /** What is asked for, read from the screen; `null` with what is wrong told there. */
  function read(): Omit<RefundWish, "id"> | null {
    const part = how === "all" ? null : readPart(text, left, currency, language);
    if (part !== null && !part.ok) {
      setFault(part.failure);
      input.current?.focus();
      return null;
    }
    return { amount: part === null ? left : part.value, note: note.trim() || null };
  }

  async function refund(staffId: string, pin: string) {
    const wished = pending ?? read();
    if (wished === null) return null;
    const entered = await bridge.call("manager.enter", { staffId, pin });
    if (!entered.ok) return entered.failure;
    const wish = pending ?? { ...wished, id: newRefundId() };
    // Known before it is sent: whatever becomes of the answer, the next try is the same one.
    keepWish(id, wish);
    const { amount } = wish;
    const answer = await askManager("putRefund", {
      params: { id, refundId: wish.id },
      query: { store: store.id },
      body: { amount, note: wish.note },
    });
    onAsked();
    if (answer.ok || isRefusal(answer.failure.code)) forgetWish(id);
    if (!answer.ok) return answer.failure;
    onClose();
    return null;
  }

  return (
    <Dialog title={words.title} closeLabel={words.close} place="broad" onClose={onClose}>
      <ManagerForm
        submitLabel={words.submit}
        busyLabel={words.submitting}
        isReady={() => pending !== null || read() !== null}
        act={refund}
      >
        {pending === null ? (
          <>
            <Choices
              legend={words.how}
              choices={[
                { value: "all", label: words.all(figures(left)) },
                { value: "part", label: words.part },
              ]}
              chosen={how}
              fault={null}
              onChoose={(value) => {
                setFault(null);
                setHow(value);
              }}
            />
            {how === "all" ? null : (
              <Field
                label={words.amount}
                labelPlace="above"
                inputRef={input}
                value={text}
                maxLength={24}
                hint={words.amountHint(figures(left))}
                fault={
                  fault === null
                    ? null
                    : fault === "refund_above_left"
                      ? messages.refund.left(figures(left))
                      : messages.failures[fault]
                }
                onChange={(value) => {
                  setFault(null);
                  setText(value);
                }}
              />
            )}
            <Field
              label={words.note}
              labelPlace="above"
              value={note}
              maxLength={longestRefundNote}
              onChange={setNote}
            />
          </>
        ) : (
          <p className={styles["pending"]}>{words.unanswered(figures(pending.amount))}</p>
        )}
        <ul className={styles["truth"]}>
          <li>
            <Expectation currency={currency} timeZone={timeZone} />
          </li>
          <li>{accountWords(sender, words)}</li>
          {customerEmail === null ? null : <li>{words.told(customerEmail)}</li>}
          <li>{words.cost}</li>
        </ul>
      </ManagerForm>
    </Dialog>
  );
}

const minuteMs = 60_000;

/** What would be true of a refund that is asked for now. */
function Expectation({
  currency,
  timeZone,
}: {
  readonly currency: PaymentIntent["currency"];
  readonly timeZone: string;
}) {
  const { refund: words } = useMessages();
  const language = useLanguage();
  const now = useNow(minuteMs);
  const expectation = refundExpectation(now, currency);
  const told = expectationWords(expectation, now, words, language, timeZone);
  return (
    <strong className={styles["when"]}>
      {words.dialog.ifNow(told.charAt(0).toLowerCase() + told.slice(1))}
    </strong>
  );
}

function accountWords(
  sender: PaymentIntent["sender"],
  words: { readonly to: (account: string) => string; readonly toAccount: string },
): string {
  const bank = sender?.institutionId ?? null;
  const end = sender?.numberEnd ?? null;
  const parts = [
    bank === null ? null : institutionName(bank),
    end === null ? null : `•••• ${end}`,
  ].filter((part) => part !== null);
  return parts.length === 0 ? words.toAccount : words.to(parts.join(" "));
}

function newRefundId(): string {
  return uuidV7(relayNow(), crypto.getRandomValues(new Uint8Array(10)));
}
