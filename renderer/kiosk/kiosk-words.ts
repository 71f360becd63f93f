/** The words of a till that only a manager's PIN leaves. */
export interface KioskWords {
  readonly leave: string;
  readonly title: string;
  readonly close: string;
  readonly lead: string;
  readonly openSales: string;
  readonly submit: string;
  readonly submitting: string;
  /** Where there is nobody whose PIN it could be. */
  readonly noPin: string;
  readonly administrator: string;
}

export const kioskWordsEsCl: KioskWords = {
  leave: "Cerrar Cobro…",
  title: "Cerrar Cobro",
  close: "Volver a la caja",
  lead: "Esta caja está en modo kiosco: la cierra una persona encargada con su PIN.",
  openSales: "Las ventas abiertas siguen su curso y aparecen al abrir de nuevo.",
  submit: "Cerrar Cobro",
  submitting: "Cerrando…",
  noPin: "Aquí no hay un PIN de persona encargada que pueda cerrarla.",
  administrator:
    "Sin PIN la termina quien administra el equipo: en Windows con el Administrador de tareas de su cuenta, en macOS y Linux con SIGTERM al proceso. Abierta sin --kiosk, se cierra como cualquier ventana.",
};

export const kioskWordsEn: KioskWords = {
  leave: "Close Cobro…",
  title: "Close Cobro",
  close: "Back to the till",
  lead: "This till is a kiosk: a manager closes it with their PIN.",
  openSales: "Open sales go on, and are there when it is opened again.",
  submit: "Close Cobro",
  submitting: "Closing…",
  noPin: "There is no manager's PIN here that could close it.",
  administrator:
    "Without a PIN whoever administers the computer ends it: on Windows with the Task Manager of their account, on macOS and Linux with SIGTERM to its process. Started without --kiosk, it closes like any window.",
};
