import { useState } from "react";

import type { BridgeInput } from "../../contract/bridge.ts";
import type { Failure } from "../../contract/failures.ts";
import { locales } from "../../contract/money.ts";
import { bridge } from "../bridge/bridge.ts";
import { useTill } from "../bridge/till-store.ts";
import { languageNames } from "../i18n/catalogues.ts";
import { useMessages } from "../i18n/use-messages.ts";
import { Choices } from "../theme/choices.tsx";

const languages = locales.map((language) => ({
  value: language,
  label: languageNames[language],
  lang: language,
}));

export function LanguageChoice() {
  const { settings, failures } = useMessages();
  const chosen = useTill((till) => till.preferences.language);
  const { failure, prefer } = usePrefer();
  return (
    <Choices
      legend={settings.language}
      choices={languages}
      chosen={chosen}
      fault={failure === null ? null : failures[failure.code]}
      onChoose={(language) => void prefer({ language })}
    />
  );
}

export function ThemeChoice() {
  const { settings, failures } = useMessages();
  const chosen = useTill((till) => till.preferences.theme);
  const { failure, prefer } = usePrefer();
  return (
    <Choices
      legend={settings.theme}
      choices={(["system", "light", "dark"] as const).map((theme) => ({
        value: theme,
        label: settings.themes[theme],
      }))}
      chosen={chosen}
      fault={failure === null ? null : failures[failure.code]}
      onChoose={(theme) => void prefer({ theme })}
    />
  );
}

/** The choice shows once the main process has kept it; why it could not is told beside it. */
function usePrefer() {
  const [failure, setFailure] = useState<Failure | null>(null);
  async function prefer(preferences: BridgeInput<"preferences.set">) {
    const answer = await bridge.call("preferences.set", preferences);
    setFailure(answer.ok ? null : answer.failure);
  }
  return { failure, prefer };
}
