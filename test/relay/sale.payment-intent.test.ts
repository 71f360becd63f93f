import { describeSales } from "./describe-sales.ts";

describeSales("payment_intent");
