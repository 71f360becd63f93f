import { useTillStore } from "./bridge/till-store.ts";
import { CashierScreen } from "./cashier/cashier-screen.tsx";
import { SetupScreen } from "./setup/setup-screen.tsx";
import { StartScreen } from "./setup/start-screen.tsx";
import { StaffGate } from "./staff/staff-gate.tsx";

export function App() {
  const pairingKind = useTillStore((state) => state.till?.pairing.kind ?? null);
  switch (pairingKind) {
    case null:
      return <StartScreen />;
    case "unpaired":
      return <SetupScreen />;
    case "paired":
      return (
        <StaffGate>
          <CashierScreen />
        </StaffGate>
      );
  }
}
