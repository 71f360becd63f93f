/** An ESC/POS printer's understanding of bytes: what would stand on the paper. It knows no command that it was not taught. */
import { signOf850 } from "./code-page-850.ts";

export interface PaperLine {
  /** As it stands from the left edge, without the blanks behind it. */
  readonly text: string;
  readonly bold: boolean;
  readonly inverted: boolean;
  /** The widest sign's scale. */
  readonly size: number;
  /** Columns of normal size that the line takes, blanks behind it included. */
  readonly columns: number;
}

export interface Paper {
  readonly lines: readonly PaperLine[];
  /** What each QR holds, and the dots of one of its modules. */
  readonly qrs: readonly { readonly data: string; readonly size: number }[];
  /** At which lines the paper was cut. */
  readonly cuts: readonly number[];
}

interface State {
  bold: boolean;
  inverted: boolean;
  width: number;
  codePage: number;
  qr: { model: number; size: number; data: string };
}

const ESC = 0x1b;
const FS = 0x1c;
const GS = 0x1d;
const LF = 0x0a;

const fresh = (): State => ({
  bold: false,
  inverted: false,
  width: 1,
  codePage: 0,
  qr: { model: 0, size: 0, data: "" },
});

/** @throws Error for a byte that is no text and begins no known command */
export function readPaper(bytes: Uint8Array): Paper {
  let at = 0;
  let state = fresh();
  let line = { text: "", bold: false, inverted: false, size: 1, columns: 0 };
  const lines: PaperLine[] = [];
  const qrs: { data: string; size: number }[] = [];
  const cuts: number[] = [];

  const next = (): number => {
    const byte = bytes[at];
    if (byte === undefined) throw new Error("The bytes end within a command");
    at += 1;
    return byte;
  };
  const unknown = (name: string, byte: number): never => {
    throw new Error(`Unknown: ${name} ${byte.toString(16)} at byte ${at}`);
  };
  const expect = (...wanted: readonly number[]): number => {
    const byte = next();
    return wanted.includes(byte) ? byte : unknown("argument", byte);
  };

  while (at < bytes.length) {
    const byte = next();
    switch (byte) {
      case ESC:
        escape(next());
        break;
      case FS:
        // Single-byte signs: no pair of bytes is read as Chinese.
        expect(0x2e);
        break;
      case GS:
        group(next());
        break;
      case LF:
        lines.push({ ...line, text: line.text.trimEnd() });
        line = { text: "", bold: false, inverted: false, size: 1, columns: 0 };
        break;
      default:
        print(byte);
    }
  }
  if (line.columns > 0) throw new Error(`Left in the printer's buffer: ${line.text}`);
  return { lines, qrs, cuts };

  function print(byte: number): void {
    if (byte >= 0x80 && state.codePage !== 2)
      throw new Error("A letter beyond ASCII without page 850");
    const sign = signOf850(byte);
    const visible = sign !== " ";
    line = {
      text: line.text + sign,
      bold: line.bold || (visible && state.bold),
      inverted: line.inverted || state.inverted,
      size: visible ? Math.max(line.size, state.width) : line.size,
      columns: line.columns + state.width,
    };
  }

  function escape(command: number): void {
    switch (command) {
      case 0x40:
        state = fresh();
        return;
      case 0x4d:
        expect(0);
        return;
      case 0x74:
        state.codePage = expect(2);
        return;
      case 0x45:
        state.bold = expect(0, 1) === 1;
        return;
      case 0x61:
        expect(0, 1, 2);
        return;
      default:
        unknown("ESC", command);
    }
  }

  function group(command: number): void {
    switch (command) {
      case 0x21: {
        const scale = next();
        state.width = (scale >> 4) + 1;
        if ((scale & 0x0f) + 1 !== state.width || state.width > 8) unknown("size", scale);
        return;
      }
      case 0x42:
        state.inverted = expect(0, 1) === 1;
        return;
      case 0x56:
        expect(0, 1);
        cuts.push(lines.length);
        return;
      case 0x28:
        expect(0x6b);
        qrCommand();
        return;
      default:
        unknown("GS", command);
    }
  }

  function qrCommand(): void {
    const length = next() + next() * 256;
    const end = at + length;
    if (end > bytes.length) throw new Error("The bytes end within a QR");
    expect(0x31);
    const command = next();
    switch (command) {
      case 0x41:
        state.qr.model = expect(0x32);
        expect(0);
        break;
      case 0x43:
        state.qr.size = expect(1, 2, 3, 4, 5, 6, 7, 8);
        break;
      case 0x45:
        expect(0x30, 0x31, 0x32, 0x33);
        break;
      case 0x50:
        expect(0x30);
        state.qr.data = Buffer.from(bytes.subarray(at, end)).toString("latin1");
        at = end;
        break;
      case 0x51:
        expect(0x30);
        qrs.push({ data: state.qr.data, size: state.qr.size });
        break;
      default:
        unknown("QR command", command);
    }
    if (at !== end) throw new Error("A QR command of another length than it says");
  }
}
