import { useEffect, useId, useRef, useState } from "react";

import type { PaymentIntent } from "../../contract/payment-intent.ts";
import { useMessages } from "../i18n/use-messages.ts";
import { Button } from "../theme/button.tsx";
import { Hidden } from "../theme/hidden.tsx";
import { Icon } from "../theme/icon.tsx";
import { AttentionItem } from "./attention-item.tsx";
import styles from "./attention-panel.module.css";
import { NoteDialog } from "./note-dialog.tsx";
import type { AttentionView } from "./use-attention.ts";

/** More than these are folded: the day's figures stay in sight. */
const mostOpen = 2;

interface AttentionPanelProps {
  readonly attention: AttentionView;
  /** The days on the items are named unless they are this one. */
  readonly day: string;
}

/** What needs a person, before all else. Its head is always there, so that nothing moves when more comes. */
export function AttentionPanel({ attention, day }: AttentionPanelProps) {
  const messages = useMessages();
  const words = messages.managerDay.attention;
  const { failure, fresh, hasMore, isRead, settled, shown, waiting } = attention;
  const [settling, setSettling] = useState<PaymentIntent | null>(null);
  const [unfolded, setUnfolded] = useState(false);
  const [settledOpen, setSettledOpen] = useState(false);
  const list = useRef<HTMLUListElement>(null);
  const toFocus = useRef(false);
  const settledId = useId();
  useEffect(() => {
    if (!toFocus.current) return;
    toFocus.current = false;
    list.current?.focus();
  });
  const folded = unfolded ? 0 : Math.max(0, shown.length - mostOpen);
  const quiet = isRead ? words.none : failure === null ? words.loading : words.unknown;
  const items = folded === 0 ? shown : shown.slice(0, mostOpen);

  return (
    <section
      className={styles["panel"]}
      data-tone={waiting > 0 ? "care" : isRead ? "quiet" : "unread"}
      aria-label={words.title}
      data-testid="attention"
    >
      <div className={styles["head"]}>
        <h2 className={styles["title"]}>
          <Icon
            name={waiting > 0 ? "care" : isRead ? "check" : failure === null ? "clock" : "offline"}
          />
          {waiting > 0 ? words.count(waiting) : quiet}
        </h2>
        {fresh.length === 0 ? null : (
          <Button
            kind="care"
            onClick={() => {
              toFocus.current = true;
              attention.reveal();
            }}
          >
            {words.see(fresh.length)}
          </Button>
        )}
        {shown.length <= mostOpen ? null : (
          <button type="button" className={styles["toggle"]} onClick={() => setUnfolded(!unfolded)}>
            {folded > 0 ? words.others(folded) : words.fewer}
          </button>
        )}
        {settled.length === 0 ? null : (
          <button
            type="button"
            className={styles["toggle"]}
            aria-expanded={settledOpen}
            aria-controls={settledId}
            onClick={() => setSettledOpen(!settledOpen)}
          >
            <Icon name="check" />
            {words.settled(settled.length)}
          </button>
        )}
      </div>
      <div className={styles["live"]} aria-live="assertive">
        <Hidden>{fresh.length === 0 ? "" : words.came(fresh.length)}</Hidden>
      </div>
      {shown.length === 0 ? null : (
        <ul ref={list} className={styles["items"]} tabIndex={-1} aria-label={words.title}>
          {items.map((intent) => (
            <AttentionItem
              key={intent.id}
              intent={intent}
              day={day}
              onSettle={() => setSettling(intent)}
            />
          ))}
        </ul>
      )}
      {hasMore && unfolded ? <p className={styles["note"]}>{words.more(shown.length)}</p> : null}
      <ul id={settledId} className={styles["items"]} hidden={!settledOpen || settled.length === 0}>
        {(settledOpen ? settled : []).map((intent) => (
          <AttentionItem key={intent.id} intent={intent} day={day} onSettle={null} />
        ))}
      </ul>
      {settling === null ? null : (
        <NoteDialog intent={settling} settle={attention.settle} onClose={() => setSettling(null)} />
      )}
    </section>
  );
}
