import { useId, useRef, type KeyboardEvent, type ReactNode } from "react";

import styles from "./section-tabs.module.css";

interface Section<Name extends string> {
  readonly name: Name;
  readonly label: string;
  readonly content: ReactNode;
}

interface SectionTabsProps<Name extends string> {
  readonly label: string;
  readonly sections: readonly Section<Name>[];
  readonly open: Name;
  readonly onOpen: (name: Name) => void;
  /** What stays in sight whichever section is open. */
  readonly always: ReactNode;
}

const steps: Readonly<Record<string, number>> = {
  ArrowDown: 1,
  ArrowRight: 1,
  ArrowUp: -1,
  ArrowLeft: -1,
};

/** Sections side by side with their names; the arrows go from one to the next. */
export function SectionTabs<Name extends string>({
  label,
  sections,
  open,
  onOpen,
  always,
}: SectionTabsProps<Name>) {
  const id = useId();
  const tabs = useRef<HTMLDivElement>(null);
  const at = sections.findIndex(({ name }) => name === open);

  function go(event: KeyboardEvent) {
    const step = steps[event.key];
    const next =
      step !== undefined
        ? (at + step + sections.length) % sections.length
        : event.key === "Home"
          ? 0
          : event.key === "End"
            ? sections.length - 1
            : null;
    const section = next === null ? undefined : sections[next];
    if (section === undefined) return;
    event.preventDefault();
    onOpen(section.name);
    tabs.current?.querySelectorAll<HTMLElement>("[role=tab]")[next ?? 0]?.focus();
  }

  return (
    <div className={styles["frame"]}>
      <div className={styles["side"]}>
        <div
          ref={tabs}
          className={styles["tabs"]}
          role="tablist"
          aria-label={label}
          aria-orientation="vertical"
        >
          {sections.map(({ name, label: tabLabel }) => (
            <button
              key={name}
              type="button"
              id={`${id}-${name}`}
              className={styles["tab"]}
              role="tab"
              aria-selected={name === open}
              aria-controls={`${id}-panel`}
              tabIndex={name === open ? 0 : -1}
              onClick={() => onOpen(name)}
              onKeyDown={go}
            >
              {tabLabel}
            </button>
          ))}
        </div>
        <div className={styles["always"]}>{always}</div>
      </div>
      <div
        key={open}
        id={`${id}-panel`}
        className={styles["panel"]}
        role="tabpanel"
        aria-labelledby={`${id}-${open}`}
        tabIndex={0}
      >
        {sections[at]?.content}
      </div>
    </div>
  );
}
