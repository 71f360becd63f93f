/** The relay's time, kept by this computer without trusting the hour that it shows. */
export interface RelayClock {
  /** The relay's time, Unix milliseconds. Until the relay has told its own, this computer's at the start. */
  readonly now: () => number;
  /** The relay's time minus what this computer's clock shows at this moment, in whole milliseconds. */
  readonly offsetMs: () => number;
  /** The relay has told its time (Unix milliseconds). */
  readonly told: (relayTime: number) => void;
  /** The computer has slept: what its clock has gone on by meanwhile did pass. */
  readonly slept: () => void;
  /** Looks whether somebody has set this computer's clock since the last look. */
  readonly hasJumped: () => boolean;
}

/** Below this a difference is the clock's own correction, not a jump. */
const jumpMs = 1_000;
/** The timer may see a sleep as a jump before the system says that it was one. */
const lateWordMs = 10_000;

/**
 * Time goes on by the monotonic clock, which nobody sets: neither NTP, nor daylight saving, nor a
 * person. It may stand still during sleep, so a sleep is made up for by the wall clock.
 * @param wall this computer's clock, Unix milliseconds
 * @param monotonic milliseconds since any moment, never set
 */
export function createRelayClock(wall: () => number, monotonic: () => number): RelayClock {
  let relayAt = wall();
  let monotonicAt = monotonic();
  let seen = { wall: wall(), monotonic: monotonic() };
  let jump = { ms: 0, monotonic: Number.NEGATIVE_INFINITY };

  const now = () => relayAt + (monotonic() - monotonicAt);
  const anchor = (relayTime: number) => {
    relayAt = relayTime;
    monotonicAt = monotonic();
  };
  /** How much further the wall clock has gone than the monotonic one since the last look. */
  const look = (): number => {
    const present = { wall: wall(), monotonic: monotonic() };
    const ahead = present.wall - seen.wall - (present.monotonic - seen.monotonic);
    seen = present;
    return ahead;
  };

  return {
    now,
    offsetMs: () => Math.round(now() - wall()),
    told(relayTime) {
      anchor(relayTime);
      jump = { ms: 0, monotonic: Number.NEGATIVE_INFINITY };
    },
    slept() {
      const unseen = look();
      const recent = monotonic() - jump.monotonic < lateWordMs ? jump.ms : 0;
      jump = { ms: 0, monotonic: Number.NEGATIVE_INFINITY };
      anchor(now() + Math.max(0, unseen) + Math.max(0, recent));
    },
    hasJumped() {
      const ahead = look();
      if (Math.abs(ahead) < jumpMs) return false;
      jump = { ms: ahead, monotonic: monotonic() };
      return true;
    },
  };
}
