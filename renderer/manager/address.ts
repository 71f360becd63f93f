import { useSyncExternalStore } from "react";

/** The manager's screens, as they are named in the address. */
export const managerSections = ["day", "closings", "statement", "people", "settings"] as const;
export type ManagerSection = (typeof managerSections)[number];

/**
 * Where the window is: at the till, or at one of the manager's screens with what is looked at there.
 * It stands behind the `#`, so that going back and forth works and a lock loses nothing.
 */
export interface Address {
  readonly section: ManagerSection | null;
  readonly query: Readonly<Record<string, string>>;
}

const atTill: Address = { section: null, query: {} };

/** @param hash with its `#`; what does not exist is the till */
export function readAddress(hash: string): Address {
  const [, name = "", search = ""] = /^#\/([a-z]+)(?:\?(.*))?$/u.exec(hash) ?? [];
  const section = managerSections.find((each) => each === name);
  if (section === undefined) return atTill;
  return { section, query: Object.fromEntries(new URLSearchParams(search)) };
}

export function writeAddress({ query, section }: Address): string {
  if (section === null) return "#";
  const search = new URLSearchParams(query).toString();
  return search === "" ? `#/${section}` : `#/${section}?${search}`;
}

const listeners = new Set<() => void>();
let known: { readonly hash: string; readonly address: Address } = { hash: "", address: atTill };

function present(): Address {
  const { hash } = window.location;
  if (hash !== known.hash) known = { hash, address: readAddress(hash) };
  return known.address;
}

function tell(): void {
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  window.addEventListener("popstate", listener);
  return () => {
    listeners.delete(listener);
    window.removeEventListener("popstate", listener);
  };
}

/** Where the window is, shown anew whenever that changes. */
export function useAddress(): Address {
  return useSyncExternalStore(subscribe, present);
}

/** Opens one of the manager's screens; the step back leads to where the window was. */
export function goTo(section: ManagerSection, query: Address["query"] = {}): void {
  window.history.pushState(null, "", writeAddress({ section, query }));
  tell();
}

/**
 * Changes what is looked at on the present screen. What is `null` leaves the address.
 * @param how `push`: a step of its own to come back from; `replace`: a change in passing, as while typing
 */
export function changeQuery(
  changes: Readonly<Record<string, string | null>>,
  how: "push" | "replace" = "replace",
): void {
  const { query, section } = present();
  const entries = Object.entries({ ...query, ...changes });
  const next: Record<string, string> = {};
  for (const [name, value] of entries) if (value !== null) next[name] = value;
  const address = writeAddress({ section, query: next });
  if (how === "push") window.history.pushState(null, "", address);
  else window.history.replaceState(null, "", address);
  tell();
}

export function goToTill(): void {
  window.history.pushState(null, "", writeAddress(atTill));
  tell();
}
