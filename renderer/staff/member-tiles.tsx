import { useEffect, useRef } from "react";

import type { Staff } from "../../contract/staff.ts";
import { useMessages } from "../i18n/use-messages.ts";
import styles from "./member-tiles.module.css";

interface MemberTilesProps {
  readonly members: readonly Staff[];
  readonly onChoose: (member: Staff) => void;
}

/** The members as large tiles; arrows, Home and End move, Enter or a tap chooses. */
export function MemberTiles({ members, onChoose }: MemberTilesProps) {
  const { staff: words } = useMessages();
  const list = useRef<HTMLUListElement>(null);
  const tiles = () => [...(list.current?.querySelectorAll("button") ?? [])];
  useEffect(() => list.current?.querySelector("button")?.focus(), []);

  function move(key: string): boolean {
    const all = tiles();
    const at = all.findIndex((each) => each === document.activeElement);
    const to = targetOf(key, at, all.length);
    if (to === null) return false;
    all[to]?.focus();
    return true;
  }

  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- keys of the buttons within
    <ul
      ref={list}
      className={styles["tiles"]}
      onKeyDown={(event) => {
        if (move(event.key)) event.preventDefault();
      }}
    >
      {members.map((member) => (
        <li key={member.id}>
          <button type="button" className={styles["tile"]} onClick={() => onChoose(member)}>
            <span className={styles["initial"]} aria-hidden="true">
              {initialOf(member.name)}
            </span>
            <span className={styles["words"]}>
              <span className={styles["name"]}>{member.name}</span>
              {member.role === "manager" ? (
                <span className={styles["role"]}>{words.manager}</span>
              ) : null}
            </span>
          </button>
        </li>
      ))}
    </ul>
  );
}

function targetOf(key: string, at: number, count: number): number | null {
  switch (key) {
    case "ArrowRight":
    case "ArrowDown":
      return Math.min(at + 1, count - 1);
    case "ArrowLeft":
    case "ArrowUp":
      return Math.max(at - 1, 0);
    case "Home":
      return 0;
    case "End":
      return count - 1;
    default:
      return null;
  }
}

function initialOf(name: string): string {
  return /^./u.exec(name.trim())?.[0].toLocaleUpperCase() ?? "";
}
