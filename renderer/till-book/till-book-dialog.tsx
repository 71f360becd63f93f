import { useState } from "react";

import { useMessages } from "../i18n/use-messages.ts";
import { Dialog } from "../theme/dialog.tsx";
import { CheckTab } from "./check-tab.tsx";
import { SalesTab } from "./sales-tab.tsx";
import { ShiftTab } from "./shift-tab.tsx";
import { Tabs } from "./tabs.tsx";

const tabs = ["sales", "check", "shift"] as const;
type Tab = (typeof tabs)[number];

/** The till's book: its earlier sales, whether a receipt is real, the report of the shift. */
export function TillBookDialog({ onClose }: { readonly onClose: () => void }) {
  const { tillBook: words } = useMessages();
  const [tab, setTab] = useState<Tab>("sales");
  return (
    <Dialog title={words.title} closeLabel={words.close} place="wide" onClose={onClose}>
      <Tabs
        label={words.title}
        tabs={tabs.map((value) => ({ value, label: words.tabs[value] }))}
        chosen={tab}
        onChoose={setTab}
      >
        {tab === "sales" ? <SalesTab /> : tab === "check" ? <CheckTab /> : <ShiftTab />}
      </Tabs>
    </Dialog>
  );
}
