import type { Result } from "../contract/result.ts";
import type { Behaviour } from "./behaviour.ts";
import type { SimulatedSession } from "./checkout-sessions/session.ts";
import type { SimulatedIntent } from "./payment-intents/intent.ts";
import type { ActDetails, ActFailure } from "./payment-intents/registry.ts";
import type { Action } from "./payment-intents/transition.ts";
import type { RefundAction } from "./refunds/refund-registry.ts";
import type { RefundFailureCode, SimulatedRefund } from "./refunds/refund.ts";
import type { Delivery } from "./webhooks/dispatcher.ts";

/** What can be done to a simulator from outside its API, by code and over HTTP alike. */
export interface Controls {
  /** Newest last. */
  readonly intents: () => readonly SimulatedIntent[];
  readonly sessions: () => readonly SimulatedSession[];
  readonly deliveries: () => readonly Delivery[];
  /** On a payment intent, or on a checkout session's. */
  readonly act: (
    id: string,
    action: Action,
    details?: ActDetails,
  ) => Result<SimulatedIntent, ActFailure>;
  readonly refunds: () => readonly SimulatedRefund[];
  readonly actOnRefund: (
    id: string,
    action: RefundAction,
    failureCode?: RefundFailureCode,
  ) => Result<SimulatedRefund, ActFailure>;
  readonly behave: (change: Behaviour) => void;
  readonly advance: (ms: number) => Promise<void>;
  readonly setWebhookUrl: (url: string | null) => void;
  /** For people: the clock, the endpoint, what is held and queued. */
  readonly state: () => object;
  /** What the bank's own page shows, newest first. */
  readonly overview: () => object;
}
