import type { RefObject } from "react";

import { useMessages } from "../i18n/use-messages.ts";
import { changeQuery, useAddress } from "../manager/address.ts";
import { useManagedStores } from "../manager/managed-stores.tsx";
import { useAsked } from "../manager/use-asked.ts";
import { useAllStores } from "../stores/use-all-stores.ts";
import { Icon, type IconName } from "../theme/icon.tsx";
import { statusGroups, withFilter, type ListChoice, type StatusGroup } from "./list-question.ts";
import styles from "./list-tools.module.css";
import { byStore, toldApart, type Named, type OptionGroup } from "./names-of-stores.ts";
import { SearchField } from "./search-field.tsx";

interface ListToolsProps {
  readonly choice: ListChoice;
  readonly toolsRef: RefObject<HTMLDivElement | null>;
  readonly onLeaveSearch: () => void;
}

const groupIcons: Readonly<Record<StatusGroup, IconName>> = {
  paid: "check",
  open: "clock",
  unpaid: "cross",
};

/** What the list is searched and filtered by; all of it stands in the address. */
export function ListTools({ choice, onLeaveSearch, toolsRef }: ListToolsProps) {
  const { dayList: words } = useMessages();
  const { query } = useAddress();
  const store = query["store"];
  const filters = useAsked("getListFilters", { query: store === undefined ? {} : { store } });
  const { cashiers = [], tills = [] } = filters.value ?? {};
  const none = { id: "none", name: words.noCashier };
  const stores = useManagedStores();
  const withStore = useAllStores();
  return (
    <div ref={toolsRef} className={styles["tools"]}>
      <SearchField onLeave={onLeaveSearch} />
      <fieldset aria-label={words.status} className={styles["chips"]}>
        {statusGroups.map((group) => (
          <Chip
            key={group}
            label={words.groups[group]}
            icon={groupIcons[group]}
            pressed={choice.group === group}
            onPress={() =>
              changeQuery(
                withFilter(query, "status", choice.group === group ? null : group),
                "push",
              )
            }
          />
        ))}
        <Chip
          label={words.needsPerson}
          icon="care"
          pressed={choice.needsPerson}
          onPress={() =>
            changeQuery(
              withFilter(query, "attention", choice.needsPerson ? null : "unsettled"),
              "push",
            )
          }
        />
      </fieldset>
      <Choice
        name="till"
        label={words.till}
        every={words.everyTill}
        groups={withStore ? byStore(tills, stores) : [{ name: null, options: tills }]}
        chosen={choice.till}
      />
      <Choice
        name="cashier"
        label={words.cashier}
        every={words.everyCashier}
        groups={[
          {
            name: null,
            options:
              cashiers.length === 0
                ? []
                : [...(withStore ? toldApart(cashiers, stores) : cashiers), none],
          },
        ]}
        chosen={choice.cashier}
      />
    </div>
  );
}

interface ChipProps {
  readonly label: string;
  readonly icon: IconName;
  readonly pressed: boolean;
  readonly onPress: () => void;
}

function Chip({ icon, label, onPress, pressed }: ChipProps) {
  return (
    <button type="button" className={styles["chip"]} aria-pressed={pressed} onClick={onPress}>
      <Icon name={icon} />
      {label}
    </button>
  );
}

interface ChoiceProps {
  /** In the address. */
  readonly name: "till" | "cashier";
  readonly label: string;
  readonly every: string;
  readonly groups: readonly OptionGroup[];
  readonly chosen: string | null;
}

/** One of those that there are; with a single one there is nothing to choose. */
function Choice({ chosen, every, groups, label, name }: ChoiceProps) {
  const { query } = useAddress();
  const count = groups.reduce((sum, { options }) => sum + options.length, 0);
  if (count < 2 && chosen === null) return null;
  return (
    <span className={styles["choice"]} data-chosen={chosen !== null}>
      <select
        className={styles["select"]}
        aria-label={label}
        value={chosen ?? ""}
        onChange={({ target }) =>
          changeQuery(withFilter(query, name, target.value === "" ? null : target.value), "push")
        }
      >
        <option value="">{every}</option>
        {groups.map((group) =>
          group.name === null ? (
            <Options key="" options={group.options} />
          ) : (
            <optgroup key={group.id} label={group.name}>
              <Options options={group.options} />
            </optgroup>
          ),
        )}
      </select>
      <svg className={styles["arrow"]} viewBox="0 0 12 12" aria-hidden="true">
        <path d="M2 4l4 5 4-5z" />
      </svg>
    </span>
  );
}

function Options({ options }: { readonly options: readonly Named[] }) {
  return options.map(({ id, name }) => (
    <option key={id} value={id}>
      {name}
    </option>
  ));
}
