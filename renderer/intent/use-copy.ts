import { useState } from "react";

import { bridge } from "../bridge/bridge.ts";

/** The clipboard, and what was put there last. */
export interface Copying {
  readonly copied: string | null;
  readonly copy: (text: string) => void;
}

export function useCopy(): Copying {
  const [copied, setCopied] = useState<string | null>(null);
  async function perform(text: string) {
    setCopied(null);
    const answer = await bridge.call("manager.copy", { text });
    if (answer.ok) setCopied(text);
  }
  return { copied, copy: (text) => void perform(text) };
}
