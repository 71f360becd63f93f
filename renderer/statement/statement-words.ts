import type { ColumnMapping } from "../../contract/statement.ts";
import type { Unread } from "./read-statement.ts";
import type { FileFault } from "./statement-file.ts";

/** The words of checking the day's money against the bank's own statement. */
export interface StatementWords {
  readonly title: string;
  readonly lead: string;
  readonly stays: string;
  readonly choose: string;
  readonly drop: string;
  readonly opening: (file: string) => string;
  readonly another: string;
  readonly columnsTitle: string;
  readonly columnsLead: (file: string) => string;
  readonly roles: Readonly<Record<keyof ColumnMapping, string>>;
  readonly roleHints: Readonly<Partial<Record<keyof ColumnMapping, string>>>;
  readonly none: string;
  readonly pick: string;
  readonly column: (place: number, heading: string) => string;
  readonly sample: string;
  readonly check: string;
  readonly missingColumns: string;
  readonly reading: (percent: number) => string;
  readonly asking: (sales: number) => string;
  readonly cancel: string;
  readonly faults: Readonly<Record<FileFault | "unreadable" | "no_movements", string>>;
  readonly atLine: (line: number) => string;
  readonly tooManyDays: (days: number) => string;
  readonly oneStore: string;
  readonly result: (file: string) => string;
  readonly between: (first: string, last: string) => string;
  readonly read: (count: number, sum: string) => string;
  readonly passedOver: (count: number) => string;
  readonly cut: (count: number) => string;
  readonly allWell: string;
  readonly allWellSince: (day: string) => string;
  readonly noSales: string;
  readonly groups: {
    readonly matched: string;
    readonly missingAtBank: string;
    readonly missingHere: string;
    readonly differences: string;
    readonly ambiguous: string;
    readonly unread: string;
    readonly before: string;
  };
  readonly explained: {
    readonly before: (day: string) => string;
    readonly matched: string;
    readonly missingAtBank: string;
    readonly missingHere: string;
    readonly differences: string;
    readonly ambiguous: string;
    readonly unread: string;
  };
  readonly noNumber: string;
  readonly withoutNumber: string;
  readonly firstOnly: (count: number) => string;
  readonly by: { readonly operation: string; readonly amount: string };
  readonly line: (line: number) => string;
  readonly atBank: string;
  readonly here: string;
  readonly operation: (operation: string) => string;
  readonly ambiguity: (movements: number, sales: number, amount: string) => string;
  readonly why: Readonly<Record<Unread, string>>;
  readonly more: (count: number) => string;
  readonly openSale: string;
  readonly columnsAgain: string;
}

