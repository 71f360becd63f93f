import { locales } from "../../contract/money.ts";
import { useTill } from "../bridge/till-store.ts";
import { languageNames } from "../i18n/catalogues.ts";
import { useMessages } from "../i18n/use-messages.ts";
import { Locked } from "../provisioning/locked.tsx";
import { Choices } from "../theme/choices.tsx";
import { usePrefer } from "./use-prefer.ts";

const languages = locales.map((language) => ({
  value: language,
  label: languageNames[language],
  lang: language,
}));

export function LanguageChoice() {
  const { settings } = useMessages();
  const chosen = useTill((till) => till.preferences.language);
  const { fault, prefer } = usePrefer();
  return (
    <Locked name="language">
      <Choices
        legend={settings.language}
        choices={languages}
        chosen={chosen}
        fault={fault}
        onChoose={(language) => void prefer({ language })}
      />
    </Locked>
  );
}

export function ThemeChoice() {
  const { settings } = useMessages();
  const chosen = useTill((till) => till.preferences.theme);
  const { fault, prefer } = usePrefer();
  return (
    <Locked name="theme">
      <Choices
        legend={settings.theme}
        choices={(["system", "light", "dark"] as const).map((theme) => ({
          value: theme,
          label: settings.themes[theme],
        }))}
        chosen={chosen}
        fault={fault}
        onChoose={(theme) => void prefer({ theme })}
      />
    </Locked>
  );
}
