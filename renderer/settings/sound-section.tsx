import { useState, useSyncExternalStore } from "react";

import { useStore, useTill } from "../bridge/till-store.ts";
import type { Currency, Locale } from "../../contract/money.ts";
import { catalogues } from "../i18n/catalogues.ts";
import { useLanguage, useMessages } from "../i18n/use-messages.ts";
import { amountWords } from "../sound/amount-words.ts";
import { playTone } from "../sound/play-tone.ts";
import { followVoices, speak, voiceFor } from "../sound/speak.ts";
import type { ToneName } from "../sound/tones.ts";
import { Locked } from "../provisioning/locked.tsx";
import { Button } from "../theme/button.tsx";
import { Fault } from "../theme/fault.tsx";
import styles from "./section.module.css";
import { SwitchField } from "./switch-field.tsx";
import { usePrefer } from "./use-prefer.ts";
import { VolumeField } from "./volume-field.tsx";

export function SoundSection() {
  const { settings } = useMessages();
  const words = settings.sound;
  const voice = useTill((till) => till.preferences.voice);
  const voiceName = useVoiceName();
  const { fault, prefer } = usePrefer();
  return (
    <div className={styles["section"]}>
      <Locked name="volume">
        <VolumeField />
      </Locked>
      <div className={styles["group"]}>
        <Locked name="voice">
          <SwitchField
            label={words.voice}
            help={words.voiceHelp}
            on={voice}
            fault={fault}
            onChange={(on) => void prefer({ voice: on })}
          />
        </Locked>
        <output className={styles["note"]}>
          {voiceName === null ? words.voiceMissing : words.voiceFound(voiceName)}
        </output>
      </div>
      <Tests hasVoice={voiceName !== null} />
    </div>
  );
}

function Tests({ hasVoice }: { readonly hasVoice: boolean }) {
  const { settings } = useMessages();
  const words = settings.sound;
  const language = useLanguage();
  const { currency } = useStore();
  const volume = useTill((till) => till.preferences.volume);
  const [fault, setFault] = useState<"silent" | "failed" | null>(null);
  const tones: readonly (readonly [ToneName, string])[] = [
    ["paid", words.testPaid],
    ["not_paid", words.testNotPaid],
    ["aside_paid", words.testAside],
    ["alarm", words.testAlarm],
  ];

  async function test(name: ToneName) {
    setFault(volume === 0 ? "silent" : null);
    if (volume > 0 && !(await playTone(name, volume))) setFault("failed");
  }
  function testVoice() {
    setFault(volume === 0 ? "silent" : null);
    speak({ text: example(currency, language), language, aside: false }, volume);
  }

  return (
    <fieldset className={styles["group"]}>
      <legend className={styles["legend"]}>{words.test}</legend>
      <div className={styles["buttons"]}>
        {tones.map(([name, label]) => (
          <Button key={name} onClick={() => void test(name)}>
            {label}
          </Button>
        ))}
        <Button disabled={!hasVoice} onClick={testVoice}>
          {words.testVoice}
        </Button>
      </div>
      <Fault
        text={fault === null ? null : fault === "silent" ? words.testSilent : words.testFailed}
      />
    </fieldset>
  );
}

const examples: Readonly<Record<Currency, number>> = { CLP: 12_990, MXN: 25_050 };

function example(currency: Currency, language: Locale): string {
  const amount = amountWords(examples[currency], currency, language);
  return catalogues[language].sound.paid(amount, null);
}

/** Who would speak; `null` when this computer has no voice of the language. */
function useVoiceName(): string | null {
  const language = useLanguage();
  return useSyncExternalStore(followVoices, () => voiceFor(language)?.name ?? null);
}
