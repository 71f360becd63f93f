import { create } from "zustand";

/** Whether somebody is asked for the PIN that closes the kiosk. */
export const useLeaveKiosk = create<{
  readonly isOpen: boolean;
  readonly setOpen: (isOpen: boolean) => void;
}>((set) => ({
  isOpen: false,
  setOpen: (isOpen) => set({ isOpen }),
}));
