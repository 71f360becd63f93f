import type { MouseEvent } from "react";

/** Whether typing belongs to the element itself. */
export function isTextField(
  target: EventTarget | null,
): target is HTMLInputElement | HTMLTextAreaElement {
  if (target instanceof HTMLTextAreaElement) return true;
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

/**
 * A key that was tapped must not take the focus: Enter would press it again instead of charging.
 * A text field must not keep it: what is typed next belongs to the amount.
 */
export function keepFocusAway(event: MouseEvent): void {
  event.preventDefault();
  if (isTextField(document.activeElement)) document.activeElement.blur();
}

/**
 * Once digits go to the amount, so does the Enter after them: a button that has kept the focus, as
 * the settings' has after their dialog, must not take it.
 */
export function leaveButton(): void {
  const focused = document.activeElement;
  if (focused instanceof HTMLButtonElement) focused.blur();
}

/** Whether a key pressed now is the screen's: no chord, not for a text field, not for a dialog. */
export function isForScreen(event: KeyboardEvent): boolean {
  if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return false;
  return !isTextField(event.target) && !isInDialog(event.target);
}
