import { useEffect, useRef } from "react";

import type { ExportState } from "../../contract/manager-bridge.ts";
import { bridge } from "../bridge/bridge.ts";
import { useLanguage, useMessages } from "../i18n/use-messages.ts";
import { Button } from "../theme/button.tsx";
import { Tile } from "../theme/tile.tsx";
import type { Tone } from "../theme/tone.ts";
import styles from "./export-progress.module.css";

/** From so many rows on it takes long enough to be watched. */
const watchedRows = 10_000;

type Present = Exclude<ExportState, { kind: "none" }>;

const tones: Readonly<Record<Present["kind"], Tone>> = {
  running: "waiting",
  done: "paid",
  failed: "bad",
};

interface ExportProgressProps {
  readonly state: Present;
  /** In the dialog its parts stand below each other, in the strip side by side. */
  readonly place: "dialog" | "strip";
}

/** What becomes of the file: how far it is, that it is whole, or why there is none. */
export function ExportProgress({ state, place }: ExportProgressProps) {
  const { export: words, failures } = useMessages();
  const count = new Intl.NumberFormat(useLanguage(), { useGrouping: "always" });
  const ref = useRef<HTMLDivElement>(null);
  // In the dialog it takes the place of what had the focus, and so does each turn of it.
  const focused = place === "dialog" ? state.kind : null;
  useEffect(() => {
    if (focused !== null) ref.current?.focus();
  }, [focused]);
  const isWatched = state.kind === "running" && state.total > watchedRows;
  const percent = state.kind === "running" ? Math.floor((100 * state.rows) / state.total) : 0;
  return (
    <div
      ref={ref}
      className={styles["progress"]}
      data-place={place}
      data-testid="export-progress"
      tabIndex={-1}
    >
      <Tile tone={tones[state.kind]} />
      <div className={styles["text"]}>
        <output className={styles["name"]}>
          {state.kind === "running"
            ? words.running(state.fileName)
            : state.kind === "done"
              ? words.done(state.fileName, count.format(state.rows), state.rows === 1)
              : words.failed(state.fileName)}
        </output>
        {state.kind === "failed" ? <p role="alert">{failures[state.failure.code]}</p> : null}
        {isWatched ? (
          <>
            <progress
              className={styles["bar"]}
              aria-label={words.running(state.fileName)}
              max={state.total}
              value={state.rows}
            />
            <p className={styles["figures"]}>
              {words.progress(count.format(state.rows), count.format(state.total), percent)}
            </p>
          </>
        ) : null}
      </div>
      <div className={styles["actions"]}>
        {state.kind === "running" ? (
          <Button onClick={() => void bridge.call("export.cancel", {})}>{words.cancel}</Button>
        ) : null}
        {state.kind === "done" ? (
          <Button onClick={() => void bridge.call("export.show", {})}>{words.show}</Button>
        ) : null}
        {state.kind !== "running" ? (
          <Button onClick={() => void bridge.call("export.close", {})}>
            {place === "dialog" ? words.another : words.dismiss}
          </Button>
        ) : null}
      </div>
    </div>
  );
}
