import { describeSales } from "./describe-sales.ts";

describeSales("checkout_session");
