import { useState, type ReactNode } from "react";

import { DoorSection } from "../door/door-section.tsx";
import { useTill } from "../bridge/till-store.ts";
import { DiagnosisPanel } from "../diagnosis/diagnosis-panel.tsx";
import { OwnRelayPanel } from "../embedded/own-relay-panel.tsx";
import { useMessages } from "../i18n/use-messages.ts";
import { LeaveKioskButton } from "../kiosk/leave-kiosk-button.tsx";
import { EnterPractice } from "../practice/enter-practice.tsx";
import { usePractises } from "../practice/use-practice.ts";
import { UnpairButton } from "../staff/unpair-dialog.tsx";
import { Dialog } from "../theme/dialog.tsx";
import { DisplaySection } from "./display-section.tsx";
import { LockSection } from "./lock-section.tsx";
import { LanguageChoice, ThemeChoice } from "./preference-choices.tsx";
import { PrinterSection } from "./printer-section.tsx";
import { relayHost } from "./relay-host.ts";
import { SectionTabs } from "./section-tabs.tsx";
import styles from "./settings-dialog.module.css";
import { UpdatesSection } from "../updates/updates-section.tsx";
import { SoundSection } from "./sound-section.tsx";
import { TillSection } from "./till-section.tsx";

type SectionName =
  | "look"
  | "sound"
  | "printer"
  | "display"
  | "lock"
  | "door"
  | "till"
  | "diagnosis"
  | "updates";

/** What the user may choose, and what they must be able to see: above all, whom this till trusts. */
export function SettingsDialog({ onClose }: { readonly onClose: () => void }) {
  const { settings: words, updates } = useMessages();
  const pairing = useTill((till) => till.pairing);
  const practises = usePractises();
  const hasStaff = useTill((till) => till.signIn.kind !== "nobody");
  const [open, setOpen] = useState<SectionName>("look");
  if (pairing.kind !== "paired") return null;

  const contents: readonly (readonly [SectionName, ReactNode])[] = [
    [
      "look",
      <div key="look" className={styles["look"]}>
        <LanguageChoice />
        <ThemeChoice />
      </div>,
    ],
    ["sound", <SoundSection key="sound" />],
    ["printer", <PrinterSection key="printer" />],
    ["display", <DisplaySection key="display" />],
    ...(hasStaff ? [["lock", <LockSection key="lock" />] as const] : []),
    ...(practises ? [] : [["door", <DoorSection key="door" />] as const]),
    [
      "till",
      <TillSection key="till" pairing={pairing}>
        <OwnRelayPanel />
        <EnterPractice />
        {practises ? null : <UnpairButton />}
        <LeaveKioskButton />
      </TillSection>,
    ],
    ["updates", <UpdatesSection key="updates" />],
    ["diagnosis", <DiagnosisPanel key="diagnosis" />],
  ];
  return (
    <Dialog title={words.title} closeLabel={words.close} place="sections" onClose={onClose}>
      <SectionTabs
        label={words.title}
        sections={contents.map(([name, content]) => ({
          name,
          content,
          label: name === "updates" ? updates.section : words.sections[name],
        }))}
        open={open}
        onOpen={setOpen}
        always={
          <>
            {words.relay} <strong className={styles["host"]}>{relayHost(pairing.relayUrl)}</strong>
          </>
        }
      />
    </Dialog>
  );
}
