import {
  findNodeAtLocation,
  getNodeValue,
  parseTree,
  printParseErrorCode,
  type Node,
  type ParseError,
} from "jsonc-parser";
import * as v from "valibot";

import { preferenceNames, type ProvisioningFault } from "../../contract/provisioning.ts";
import { fail, ok, type Result } from "../../contract/result.ts";
import { provisioningSchema, type Provisioning } from "./provisioning-schema.ts";

type Path = readonly (string | number)[];

const largestBytes = 64 * 1024;

/** Reads a provisioning file: JSON with comments, in UTF-8. All faults are found, or none. */
export function parseProvisioning(
  bytes: Uint8Array,
): Result<Provisioning, readonly ProvisioningFault[]> {
  const whole = { line: 1, column: 1, key: "" } as const;
  if (bytes.byteLength > largestBytes) {
    return fail([{ ...whole, reason: "too_large", expected: `${largestBytes}` }]);
  }
  const text = decode(bytes);
  if (text === null) return fail([{ ...whole, reason: "not_utf8", expected: null }]);

  const errors: ParseError[] = [];
  const tree = parseTree(text, errors, { allowTrailingComma: true });
  if (errors.length > 0 || tree === undefined) {
    const told = errors.length > 0 ? errors : [{ error: 0, offset: 0, length: 0 }];
    return fail(
      told.map(({ error, offset }) => ({
        ...placeOf(text, offset),
        reason: "syntax",
        key: "",
        expected: errors.length === 0 ? null : printParseErrorCode(error),
      })),
    );
  }
  if (tree.type !== "object") return fail([{ ...whole, reason: "not_object", expected: null }]);

  const at = (path: Path) => placeOf(text, nearest(tree, path).offset);
  const faults: ProvisioningFault[] = duplicates(tree).map((key) => ({
    ...placeOf(text, key.offset),
    reason: "duplicate_key",
    key: String(key.value),
    expected: null,
  }));
  const read = v.safeParse(provisioningSchema, getNodeValue(tree));
  if (read.success) {
    faults.push(
      ...contradictions(read.output).map(({ key, ...fault }) => ({
        ...at([key]),
        key,
        ...fault,
      })),
    );
  } else {
    faults.push(
      ...read.issues.map((issue) => {
        const path = (issue.path ?? []).map((item) => item.key as string | number);
        return { ...at(path), ...faultOf(tree, path, issue) };
      }),
    );
  }
  faults.sort((one, other) => one.line - other.line || one.column - other.column);
  return faults.length === 0 && read.success ? ok(read.output) : fail(faults);
}

type Contradiction = Pick<ProvisioningFault, "reason" | "expected"> & {
  readonly key: keyof Provisioning;
};

/** What each may stand alone but not so together. */
export function contradictions(decided: Provisioning): readonly Contradiction[] {
  const found: Contradiction[] = [];
  const { locked = [], pairingCode, pairingLink, relay } = decided;
  if (pairingLink !== undefined && (pairingCode !== undefined || relay !== undefined)) {
    found.push({ key: "pairingLink", reason: "link_beside_code", expected: null });
  }
  if (pairingCode !== undefined && relay === undefined && pairingLink === undefined) {
    found.push({ key: "pairingCode", reason: "relay_missing", expected: "relay" });
  }
  const loose = preferenceNames.filter((name) => locked.includes(name) && !(name in decided));
  if (loose.length > 0) {
    found.push({ key: "locked", reason: "locked_without_value", expected: loose.join(", ") });
  }
  return found;
}

function faultOf(
  tree: Node,
  path: Path,
  issue: v.BaseIssue<unknown>,
): Pick<ProvisioningFault, "reason" | "key" | "expected"> {
  const key = path.join(".");
  if (issue.type === "strict_object" && issue.expected === "never") {
    return { reason: "unknown_key", key, expected: null };
  }
  if (findNodeAtLocation(tree, [...path]) === undefined) {
    return { reason: "missing_key", key, expected: null };
  }
  return { reason: "value_invalid", key, expected: expectedBy(issue) };
}

/** valibot's own messages quote what was received, which may be a secret. */
function expectedBy(issue: v.BaseIssue<unknown>): string | null {
  const isOurs = !issue.message.startsWith("Invalid ");
  return isOurs ? issue.message : issue.expected;
}

/** The key of a setting that stands there, or the innermost thing around one that does not. */
function nearest(tree: Node, path: Path): Node {
  for (let length = path.length; length > 0; length -= 1) {
    const node = findNodeAtLocation(tree, path.slice(0, length));
    if (node === undefined) continue;
    const isProperty = node.parent?.type === "property" && length === path.length;
    return isProperty ? (node.parent?.children?.[0] ?? node) : node;
  }
  return tree;
}

/** JSON would take the last of them in silence. */
function duplicates(node: Node): readonly Node[] {
  const names = new Set<unknown>();
  return (node.children ?? []).flatMap((child) => {
    const inner = duplicates(child);
    if (child.type !== "property") return inner;
    const key = child.children?.[0];
    if (key === undefined || !names.has(key.value)) {
      names.add(key?.value);
      return inner;
    }
    return [key, ...inner];
  });
}

function decode(bytes: Uint8Array): string | null {
  try {
    // A byte order mark is taken away.
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

function placeOf(text: string, offset: number): { line: number; column: number } {
  const before = text.slice(0, offset).split(/\r\n|\r|\n/u);
  return { line: before.length, column: (before.at(-1) ?? "").length + 1 };
}
