import { toneMs, tones, type Note, type ToneName } from "./tones.ts";

/** A sound that could not begin by then would come when nobody knows any more what it means. */
const latestStartMs = 500;

/**
 * Plays a sound to its end.
 * @param volume in per cent; 0 plays nothing
 * @returns whether it was heard: a browser is mute until its page has been touched
 */
export async function playTone(name: ToneName, volume: number): Promise<boolean> {
  if (volume === 0) return false;
  // One context a sound: it finds the loudspeaker that is there now, and costs nothing in between.
  const context = new AudioContext();
  try {
    const master = new GainNode(context, { gain: gainOf(volume) });
    master.connect(context.destination);
    for (const note of tones[name]) playNote(context, master, note);
    if (!(await started(context))) return false;
    await pause(toneMs(name));
    return true;
  } finally {
    await context.close();
  }
}

/** Ears hear loudness by proportions: half of the scale has to sound about half as loud. */
function gainOf(volume: number): number {
  return (volume / 100) ** 2;
}

function playNote(context: AudioContext, out: AudioNode, note: Note): void {
  const { at, frequency, lasts, peak, swell, wave } = note;
  const from = context.currentTime + at;
  const gain = new GainNode(context, { gain: 0 });
  gain.gain.setValueAtTime(0, from);
  gain.gain.linearRampToValueAtTime(peak, from + swell);
  // An end that fades does not click.
  gain.gain.setTargetAtTime(0, from + lasts * 0.5, lasts * 0.12);
  const oscillator = new OscillatorNode(context, { type: wave, frequency });
  oscillator.connect(gain).connect(out);
  oscillator.start(from);
  oscillator.stop(from + lasts);
}

function started(context: AudioContext): Promise<boolean> {
  return new Promise((resolve) => {
    if (context.state === "running") resolve(true);
    context.addEventListener("statechange", () => {
      if (context.state === "running") resolve(true);
    });
    setTimeout(() => resolve(false), latestStartMs);
  });
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, ms);
  });
}
