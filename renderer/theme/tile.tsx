import { Icon } from "./icon.tsx";
import styles from "./tile.module.css";
import { toneIcons, type Tone } from "./tone.ts";

interface TileProps {
  readonly tone: Tone;
  readonly size?: "row" | "card";
}

/** The icon of a meaning on its tint. */
export function Tile({ tone, size = "row" }: TileProps) {
  return (
    <span className={styles["tile"]} data-tone={tone} data-size={size}>
      <Icon name={toneIcons[tone]} />
    </span>
  );
}
