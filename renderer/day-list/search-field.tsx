import { useEffect, useEffectEvent, useRef, useState } from "react";

import { isInDialog, isTextField } from "../cashier/key-target.ts";
import { useMessages } from "../i18n/use-messages.ts";
import { changeQuery, useAddress } from "../manager/address.ts";
import { Field } from "../theme/field.tsx";
import { Icon } from "../theme/icon.tsx";
import { withFilter } from "./list-question.ts";
import styles from "./search-field.module.css";

/** A scanner or a quick hand types a whole word within this. */
const typingMs = 150;

/**
 * What is searched for; it stands in the address as soon as nobody types. `/` and Ctrl+F come here,
 * Escape takes the words away and then leads back.
 * @param onLeave back to the rows
 */
export function SearchField({ onLeave }: { readonly onLeave: () => void }) {
  const { dayList: words } = useMessages();
  const { query } = useAddress();
  const q = query["q"] ?? "";
  const [typed, setTyped] = useState(q);
  const [known, setKnown] = useState(q);
  const input = useRef<HTMLInputElement>(null);
  // Going back and forth, or clearing the filters, changes the address from outside.
  if (q !== known) {
    setKnown(q);
    if (typed.trim() !== q) setTyped(q);
  }

  const commit = useEffectEvent((words: string) => {
    const next = words.trim();
    if (next === q) return;
    // The first letter is a step of its own; the others only make it longer.
    const how = q === "" || next === "" ? "push" : "replace";
    changeQuery(withFilter(query, "q", next === "" ? null : next), how);
  });
  useEffect(() => {
    const timer = setTimeout(() => commit(typed), typingMs);
    return () => clearTimeout(timer);
  }, [typed]);

  useEffect(() => {
    function onKeyDown(event: KeyboardEvent) {
      const { altKey, ctrlKey, key, metaKey, target } = event;
      if (event.defaultPrevented || altKey || isInDialog(target)) return;
      const isFind = (ctrlKey || metaKey) && key.toLowerCase() === "f";
      const isSlash = !ctrlKey && !metaKey && key === "/" && !isTextField(target);
      if (!isFind && !isSlash) return;
      event.preventDefault();
      input.current?.focus();
      input.current?.select();
    }
    window.addEventListener("keydown", onKeyDown);
    return () => window.removeEventListener("keydown", onKeyDown);
  }, []);

  const clear = () => {
    setTyped("");
    if (q !== "") changeQuery(withFilter(query, "q", null), "push");
  };
  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- the keys are those of the field within
    <search
      className={styles["search"]}
      onKeyDown={(event) => {
        if (event.key === "Escape") {
          event.preventDefault();
          if (typed === "") onLeave();
          else clear();
        }
        if (event.key === "ArrowDown" || event.key === "Enter") {
          if (!isTextField(event.target)) return;
          event.preventDefault();
          onLeave();
        }
      }}
    >
      <Field
        label={words.search}
        labelPlace="inside"
        value={typed}
        maxLength={200}
        inputRef={input}
        onChange={setTyped}
      />
      {typed === "" ? null : (
        <button
          type="button"
          className={styles["clear"]}
          aria-label={words.clearSearch}
          title={words.clearSearch}
          onClick={() => {
            clear();
            input.current?.focus();
          }}
        >
          <Icon name="cross" />
        </button>
      )}
    </search>
  );
}
