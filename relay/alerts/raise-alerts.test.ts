import { expect, it } from "vitest";

import { occasionOf } from "./raise-alerts.ts";

const intent = { id: "i", storeId: "s" };
const nothing = { attention: null, attentionSettled: null };
const cancelled = { attention: "paid_after_cancel", attentionSettled: null } as const;
const refund = { attention: "refund_failed", attentionSettled: null } as const;
const settled = { attention: "refund_failed", attentionSettled: { at: "T" } } as const;
const told = (reason: string, subjectId = "i") => ({
  storeId: "s",
  intentId: "i",
  subjectId,
  reason,
});

it("tells what begins to need a person, and each further reason", () => {
  expect(occasionOf(intent, nothing, cancelled)).toEqual(told("paid_after_cancel"));
  expect(occasionOf(intent, cancelled, refund)).toEqual(told("refund_failed"));
});

it("tells nothing of what goes on, is settled, or needs nobody any more", () => {
  expect(occasionOf(intent, cancelled, cancelled)).toBeNull();
  expect(occasionOf(intent, refund, settled)).toBeNull();
  expect(occasionOf(intent, settled, settled)).toBeNull();
  expect(occasionOf(intent, cancelled, nothing)).toBeNull();
});

it("tells it anew when it happens again after somebody had settled it", () => {
  expect(occasionOf(intent, settled, refund)).toEqual(told("refund_failed", "i T"));
});
