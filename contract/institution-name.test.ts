import { expect, test } from "vitest";

import { institutionName } from "./institution-name.ts";

test.each([
  ["cl_banco_estado", "BancoEstado"],
  ["cl_banco_de_chile", "Banco de Chile"],
  ["cl_mercado_pago", "Mercado Pago"],
])("%s is called %s", (institutionId, name) => {
  expect(institutionName(institutionId)).toBe(name);
});

test.each([
  ["mx_banco_azteca", "Banco Azteca"],
  ["cl_caja_de_los_andes", "Caja de los Andes"],
  ["nubank", "Nubank"],
  ["", ""],
  ["mx_", "mx_"],
])("an unknown institution reads tidily: %s", (institutionId, name) => {
  expect(institutionName(institutionId)).toBe(name);
});
