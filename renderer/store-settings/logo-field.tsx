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

/** A picture from this computer that can be shown. The relay decides by its bytes what it is. */
export function LogoField({ fault, logo, onLogo, onRefused }: LogoFieldProps) {
  const { storeSettings: words } = useMessages();
  const helpId = useId();

  async function take(file: File | undefined) {
    if (file === undefined) return;
    // Nothing larger is ever read into memory.
    if (file.size > largestLogoBytes) return onRefused(failure("logo_too_large"));
    const url = await dataUrlOf(file);
    if (await isShown(url)) onLogo(url);
    else onRefused(failure("logo_not_a_picture"));
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
  // Not every system knows what an .svg is.
  const type = /^(?:\u00EF\u00BB\u00BF)?\s*</u.test(text) ? "image/svg+xml" : file.type;
  return `data:${type};base64,${btoa(text)}`;
}

/** Half a download begins as a picture does, and would stand on every receipt as none. */
async function isShown(url: string): Promise<boolean> {
  const image = new Image();
  image.src = url;
  return image.decode().then(
    () => true,
    () => false,
  );
}
