import { useTillStore } from "./bridge/till-store.ts";
import { useAddress } from "./manager/address.ts";
import { ManagerGate } from "./manager/manager-gate.tsx";
import { useManagerScreenAhead } from "./manager/read-manager-screen.ts";
import { CashierScreen } from "./cashier/cashier-screen.tsx";
import { OfferedLinkNotice } from "./setup/offered-link-notice.tsx";
import { LeaveKiosk } from "./kiosk/leave-kiosk-dialog.tsx";
import { PracticeFrame } from "./practice/practice-frame.tsx";
import { SetupScreen } from "./setup/setup-screen.tsx";
import { StartScreen } from "./setup/start-screen.tsx";
import { StaffGate } from "./staff/staff-gate.tsx";

/** The till, or the manager's screens, by the window's address. */
function Paired() {
  const { section } = useAddress();
  useManagerScreenAhead(section !== null);
  return section === null ? <CashierScreen /> : <ManagerGate />;
}

export function App() {
  return (
    <PracticeFrame>
      <Screen />
      <LeaveKiosk />
    </PracticeFrame>
  );
}

function Screen() {
  const pairingKind = useTillStore((state) => state.till?.pairing.kind ?? null);
  switch (pairingKind) {
    case null:
      return <StartScreen />;
    case "unpaired":
      return <SetupScreen />;
    case "paired":
      return (
        <>
          <StaffGate>
            <Paired />
          </StaffGate>
          <OfferedLinkNotice />
        </>
      );
  }
}
