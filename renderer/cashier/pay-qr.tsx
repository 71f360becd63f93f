import { useMemo } from "react";

import styles from "./pay-qr.module.css";
import { qrPath } from "./qr-path.ts";

/** The pay page's address, to be scanned from a metre: black on white in both themes. */
export function PayQr({ payUrl, label }: { readonly payUrl: string; readonly label: string }) {
  const { size, path } = useMemo(() => qrPath(payUrl), [payUrl]);
  return (
    <div className={styles["paper"]}>
      <svg
        className={styles["qr"]}
        viewBox={`0 0 ${size} ${size}`}
        // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- one vector path, sharp at any size
        role="img"
        aria-label={label}
        data-testid="pay-qr"
        shapeRendering="crispEdges"
      >
        <path d={path} />
      </svg>
    </div>
  );
}
