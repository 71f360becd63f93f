import { sql, type RawBuilder } from "kysely";

import type { PaymentIntentStatus } from "../../contract/payment-intent.ts";
import { doubts } from "../../contract/received.ts";

const paid: PaymentIntentStatus = "succeeded";

/** `isReceived` of the contract, of rows with the columns `status` and `attention`. */
export const received: RawBuilder<boolean> = sql`(
  status = ${sql.lit(paid)}
  and (attention is null or attention not in (${sql.join(doubts.map((each) => sql.lit(each)))}))
)`;