export const statementWordsEsCl: StatementWords = {
  title: "Cotejar con el banco",
  lead: "Compara las ventas pagadas con la cartola que el banco deja descargar (CSV).",
  stays: "El archivo se lee en este computador y no sale de él.",
  choose: "Elegir archivo…",
  drop: "o soltarlo aquí",
  opening: (file) => `Abriendo ${file}…`,
  another: "Otro archivo",
  columnsTitle: "¿Qué dice cada columna?",
  columnsLead: (file) => `${file}. Se recuerda para la próxima cartola con las mismas columnas.`,
  roles: {
    date: "Fecha",
    time: "Hora",
    amount: "Abono",
    sign: "¿Cargo o abono?",
    operation: "N.º de operación",
    bank: "Banco o glosa",
  },
  roleHints: {
    amount: "El dinero que entró.",
    sign: "Si entradas y salidas van en la misma columna, sin signo.",
    operation: "Si el banco numera de otra manera que los comprobantes, mejor ninguna.",
  },
  none: "Ninguna",
  pick: "Elegir…",
  column: (place, heading) => (heading === "" ? `Columna ${place}` : `${place}. ${heading}`),
  sample: "Primeras líneas del archivo",
  check: "Cotejar",
  missingColumns: "Falta decir cuál es la columna de la fecha y cuál la del abono.",
  reading: (percent) => `Leyendo el archivo: ${percent} %`,
  asking: (sales) => `Buscando las ventas de esos días: ${sales}`,
  cancel: "Cancelar",
  faults: {
    empty: "El archivo está vacío. Descargar la cartola de nuevo.",
    not_text:
      "Esto no es un CSV. Si es una planilla, guardarla como CSV; si es un PDF, descargar la cartola en CSV desde el banco.",
    malformed:
      "El archivo está dañado: hay una comilla de más o sin cerrar. Descargarlo de nuevo del banco, o quitar esa comilla.",
    unreadable: "El archivo cambió o ya no está donde estaba. Elegirlo de nuevo.",
    no_movements:
      "Con estas columnas no hay ningún abono. Revisar cuál es la fecha y cuál el abono.",
  },
  atLine: (line) => `Línea ${line}.`,
  tooManyDays: (days) =>
    `La cartola abarca más de ${days} días. Descargar una más corta, por ejemplo de un mes.`,
  oneStore: "Se coteja una tienda a la vez. Elegir una arriba.",
  result: (file) => `Cotejo de ${file}`,
  between: (first, last) => (first === last ? first : `Del ${first} al ${last}`),
  read: (count, sum) => (count === 1 ? `1 abono, ${sum}` : `${count} abonos, ${sum}`),
  passedOver: (count) =>
    count === 1 ? "1 línea sin abono no se compara" : `${count} líneas sin abono no se comparan`,
  cut: (count) =>
    `El archivo tiene más de ${count} abonos: solo se compararon los primeros. Cotejar menos días.`,
  allWell: "Todo cuadra: cada venta pagada está en el banco y cada abono es una venta.",
  allWellSince: (day) => `Todo cuadra desde la primera venta, el ${day}.`,
  noSales:
    "Esta tienda no tiene ventas pagadas en esas fechas. Revisar si la cartola es de otra cuenta o de otra tienda.",
  groups: {
    matched: "Coinciden",
    missingAtBank: "Falta en el banco",
    missingHere: "No es una venta",
    differences: "Monto distinto",
    ambiguous: "No se puede saber",
    unread: "No se pudo leer",
    before: "Antes de la primera venta",
  },
  explained: {
    before: (day) =>
      `Abonos anteriores al ${day}, la primera venta pagada de estas fechas. Si la tienda aún no usaba Cobro, no hay nada que revisar.`,
    matched: "La venta y el abono son lo mismo.",
    missingAtBank:
      "Pagadas según el aviso del banco, pero sin abono en la cartola. Puede abonarse días después, o estar en otra cuenta; si no aparece, reclamar con el número de operación.",
    missingHere:
      "Abonos que no vienen de una venta de esta tienda: otra tienda, una transferencia aparte o un aporte.",
    differences:
      "El mismo número de operación con otro monto. Revisar el comprobante y la cartola antes de cerrar.",
    ambiguous:
      "Hay más de una manera de juntarlos y no se adivina. Con el número de operación en la cartola se sabría.",
    unread:
      "Líneas con una fecha o un monto que no se entiende, o con columnas de más. No están en el cotejo.",
  },
  noNumber: "Ningún número de operación coincide: quizás el banco numera de otra manera.",
  withoutNumber: "Cotejar sin el número",
  firstOnly: (count) => `Se muestran los primeros ${count} de cada lado.`,
  by: { operation: "por número", amount: "por monto y fecha" },
  line: (line) => `línea ${line}`,
  atBank: "Banco",
  here: "Venta",
  operation: (operation) => `op. ${operation}`,
  ambiguity: (movements, sales, amount) =>
    `${movements === 1 ? "1 abono" : `${movements} abonos`} y ${sales === 1 ? "1 venta" : `${sales} ventas`} de ${amount}`,
  why: {
    date: "Fecha que no se entiende",
    amount: "Monto que no se entiende",
    columns: "Más columnas que las otras",
  },
  more: (count) => `Mostrar ${count} más`,
  openSale: "Ver la venta",
  columnsAgain: "Cambiar columnas",
};

