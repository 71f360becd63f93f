/** The words around the doctor's findings; what it finds, the main process says. */
export interface DiagnosisWords {
  readonly title: string;
  readonly open: string;
  readonly close: string;
  readonly looking: string;
  readonly again: string;
  readonly save: string;
  readonly saving: string;
  readonly saved: (file: string) => string;
  readonly saveHelp: string;
  readonly headlines: { readonly ok: string; readonly warn: string; readonly fail: string };
  readonly grades: {
    readonly ok: string;
    readonly warn: string;
    readonly fail: string;
    readonly skipped: string;
  };
  readonly logs: string;
  readonly crashes: string;
}

export const diagnosisWordsEsCl: DiagnosisWords = {
  title: "Diagnóstico",
  open: "Diagnóstico",
  close: "Cerrar",
  looking: "Revisando…",
  again: "Revisar de nuevo",
  save: "Guardar informe…",
  saving: "Guardando…",
  saved: (file) => `Informe guardado en ${file}.`,
  saveHelp: "Un archivo de texto para enviar a soporte, sin claves ni datos de personas.",
  headlines: {
    ok: "Todo bien: esta caja puede cobrar.",
    warn: "La caja puede cobrar, con algo que mirar.",
    fail: "Algo falla y hay que arreglarlo.",
  },
  grades: { ok: "Bien", warn: "Atención", fail: "Falla", skipped: "No se miró" },
  logs: "Registro",
  crashes: "Caídas",
};

export const diagnosisWordsEn: DiagnosisWords = {
  title: "Diagnosis",
  open: "Diagnosis",
  close: "Close",
  looking: "Looking…",
  again: "Look again",
  save: "Save report…",
  saving: "Saving…",
  saved: (file) => `The report is at ${file}.`,
  saveHelp: "A text file to send to support, without keys or anybody's data.",
  headlines: {
    ok: "All is well: this till can charge.",
    warn: "The till can charge; something wants a look.",
    fail: "Something fails and has to be mended.",
  },
  grades: { ok: "Good", warn: "Look", fail: "Fails", skipped: "Not looked at" },
  logs: "Log",
  crashes: "Crashes",
};
