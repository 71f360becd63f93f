import styles from "./icon.module.css";

/** Strokes on a 24×24 grid. */
const paths = {
  check: "M5 12.8l4.6 4.7L19 7.4",
  clock: "M12 4a8 8 0 1 0 0 16 8 8 0 0 0 0-16M12 7.6V12h3.6",
  cross: "M7 7l10 10M17 7L7 17",
  care: "M12 4.5v9.2M12 18.9v.1",
  slash: "M6.5 12h11",
  list: "M5 7h14M5 12h14M5 17h9",
  settings:
    "M4 7.5h8M17.5 7.5H20M4 16.5h2.5M12 16.5h8M14.75 4.75a2.75 2.75 0 1 0 0 5.5 2.75 2.75 0 0 0 0-5.5M9.25 13.75a2.75 2.75 0 1 0 0 5.5 2.75 2.75 0 0 0 0-5.5",
  day: "M4.5 19.5h15M7 16.5v-4M12 16.5v-9M17 16.5v-6.5",
  store: "M4.5 10.5V19.5h15v-9M3.5 10.5l1.7-6h13.6l1.7 6zM9.5 19.5v-5h5v5",
  history: "M4.6 12a7.4 7.4 0 1 0 2.2-5.3L4.5 9M4.5 4.8V9h4.2M12 8v4.2l2.8 1.6",
  previous: "M14.5 6l-6 6 6 6",
  next: "M9.5 6l6 6-6 6",
  copy: "M9 9h10.5v11H9zM15 9V4H4.5v11H9",
  calendar: "M4.5 6.5h15v13h-15zM4.5 10.5h15M8.5 4v4M15.5 4v4",
  printer: "M7 9V4h10v5M7 17H4.5V9h15v8H17M7 14h10v6H7z",
  file: "M6.5 3.5h7l4 4v13h-11zM13.5 3.5v4h4M9.5 12.5h5M9.5 16h5",
  play: "M8 5.5v13l10.5-6.5z",
  computer: "M4.5 5h15v10.5h-15zM9 19.5h6M12 15.5v4",
  mute: "M4 9.5h3.2L12 5.5v13l-4.8-4H4zM16 9.5l5 5M21 9.5l-5 5",
  sound: "M4 9.5h3.2L12 5.5v13l-4.8-4H4zM15.5 9a4.2 4.2 0 0 1 0 6M18 6.5a7.8 7.8 0 0 1 0 11",
  lock: "M7 11h10a1 1 0 0 1 1 1v7a1 1 0 0 1-1 1H7a1 1 0 0 1-1-1v-7a1 1 0 0 1 1-1M8.5 11V8a3.5 3.5 0 0 1 7 0v3",
  person: "M12 4.5a3.5 3.5 0 1 0 0 7 3.5 3.5 0 0 0 0-7M5 20c.6-3.6 3.4-5.5 7-5.5s6.4 1.9 7 5.5",
  erase: "M9 6h11v12H9l-5.5-6L9 6M12 9.5l4.5 5M16.5 9.5l-4.5 5",
  offline:
    "M4 4l16 16M8.5 15.5a5 5 0 0 1 7 0M5 12a10 10 0 0 1 4.2-2.5M19 12a10 10 0 0 0-6-2.9M12 19v.1",
} as const;
export type IconName = keyof typeof paths;

/** A drawing beside a word: it never carries the meaning alone, so it is hidden from readers. */
export function Icon({ name }: { readonly name: IconName }) {
  return (
    <svg className={styles["icon"]} viewBox="0 0 24 24" data-name={name} aria-hidden="true">
      <path d={paths[name]} />
    </svg>
  );
}