export const statementWordsEsMx: StatementWords = {
  ...statementWordsEsCl,
  lead: "Compara las ventas pagadas con el estado de cuenta que el banco deja descargar (CSV).",
  stays: "El archivo se lee en esta computadora y no sale de ella.",
  columnsLead: (file) =>
    `${file}. Se recuerda para el próximo estado de cuenta con las mismas columnas.`,
  roles: {
    ...statementWordsEsCl.roles,
    amount: "Depósito",
    sign: "¿Retiro o depósito?",
    operation: "Clave de rastreo u operación",
    bank: "Banco o concepto",
  },
  missingColumns: "Falta decir cuál es la columna de la fecha y cuál la del depósito.",
  faults: {
    ...statementWordsEsCl.faults,
    empty: "El archivo está vacío. Descargar el estado de cuenta de nuevo.",
    not_text:
      "Esto no es un CSV. Si es una hoja de cálculo, guardarla como CSV; si es un PDF, descargar el estado de cuenta en CSV desde el banco.",
    no_movements:
      "Con estas columnas no hay ningún depósito. Revisar cuál es la fecha y cuál el depósito.",
  },
  tooManyDays: (days) =>
    `El estado de cuenta abarca más de ${days} días. Descargar uno más corto, por ejemplo de un mes.`,
  read: (count, sum) => (count === 1 ? `1 depósito, ${sum}` : `${count} depósitos, ${sum}`),
  passedOver: (count) =>
    count === 1
      ? "1 línea sin depósito no se compara"
      : `${count} líneas sin depósito no se comparan`,
  cut: (count) =>
    `El archivo tiene más de ${count} depósitos: solo se compararon los primeros. Cotejar menos días.`,
  allWell: "Todo cuadra: cada venta pagada está en el banco y cada depósito es una venta.",
  noSales:
    "Esta tienda no tiene ventas pagadas en esas fechas. Revisar si el estado de cuenta es de otra cuenta o de otra tienda.",
  explained: {
    ...statementWordsEsCl.explained,
    before: (day) =>
      `Depósitos anteriores al ${day}, la primera venta pagada de estas fechas. Si la tienda aún no usaba Cobro, no hay nada que revisar.`,
    matched: "La venta y el depósito son lo mismo.",
    missingAtBank:
      "Pagadas según el aviso del banco, pero sin depósito en el estado de cuenta. Puede llegar días después, o estar en otra cuenta; si no aparece, reclamar con el número de operación.",
    missingHere:
      "Depósitos que no vienen de una venta de esta tienda: otra tienda, una transferencia aparte o una aportación.",
    differences:
      "El mismo número de operación con otro monto. Revisar el comprobante y el estado de cuenta antes de cerrar.",
    ambiguous:
      "Hay más de una manera de juntarlos y no se adivina. Con el número de operación en el estado de cuenta se sabría.",
  },
  ambiguity: (movements, sales, amount) =>
    `${movements === 1 ? "1 depósito" : `${movements} depósitos`} y ${sales === 1 ? "1 venta" : `${sales} ventas`} de ${amount}`,
};

