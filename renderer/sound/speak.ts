import type { Locale } from "../../contract/money.ts";
import { chooseVoice } from "./choose-voice.ts";
import type { Saying } from "./heard.ts";
import { takeIn } from "./saying-queue.ts";

/** A little below a person's pace: numbers are understood in one go. */
const rate = 0.95;
/** Some voices never say that they have ended. */
const longestMs = 20_000;

interface Spoken {
  readonly saying: Saying;
  readonly volume: number;
}

let queue: readonly Saying[] = [];
let current: Spoken | null = null;

/** The system's voice for a language, if it has one. Voices load late: see `followVoices`. */
export function voiceFor(language: Locale): SpeechSynthesisVoice | null {
  return chooseVoice(window.speechSynthesis.getVoices(), language);
}

/** Tells whenever the system's voices have changed. Answers its unsubscribe. */
export function followVoices(listener: () => void): () => void {
  // The first question makes the browser look for them.
  window.speechSynthesis.getVoices();
  window.speechSynthesis.addEventListener("voiceschanged", listener);
  return () => window.speechSynthesis.removeEventListener("voiceschanged", listener);
}

/**
 * Says a sentence, after what it has to wait for and never over it.
 * @param volume in per cent; 0 says nothing
 * @returns whether there is a voice for it
 */
export function speak(saying: Saying, volume: number): boolean {
  if (volume === 0 || voiceFor(saying.language) === null) return false;
  queue = takeIn(queue, saying);
  sayFirst(volume);
  return true;
}

function sayFirst(volume: number): void {
  const [saying] = queue;
  if (saying === current?.saying) return;
  if (current !== null) window.speechSynthesis.cancel();
  current = null;
  if (saying === undefined) return;
  const voice = voiceFor(saying.language);
  const spoken = { saying, volume };
  current = spoken;

  const utterance = new SpeechSynthesisUtterance(saying.text);
  utterance.lang = voice?.lang ?? saying.language;
  utterance.voice = voice;
  utterance.rate = rate;
  utterance.volume = volume / 100;
  const over = () => {
    clearTimeout(guard);
    // What was cut short for something newer ends as well: that is not the newer one's end.
    if (current !== spoken) return;
    current = null;
    queue = queue.filter((each) => each !== saying);
    sayFirst(volume);
  };
  const guard = setTimeout(() => {
    window.speechSynthesis.cancel();
    over();
  }, longestMs);
  utterance.addEventListener("end", over);
  utterance.addEventListener("error", over);
  window.speechSynthesis.speak(utterance);
}
