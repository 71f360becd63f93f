import { useMemo } from "react";

import { qrPath } from "../cashier/qr-path.ts";
import styles from "./link-qr.module.css";

/** A pairing link for the scanner of another computer: black on white in both themes. */
export function LinkQr({ link, label }: { readonly link: string; readonly label: string }) {
  const { size, path } = useMemo(() => qrPath(link), [link]);
  return (
    <svg
      className={styles["qr"]}
      viewBox={`0 0 ${size} ${size}`}
      // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- one vector path, sharp at any size
      role="img"
      aria-label={label}
      data-testid="pairing-qr"
      shapeRendering="crispEdges"
    >
      <path d={path} />
    </svg>
  );
}
