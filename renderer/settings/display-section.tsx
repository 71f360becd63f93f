import { useTill } from "../bridge/till-store.ts";
import { useMessages } from "../i18n/use-messages.ts";
import { Locked } from "../provisioning/locked.tsx";
import { Choices } from "../theme/choices.tsx";
import styles from "./section.module.css";
import { usePrefer } from "./use-prefer.ts";

/** Which screen faces the customer. One that is kept stays in the list while it is unplugged. */
export function DisplaySection() {
  const { settings } = useMessages();
  const words = settings.display;
  const displays = useTill((till) => till.displays);
  const kept = useTill((till) => till.preferences.customerDisplay);
  const { fault, prefer } = usePrefer();
  // The customer's window never covers the cashier's: that screen is not offered.
  const others = displays.filter(({ cashiers, id }) => !cashiers || id === kept);
  const chosen = others.find(({ id }) => id === kept) ?? null;
  const isGone = kept !== null && chosen === null;

  if (others.length === 0 && kept === null) {
    return (
      <div className={styles["section"]}>
        <p className={styles["empty"]}>{words.onlyOne}</p>
      </div>
    );
  }
  const choices = [
    { value: "", label: words.none },
    ...others.map(({ id, label }) => ({ value: id, label: label === "" ? id : label })),
    ...(isGone ? [{ value: kept, label: words.gone }] : []),
  ];
  return (
    <div className={styles["section"]}>
      <div className={styles["group"]}>
        <Locked name="customerDisplay">
          <Choices
            legend={words.choice}
            layout="list"
            choices={choices}
            chosen={kept ?? ""}
            fault={fault}
            onChoose={(id) => void prefer({ customerDisplay: id === "" ? null : id })}
          />
        </Locked>
        <p className={styles["note"]}>
          {isGone ? words.goneHelp : chosen?.cashiers === true ? words.coveredHelp : words.help}
        </p>
      </div>
    </div>
  );
}
