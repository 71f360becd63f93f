/** Where the stand-in's own files are, apart from the app's. */
export const ownPath = "/.preview/";

/** Puts the preview's script before everything else in the page's head. */
export function injectScript(html: string, position: number): string {
  const script = `<script src="${ownPath}page.js" data-position="${position}"></script>`;
  const head = /<head(?:\s[^>]*)?>/iu.exec(html);
  if (head === null) throw new Error("The preview needs a page with a <head>.");
  const after = head.index + head[0].length;
  return html.slice(0, after) + script + html.slice(after);
}

/** A page of the preview's own: one sentence, in both languages where it is for everyone. */
export function noticePage(sentence: string): string {
  return [
    '<!doctype html><html lang="en"><head><meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width"><title>Cobro · Vista previa / Preview</title>',
    "</head><body><h1>Cobro · Vista previa / Preview</h1>",
    `<p>${sentence.replaceAll("&", "&amp;").replaceAll("<", "&lt;")}</p></body></html>`,
  ].join("");
}
