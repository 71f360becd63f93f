import type { Page } from "@playwright/test";

/** What a till's page was heard to do. */
export interface Heard {
  /** The notes that were started, as rounded frequencies in hertz. */
  readonly notes: readonly number[];
  readonly said: readonly { readonly text: string; readonly voice: string }[];
}

declare global {
  interface Window {
    readonly heard: Heard;
  }
}

/**
 * Listens to a page from its next load on: the real WebAudio and speech objects, whose `start` and
 * `speak` are noted on their way. A test's browser has no voice of its own, so it is lent some, and
 * what they say ends at once.
 */
export async function listen(page: Page, voices: readonly string[] = []): Promise<void> {
  await page.addInitScript((langs) => {
    const heard = { notes: [] as number[], said: [] as { text: string; voice: string }[] };
    Object.assign(window, { heard });

    // oxlint-disable-next-line typescript/unbound-method -- called below on the note that it belongs to
    const start = OscillatorNode.prototype.start;
    OscillatorNode.prototype.start = function note(when) {
      heard.notes.push(Math.round(this.frequency.value));
      start.call(this, when);
    };

    const lent = langs.map((lang) => ({ lang, localService: true, default: false, name: lang }));
    Object.defineProperty(SpeechSynthesisUtterance.prototype, "voice", {
      value: null,
      writable: true,
    });
    Object.assign(window.speechSynthesis, {
      getVoices: () => lent,
      speak(utterance: SpeechSynthesisUtterance) {
        heard.said.push({ text: utterance.text, voice: utterance.voice?.lang ?? "" });
        queueMicrotask(() => utterance.dispatchEvent(new Event("end")));
      },
    });
  }, voices);
  await page.reload();
}

export async function heardBy(page: Page): Promise<Heard> {
  return page.evaluate(() => window.heard);
}

/** The till's sounds by their notes. */
export const melodies = {
  paid: [1047, 1319, 1568],
  notPaid: [392, 294],
  asidePaid: [659, 880],
  asideNotPaid: [659, 494],
  alarm: [988, 740, 988, 740, 988, 740, 988, 740],
} as const;
