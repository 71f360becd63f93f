import { html } from "hono/html";

interface PairTexts {
  readonly title: string;
  readonly what: string;
  readonly open: string;
  readonly orCopy: string;
  readonly copy: string;
  readonly copied: string;
  readonly broken: readonly [string, string];
  readonly noScript: string;
}

const texts: Readonly<Record<"es" | "en", PairTexts>> = {
  es: {
    title: "Vincular una caja de Cobro",
    what: "Este enlace es para un computador con Cobro. Vale una sola vez y por poco tiempo.",
    open: "Abrir en Cobro",
    orCopy: "O copiarlo y pegarlo en Cobro, en el computador que será la caja:",
    copy: "Copiar el enlace",
    copied: "Copiado",
    broken: ["El enlace no está completo", "Copiarlo otra vez entero, o pedir uno nuevo."],
    noScript: "Copiar la dirección de esta página, entera, y pegarla en Cobro.",
  },
  en: {
    title: "Pair a Cobro till",
    what: "This link is for a computer with Cobro. It works once, and not for long.",
    open: "Open in Cobro",
    orCopy: "Or copy it and paste it into Cobro, at the computer that becomes the till:",
    copy: "Copy the link",
    copied: "Copied",
    broken: ["The link is not complete", "Copy the whole of it again, or ask for a new one."],
    noScript: "Copy the whole address of this page and paste it into Cobro.",
  },
};

/** For somebody who opens a pairing link in a browser. The code stays in the browser. */
export function renderPairPage(language: "es" | "en") {
  const { broken, copied, copy, noScript, open, orCopy, title, what } = texts[language];
  return html`<!doctype html>
    <html lang="${language}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <title>${title}</title>
        <link rel="icon" href="data:," />
        <link rel="stylesheet" href="/pay/assets/pay.css" />
        <link rel="stylesheet" href="/pair/assets/pair.css" />
        <script type="module" src="/pair/assets/pair.js"></script>
      </head>
      <body>
        <main>
          <div id="whole" hidden>
            <h1>${title}</h1>
            <p class="what">${what}</p>
            <a class="open" id="open">${open}</a>
            <p class="what">${orCopy}</p>
            <p class="link" id="link"></p>
            <button type="button" id="copy" data-done="${copied}">${copy}</button>
          </div>
          <div id="broken" hidden>
            <h1>${broken[0]}</h1>
            <p class="what">${broken[1]}</p>
          </div>
          <noscript>
            <h1>${title}</h1>
            <p class="what">${noScript}</p>
          </noscript>
        </main>
      </body>
    </html>`;
}
