import type { ReactNode } from "react";

import { Icon, type IconName } from "../theme/icon.tsx";
import styles from "./banner.module.css";

interface BannerProps {
  readonly tone: "bad" | "care" | "neutral";
  readonly icon: IconName;
  readonly children: ReactNode;
}

/** A sentence that stays until what it tells is over. */
export function Banner({ tone, icon, children }: BannerProps) {
  return (
    <div className={styles["banner"]} data-tone={tone}>
      <Icon name={icon} />
      <output className={styles["text"]}>{children}</output>
    </div>
  );
}
