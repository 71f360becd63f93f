import { useId } from "react";

import { failure, type Failure } from "../../contract/failures.ts";
import { largestLogoBytes } from "../../contract/people-api.ts";
import { useMessages } from "../i18n/use-messages.ts";
import { Button } from "../theme/button.tsx";
import { Fault } from "../theme/fault.tsx";
import styles from "./store-settings.module.css";

interface LogoFieldProps {
  /** A `data:` URL. */
  readonly logo: string | null;
  readonly fault: string | null;
  readonly onLogo: (logo: string | null) => void;
  readonly onRefused: (failure: Failure) => void;
}

/** A picture from this computer. The relay decides by its bytes whether it is one. */
export function LogoField({ fault, logo, onLogo, onRefused }: LogoFieldProps) {
  const { storeSettings: words } = useMessages();
  const helpId = useId();

  async function take(file: File | undefined) {
    if (file === undefined) return;
    // Nothing larger is ever read into memory.
    if (file.size > largestLogoBytes) onRefused(failure("logo_too_large"));
    else onLogo(await dataUrlOf(file));
  }

  return (
    <div className={styles["logo"]}>
      <span className={styles["label"]}>{words.logo}</span>
      <div className={styles["pictures"]}>
        {logo === null ? null : <img className={styles["picture"]} src={logo} alt={words.logo} />}
        <label className={styles["file"]}>
          <input
            className={styles["input"]}
            type="file"
            accept="image/png,image/jpeg,image/svg+xml"
            aria-describedby={helpId}
            onChange={(event) => {
              void take(event.target.files?.[0]);
              // The same file again is a choice too.
              event.target.value = "";
            }}
          />
          {words.chooseLogo}
        </label>
        {logo === null ? null : <Button onClick={() => onLogo(null)}>{words.removeLogo}</Button>}
      </div>
      <p id={helpId} className={styles["soft"]}>
        {words.logoHelp}
      </p>
      <Fault text={fault} />
    </div>
  );
}

async function dataUrlOf(file: File): Promise<string> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  const text = Array.from(bytes, (byte) => String.fromCodePoint(byte)).join("");
  return `data:${file.type};base64,${btoa(text)}`;
}
