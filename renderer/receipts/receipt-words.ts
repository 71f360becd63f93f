/** The words of a receipt's buttons. */
export interface ReceiptActionWords {
  readonly print: string;
  readonly printing: string;
  readonly printed: string;
  readonly savePdf: string;
  readonly savingPdf: string;
  readonly savedPdf: string;
}

export const receiptWordsEsCl: ReceiptActionWords = {
  print: "Imprimir comprobante",
  printing: "Imprimiendo…",
  printed: "Comprobante enviado a la impresora",
  savePdf: "Guardar PDF",
  savingPdf: "Guardando…",
  savedPdf: "PDF guardado",
};

export const receiptWordsEn: ReceiptActionWords = {
  print: "Print receipt",
  printing: "Printing…",
  printed: "Receipt sent to the printer",
  savePdf: "Save PDF",
  savingPdf: "Saving…",
  savedPdf: "PDF saved",
};
