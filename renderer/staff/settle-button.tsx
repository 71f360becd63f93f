import { useState } from "react";

import type { Sale } from "../../contract/bridge.ts";
import { needsPerson, saleView } from "../cashier/sale-view.ts";
import { useMessages } from "../i18n/use-messages.ts";
import { Button } from "../theme/button.tsx";
import { SettleDialog } from "./settle-dialog.tsx";

/** The way out of an alarm; nothing on a sale that needs nobody. */
export function SettleButton({ sale }: { readonly sale: Sale }) {
  const { staff: words } = useMessages();
  const [open, setOpen] = useState(false);
  if (!needsPerson(saleView(sale, false))) return null;
  return (
    <>
      <Button kind="care" onClick={() => setOpen(true)}>
        {words.settle.open}
      </Button>
      {open ? <SettleDialog sale={sale} onClose={() => setOpen(false)} /> : null}
    </>
  );
}
