/** The formats' own names, the same in every language. */
export const formatNames = { xlsx: "Excel (XLSX)", csv: "CSV" } as const;

/** The words around the file that the manager takes away. */
export interface ExportWords {
  readonly open: string;
  readonly title: string;
  readonly close: string;
  readonly days: string;
  readonly oneDay: string;
  readonly manyDays: string;
  readonly from: string;
  readonly to: string;
  readonly which: string;
  readonly all: string;
  readonly filtered: string;
  readonly format: string;
  readonly formatHints: Readonly<Record<"xlsx" | "csv", string>>;
  readonly counting: string;
  readonly rows: (count: string, one: boolean) => string;
  readonly none: string;
  readonly start: string;
  readonly starting: string;
  readonly running: (fileName: string) => string;
  readonly progress: (rows: string, total: string, percent: number) => string;
  readonly cancel: string;
  readonly done: (fileName: string, rows: string, one: boolean) => string;
  readonly failed: (fileName: string) => string;
  readonly show: string;
  readonly dismiss: string;
  readonly another: string;
}

export const exportEsCl: ExportWords = {
  open: "Exportar…",
  title: "Exportar ventas",
  close: "Cerrar",
  days: "Qué días",
  oneDay: "Este día",
  manyDays: "Varios días",
  from: "Desde",
  to: "Hasta",
  which: "Qué ventas",
  all: "Todas",
  filtered: "Las de la lista filtrada",
  format: "Formato",
  formatHints: {
    xlsx: "Montos como números y códigos como texto. Se abre en Excel y en Google Sheets.",
    csv: "Para otros programas. Un apóstrofo delante de un código lo mantiene como texto.",
  },
  counting: "Contando…",
  rows: (count, one) => (one ? "1 venta" : `${count} ventas`),
  none: "No hay ventas en esos días.",
  start: "Elegir dónde guardar…",
  starting: "Preparando…",
  running: (fileName) => `Guardando ${fileName}`,
  progress: (rows, total, percent) => `${rows} de ${total} ventas, ${percent} %`,
  cancel: "Cancelar la exportación",
  done: (fileName, rows, one) =>
    one ? `Listo: ${fileName}, con 1 venta` : `Listo: ${fileName}, con ${rows} ventas`,
  failed: (fileName) => `No se guardó ${fileName}`,
  show: "Mostrar en la carpeta",
  dismiss: "Quitar aviso",
  another: "Exportar otra vez",
};

export const exportEn: ExportWords = {
  open: "Export…",
  title: "Export sales",
  close: "Close",
  days: "Which days",
  oneDay: "This day",
  manyDays: "Several days",
  from: "From",
  to: "To",
  which: "Which sales",
  all: "All",
  filtered: "Those of the filtered list",
  format: "Format",
  formatHints: {
    xlsx: "Amounts as numbers and ids as text. Opens in Excel and in Google Sheets.",
    csv: "For other programs. An apostrophe before an id keeps it text.",
  },
  counting: "Counting…",
  rows: (count, one) => (one ? "1 sale" : `${count} sales`),
  none: "There are no sales in those days.",
  start: "Choose where to save…",
  starting: "Preparing…",
  running: (fileName) => `Saving ${fileName}`,
  progress: (rows, total, percent) => `${rows} of ${total} sales, ${percent}%`,
  cancel: "Cancel the export",
  done: (fileName, rows, one) =>
    one ? `Done: ${fileName}, with 1 sale` : `Done: ${fileName}, with ${rows} sales`,
  failed: (fileName) => `${fileName} was not saved`,
  show: "Show in folder",
  dismiss: "Dismiss",
  another: "Export again",
};
