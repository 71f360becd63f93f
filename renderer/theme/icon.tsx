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
  mute: "M4 9.5h3.2L12 5.5v13l-4.8-4H4zM16 9.5l5 5M21 9.5l-5 5",
  sound: "M4 9.5h3.2L12 5.5v13l-4.8-4H4zM15.5 9a4.2 4.2 0 0 1 0 6M18 6.5a7.8 7.8 0 0 1 0 11",
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
