import { expect, it } from "vitest";

import { byStore, toldApart } from "./names-of-stores.ts";

const stores = [
  { id: "s1", name: "Centro" },
  { id: "s2", name: "Isla" },
  { id: "s3", name: "Roma" },
];

it("tills stand under their stores, in the stores' order; a store without one is left out", () => {
  const tills = [
    { id: "t1", name: "Caja 1", storeId: "s2" },
    { id: "t2", name: "Caja 1", storeId: "s1" },
    { id: "t3", name: "Caja 2", storeId: "s1" },
  ];
  const told = byStore(tills, stores).map(({ name, options }) => [
    name,
    options.map(({ id }) => id),
  ]);
  expect(told).toEqual([
    ["Centro", ["t2", "t3"]],
    ["Isla", ["t1"]],
  ]);
});

it("people of one name bear their store's; others, and whose store is not known, their own alone", () => {
  const people = [
    { id: "p1", name: "Ana", storeId: "s1" },
    { id: "p2", name: "Ana", storeId: "s2" },
    { id: "p3", name: "Ana" },
    { id: "p4", name: "Luz", storeId: "s1" },
  ];
  expect(toldApart(people, stores).map(({ name }) => name)).toEqual([
    "Ana · Centro",
    "Ana · Isla",
    "Ana",
    "Luz",
  ]);
});
