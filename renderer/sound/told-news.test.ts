import { expect, test } from "vitest";

import { openToldNews } from "./told-news.ts";

function storage(first: string | null = null) {
  let kept = first;
  return {
    getItem: () => kept,
    setItem(_key: string, text: string) {
      kept = text;
    },
  };
}

test("a page that is loaded anew knows what was told", () => {
  const window = storage();
  openToldNews(window).add(["a paid", "b not_paid"]);
  const again = openToldNews(window);
  again.add(["c paid"]);
  expect([...openToldNews(window).keys()]).toEqual(["a paid", "b not_paid", "c paid"]);
});

test("it does not grow without end", () => {
  const told = openToldNews(storage());
  for (let index = 0; index < 500; index += 1) told.add([`${index}`]);
  expect(told.keys().size).toBe(200);
  expect(told.keys()).toContain("499");
});

test("what cannot be read is nothing", () => {
  expect(openToldNews(storage("{")).keys().size).toBe(0);
});