export const statementWordsEn: StatementWords = {
  title: "Check against the bank",
  lead: "Compares the paid sales with the statement that your bank lets you download (CSV).",
  stays: "The file is read on this computer and never leaves it.",
  choose: "Choose a file…",
  drop: "or drop it here",
  opening: (file) => `Opening ${file}…`,
  another: "Another file",
  columnsTitle: "What does each column say?",
  columnsLead: (file) => `${file}. Remembered for the next statement with the same columns.`,
  roles: {
    date: "Date",
    time: "Time",
    amount: "Money in",
    sign: "In or out?",
    operation: "Operation number",
    bank: "Bank or description",
  },
  roleHints: {
    amount: "What came in.",
    sign: "If money in and out share a column without a minus.",
    operation: "Choose none if the bank numbers differently from the receipts.",
  },
  none: "None",
  pick: "Choose…",
  column: (place, heading) => (heading === "" ? `Column ${place}` : `${place}. ${heading}`),
  sample: "The file's first lines",
  check: "Check",
  missingColumns: "Say which column is the date and which is the money that came in.",
  reading: (percent) => `Reading the file: ${percent}%`,
  asking: (sales) => `Looking for the sales of those days: ${sales}`,
  cancel: "Cancel",
  faults: {
    empty: "The file is empty. Download the statement again.",
    not_text:
      "This is not a CSV. Save a workbook as CSV; instead of a PDF, download the statement as CSV from the bank.",
    malformed:
      "The file is damaged: it has a quote too many, or one that never closes. Download it again from the bank, or take that quote out.",
    unreadable: "The file has changed or is not there any more. Choose it again.",
    no_movements:
      "With these columns no money came in. Check which is the date and which the money.",
  },
  atLine: (line) => `Line ${line}.`,
  tooManyDays: (days) =>
    `The statement covers more than ${days} days. Download a shorter one, a month's for example.`,
  oneStore: "One store is checked at a time. Choose one above.",
  result: (file) => `Check of ${file}`,
  between: (first, last) => (first === last ? first : `From ${first} to ${last}`),
  read: (count, sum) => (count === 1 ? `1 payment in, ${sum}` : `${count} payments in, ${sum}`),
  passedOver: (count) =>
    count === 1
      ? "1 line without money in is not compared"
      : `${count} lines without money in are not compared`,
  cut: (count) =>
    `The file has more than ${count} payments in: only the first were compared. Check fewer days.`,
  allWell: "All is well: each paid sale is at the bank, and all money that came in is a sale.",
  allWellSince: (day) => `All is well since the first sale, on ${day}.`,
  noSales:
    "This store has no paid sales on those days. See whether the statement is another account's, or another store's.",
  groups: {
    matched: "Agree",
    missingAtBank: "Missing at the bank",
    missingHere: "Not a sale",
    differences: "Another amount",
    ambiguous: "Cannot be told",
    unread: "Could not be read",
    before: "Before the first sale",
  },
  explained: {
    before: (day) =>
      `Money from before ${day}, the first paid sale on these days. If the store did not use Cobro yet, there is nothing to look into.`,
    matched: "The sale and the money at the bank are the same.",
    missingAtBank:
      "Paid by the bank's word, but not in the statement. It may be booked days later or be in another account; if it stays away, claim it with the operation number.",
    missingHere:
      "Money that is no sale of this store: another store's, a transfer apart, a deposit of your own.",
    differences:
      "The same operation number with another amount. Look at the receipt and the statement before closing.",
    ambiguous:
      "There is more than one way to pair them, and nothing is guessed. With operation numbers in the statement it would be known.",
    unread:
      "Lines with a date or an amount that makes no sense, or with columns too many. They are not in the check.",
  },
  noNumber: "No operation number agrees: the bank may number differently.",
  withoutNumber: "Check without the number",
  firstOnly: (count) => `The first ${count} of each side are shown.`,
  by: { operation: "by number", amount: "by amount and date" },
  line: (line) => `line ${line}`,
  atBank: "Bank",
  here: "Sale",
  operation: (operation) => `operation ${operation}`,
  ambiguity: (movements, sales, amount) =>
    `${movements === 1 ? "1 payment in" : `${movements} payments in`} and ${sales === 1 ? "1 sale" : `${sales} sales`} of ${amount}`,
  why: {
    date: "A date that makes no sense",
    amount: "An amount that makes no sense",
    columns: "More columns than the others",
  },
  more: (count) => `Show ${count} more`,
  openSale: "See the sale",
  columnsAgain: "Change the columns",
};
