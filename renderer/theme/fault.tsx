import styles from "./fault.module.css";
import { Icon } from "./icon.tsx";

/** What went wrong, said as soon as it is known; the place is there before, so that it is heard. */
export function Fault({ text }: { readonly text: string | null }) {
  return (
    <p className={styles["fault"]} role="alert">
      {text === null ? null : (
        <>
          <Icon name="care" />
          {text}
        </>
      )}
    </p>
  );
}
