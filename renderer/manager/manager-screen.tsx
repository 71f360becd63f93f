import { ClosingsSection } from "../closings/closings-section.tsx";
import { DaySection } from "../day/day-section.tsx";
import { ExportStrip } from "../export/export-strip.tsx";
import { IntentPane } from "../intent/intent-pane.tsx";
import { useMessages } from "../i18n/use-messages.ts";
import { ChosenStore } from "../stores/chosen-store.tsx";
import { StoreChooser } from "../stores/store-chooser.tsx";
import { PeopleSection } from "../people/people-section.tsx";
import { StatementSection } from "../statement/statement-section.tsx";
import { StoreSettingsSection } from "../store-settings/store-settings-section.tsx";
import { goTo, managerSections, useAddress, type ManagerSection } from "./address.ts";
import { useKeptPlace } from "./kept-place.ts";
import { ManagedStoresProvider } from "./managed-stores.tsx";
import { ManagerBar } from "./manager-bar.tsx";
import styles from "./manager-screen.module.css";
import { useStoreWatch } from "./watch-store.ts";

/** The manager's screens, one of them at a time, and the way between them. */
export function ManagerScreen() {
  return (
    <ManagedStoresProvider>
      <Screen />
    </ManagedStoresProvider>
  );
}

function Screen() {
  const { manager: words } = useMessages();
  const { query, section } = useAddress();
  useStoreWatch(query["store"]);
  const content = useKeptPlace(section);
  return (
    <>
      <ManagerBar>
        <StoreChooser />
        {managerSections.length < 2 ? null : (
          <nav className={styles["sections"]} aria-label={words.title}>
            {managerSections.map((name) => (
              <button
                key={name}
                type="button"
                className={styles["section"]}
                aria-current={name === section ? "page" : undefined}
                onClick={() => goTo(name, keptQuery(query))}
              >
                {words.sections[name]}
              </button>
            ))}
          </nav>
        )}
      </ManagerBar>
      <ExportStrip />
      <main ref={content} className={styles["content"]} tabIndex={-1}>
        <ChosenStore>{section === null ? null : <Section name={section} />}</ChosenStore>
      </main>
      {query["intent"] === undefined ? null : (
        <IntentPane key={query["intent"]} id={query["intent"]} />
      )}
    </>
  );
}

/** What goes along from one screen to the next: the store that is looked at. */
function keptQuery({ store }: Readonly<Record<string, string>>): Record<string, string> {
  return store === undefined ? {} : { store };
}

function Section({ name }: { readonly name: ManagerSection }) {
  switch (name) {
    case "day":
      return <DaySection />;
    case "closings":
      return <ClosingsSection />;
    case "statement":
      return <StatementSection />;
    case "people":
      return <PeopleSection />;
    case "settings":
      return <StoreSettingsSection />;
  }
}
