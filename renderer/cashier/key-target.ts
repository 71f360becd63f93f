/** Whether typing belongs to the element itself. */
export function isTextField(target: EventTarget | null): target is HTMLInputElement {
  return target instanceof HTMLInputElement && target.type !== "radio";
}

/** Whether Enter presses the element itself. */
export function pressesItself(target: EventTarget | null): boolean {
  return target instanceof HTMLButtonElement;
}

/** Whether a dialog is open over the screen: its keys are its own. */
export function isInDialog(target: EventTarget | null): boolean {
  // A tap beside a dialog's controls leaves the focus on the body, though the dialog is still open.
  if (document.querySelector("dialog[open]") !== null) return true;
  return target instanceof Element && target.closest("dialog") !== null;
}
