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
type FoundFault = Pick<ProvisioningFault, "reason"> & Partial<ProvisioningFault>;

const largestBytes = 64 * 1024;

/** Reads a provisioning file: JSON with comments, in UTF-8. All faults are found, or none. */
export function parseProvisioning(
  bytes: Uint8Array,
): Result<Provisioning, readonly ProvisioningFault[]> {
  if (bytes.byteLength > largestBytes) {
    return fail([faultAt("", 0, { reason: "too_large", expected: `${largestBytes}` })]);
  }
  const text = decode(bytes);
  if (text === null) return fail([faultAt("", 0, { reason: "not_utf8" })]);

  const errors: ParseError[] = [];
  const tree = parseTree(text, errors, { allowTrailingComma: true });
  if (errors.length > 0) {
    return fail(
      errors.map(({ error, offset }) =>
        faultAt(text, offset, { reason: "syntax", expected: printParseErrorCode(error) }),
      ),
    );
  }
  if (tree === undefined) return fail([faultAt(text, 0, { reason: "syntax" })]);
  if (tree.type !== "object") return fail([faultAt(text, 0, { reason: "not_object" })]);

  const faults = duplicates(tree).map((key) =>
    faultAt(text, key.offset, { reason: "duplicate_key", key: String(key.value) }),
  );
  const { read, unknown } = readKnown(getNodeValue(tree));
  for (const path of unknown) {
    const key = path.join(".");
    faults.push(faultAt(text, nearest(tree, path).offset, { reason: "unknown_key", key }));
  }
  if (read.success) {
    for (const found of contradictions(read.output)) {
      faults.push(faultAt(text, nearest(tree, [found.key]).offset, found));
    }
  } else {
    for (const issue of read.issues) {
      const path = pathOf(issue);
      faults.push(faultAt(text, nearest(tree, path).offset, faultOf(tree, path, issue)));
    }
  }
  faults.sort((one, other) => one.line - other.line || one.column - other.column);
  return faults.length === 0 && read.success ? ok(read.output) : fail(faults);
}

/** The schema names one unknown key of an object at a time: each is taken away until none is left. */
function readKnown(value: unknown) {
  const unknown: Path[] = [];
  for (;;) {
    const read = v.safeParse(provisioningSchema, value);
    const found = (read.success ? [] : read.issues)
      .filter((issue) => issue.type === "strict_object" && issue.expected === "never")
      .map(pathOf);
    if (found.length === 0) return { read, unknown };
    for (const path of found) remove(value, path);
    unknown.push(...found);
  }
}

function remove(value: unknown, path: Path): void {
  const around: unknown = path
    .slice(0, -1)
    .reduce<unknown>((at, key) => (isObject(at) ? Reflect.get(at, key) : at), value);
  if (isObject(around)) Reflect.deleteProperty(around, path.at(-1) ?? "");
}

function isObject(value: unknown): value is object {
  return typeof value === "object" && value !== null;
}

function pathOf(issue: v.BaseIssue<unknown>): Path {
  return (issue.path ?? []).map(({ key }) => (typeof key === "number" ? key : String(key)));
}

function faultAt(
  text: string,
  offset: number,
  { expected = null, key = "", reason }: FoundFault,
): ProvisioningFault {
  const before = text.slice(0, offset).split(/\r\n|\r|\n/u);
  const column = (before.at(-1) ?? "").length + 1;
  return { line: before.length, column, reason, key, expected };
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
function duplicates(node: Node): Node[] {
  const found: Node[] = [];
  const names = new Set<unknown>();
  for (const child of node.children ?? []) {
    const key = child.type === "property" ? child.children?.[0] : undefined;
    if (key !== undefined && names.has(key.value)) found.push(key);
    names.add(key?.value);
    found.push(...duplicates(child));
  }
  return found;
}

function decode(bytes: Uint8Array): string | null {
  try {
    // A byte order mark is taken away.
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}
