import { useMessages } from "../i18n/use-messages.ts";
import { ConfirmStep } from "./confirm-step.tsx";
import type { RepeatRisk } from "./repeat-risk.ts";
import type { useAction } from "./use-action.ts";

interface RepeatStepProps {
  readonly risk: RepeatRisk;
  readonly repeat: ReturnType<typeof useAction>;
  readonly onBack: () => void;
}

/** What it means to charge the same again, to be confirmed. */
export function RepeatStep({ risk, repeat, onBack }: RepeatStepProps) {
  const { actions: words, charge } = useMessages();
  return (
    <ConfirmStep
      question={words.againQuestion}
      truth={charge.againRisk[risk]}
      yes={words.againYes}
      no={words.againNo}
      busy={repeat.busy}
      onYes={repeat.run}
      onNo={onBack}
    />
  );
}
