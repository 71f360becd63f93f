import { describe, expect, it } from "vitest";

import type { Currency } from "../../contract/money.ts";
import { readHead, readStatement } from "./read-statement.ts";

interface Layout {
  readonly bank: string;
  readonly currency: Currency;
  readonly text: string;
  /** Day, time, amount and number of what came in. */
  readonly movements: readonly (readonly [string, string | null, number, string | null])[];
}

const layouts: readonly Layout[] = [
  {
    bank: "Banco de Chile",
    currency: "CLP",
    text: `Cartola histórica;;;;;
Cuenta;001-12345-67;;Saldo disponible;1.500.000;
;;;;;
Fecha;Detalle de transacción;Canal o sucursal;N° docto;Cheques y otros cargos (CLP);Depósitos y abonos (CLP);Saldo (CLP)
19/11/2026;Traspaso de: Ana Soto;Internet;0;;12.990;1.512.990
20/11/2026;Giro cajero;Providencia;771;40.000;;1.472.990
`,
    movements: [["2026-11-19", null, 12_990, "0"]],
  },
  {
    bank: "BancoEstado",
    currency: "CLP",
    text: `Fecha\tN° Operación\tDescripción\tCheques / Cargos $\tDepósitos / Abonos $\tSaldo $
20/11/2026\t0090123712\tTEF de Ana Soto\t\t$12.990\t$100.000
20/11/2026\t0090123713\tPago en línea\t$5.000\t\t$95.000
`,
    movements: [["2026-11-20", null, 12_990, "0090123712"]],
  },
  {
    bank: "Santander Chile",
    currency: "CLP",
    text: `MONTO;DESCRIPCIÓN MOVIMIENTO;FECHA;SALDO;N° DOCUMENTO;SUCURSAL;CARGO/ABONO
12.990;0123 Transf de Ana;20/11/2026;100.000;90123712;Agustinas;A
5.000;Compra nacional;20/11/2026;95.000;77;Agustinas;C
`,
    movements: [["2026-11-20", null, 12_990, "90123712"]],
  },
  {
    bank: "BCI",
    currency: "CLP",
    text: `Fecha contable,Fecha transacción,Hora transacción,Tipo de movimiento,Nro. documento,Descripción,Cargo,Abono
20/11/2026,19/11/2026,21:40,Abono,90123712,Transferencia de terceros,,"12.990,00"
20/11/2026,19/11/2026,21:45,Cargo,77,Comisión,"500,00",
`,
    movements: [["2026-11-19", "21:40", 12_990, "90123712"]],
  },
  {
    bank: "Itaú",
    currency: "CLP",
    text: `Fecha;Descripción;N° Operación;Monto
20-11-2026;Transf. de Ana Soto;90123712;12.990
20-11-2026;Pago de luz;77;-45.000
`,
    movements: [["2026-11-20", null, 12_990, "90123712"]],
  },
  {
    bank: "BBVA México",
    currency: "MXN",
    text: `Día\tConcepto / Referencia\tcargo\tAbono\tSaldo
20-11-2026\tSPEI RECIBIDO BANORTE/0123456789 072 pago\t\t1,299.00\t5,000.00
20-11-2026\tPAGO DE NOMINA\t800.00\t\t4,200.00
`,
    movements: [["2026-11-20", null, 129_900, null]],
  },
  {
    bank: "Banorte",
    currency: "MXN",
    text: `Cuenta,Fecha De Operación,Fecha,Referencia,Descripción,Cod. Transac,Sucursal,Depósitos,Retiros,Saldo,Movimiento,Descripción Detallada,Cheque
'0123456789,20/11/2026,20/11/2026,90123712,SPEI RECIBIDO,3,7,"$1,299.00",-,"$5,000.00",41,SPEI RECIBIDO BCO:0012 BBVA,-
'0123456789,20/11/2026,20/11/2026,77,COMISION,4,7,-,$12.50,"$4,987.50",42,COMISION,-
`,
    movements: [["2026-11-20", null, 129_900, "90123712"]],
  },
  {
    bank: "Santander México",
    currency: "MXN",
    text: `Cuenta,Fecha,Hora,Sucursal,Descripción,Cargo/Abono,Importe,Saldo,Referencia,Concepto,Banco Participante,Clabe Beneficiario,Nombre Ordenante,Clave de Rastreo
'65501234567,'20112026,14:32,7,ABONO TRANSFERENCIA SPEI,+,1299.00,5000.00,1234567,Pago,BBVA MEXICO,,ANA SOTO,2026112040012
'65501234567,'20112026,15:01,7,COMISION,-,12.50,4987.50,1234568,,,,,
`,
    movements: [["2026-11-20", "14:32", 129_900, "2026112040012"]],
  },
  {
    bank: "Santander México, by month",
    currency: "MXN",
    text: `Fecha,Concepto,Retiros/Depósitos,Saldo
20-nov-2026,SPEI RECIBIDO,"$1,299.00","$5,000.00"
20-nov-2026,COMISION,"-$12.50","$4,987.50"
`,
    movements: [["2026-11-20", null, 129_900, null]],
  },
  {
    bank: "Citibanamex",
    currency: "MXN",
    text: `Fecha,Descripción,Depósitos,Retiros,Saldo
20/11/2026,PAGO RECIBIDO DE BBVA POR ORDEN DE ANA,"1,299.00",,"5,000.00"
20/11/2026,RETIRO,,200.00,"4,800.00"
`,
    movements: [["2026-11-20", null, 129_900, null]],
  },
  {
    bank: "HSBC México",
    currency: "MXN",
    text: `Descripción,Referencia de cliente,Fecha valor,Importe de crédito,Importe del débito,Fecha del apunte
TRANSFERENCIA,90123712,2026-11-20,1299.00,,20261120
COMISION,77,2026-11-20,,12.50,20261120
`,
    movements: [["2026-11-20", null, 129_900, "90123712"]],
  },
  {
    bank: "one with D and C",
    currency: "MXN",
    text: `Fecha|Fecha valor|Tipo|Descripción|Importe|Folio
20/11/2026|20/11/2026|C|SPEI|1,299.00|90123712
20/11/2026|20/11/2026|D|COMISION|12.50|77
`,
    movements: [["2026-11-20", null, 129_900, "90123712"]],
  },
];

describe("a bank's layout", () => {
  it.each(layouts)(
    "of $bank is told apart by its headings and first lines",
    async ({ currency, movements, text }) => {
      for (const encoded of [
        new TextEncoder().encode(text),
        Uint8Array.from(text, (sign) => sign.codePointAt(0) ?? 0),
      ]) {
        const file = new Blob([encoded]);
        const head = await readHead(file);
        const { amount, date, ...others } = head.guess;
        if (amount === null || date === null) throw new Error("not guessed");
        const read = await readStatement(file, head, { amount, date, ...others }, currency);
        expect(
          read.movements.map((each) => [each.day, each.time, each.amount, each.operation]),
        ).toEqual(movements);
        expect(read).toMatchObject({ unreadCount: 0, passedOver: 1 });
      }
    },
  );

  it("with a word that says neither in nor out is told, never guessed", async () => {
    const file = new Blob(["Fecha;Tipo;Monto\n20/11/2026;Traspaso;500\n20/11/2026;Abono;-5\n"]);
    const head = await readHead(file);
    expect(head.guess.sign).toBeNull();
    const mapping = { date: 0, sign: 1, amount: 2, operation: null, time: null, bank: null };
    const read = await readStatement(file, head, mapping, "CLP");
    expect(read).toMatchObject({ movements: [], unreadCount: 2 });
  });
});
