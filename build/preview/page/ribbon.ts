/** Says on every page that this is a preview, out of the way of the page and of whoever drives it. */
export interface Ribbon {
  /** The till's process is gone. */
  readonly end: () => void;
  readonly resume: () => void;
  /** A view beside the page shows this address; a link opens it. `null`: there is none. */
  readonly view: (address: string | null) => void;
}

const words = "Vista previa / Preview";
const viewWords = "Abrir la página de pago / Open the pay page";
const endedWords = "Vista previa terminada / Preview ended";
const style = `
  :host { position: fixed; left: 0; bottom: 0; z-index: 2147483647; pointer-events: none; }
  span { display: block; padding: 0 4px; font: 9px/12px sans-serif; color: #fff;
         background: #5b606b; border-radius: 0 4px 0 0; opacity: 0.75; }
  a { display: block; padding: 2px 6px; font: bold 12px/16px sans-serif; color: #fff;
      background: #1d3fbb; border-radius: 0 4px 0 0; pointer-events: auto; }
  a[hidden] { display: none; }
  @media print { :host { display: none; } }
`;

export function showRibbon(): Ribbon {
  const host = document.createElement("cobro-preview");
  host.ariaHidden = "true";
  const shadow = host.attachShadow({ mode: "closed" });
  // A constructed sheet is no inline style: the page's policy holds.
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(style);
  shadow.adoptedStyleSheets = [sheet];
  const label = document.createElement("span");
  label.textContent = words;
  const link = document.createElement("a");
  link.textContent = viewWords;
  link.target = "_blank";
  link.rel = "noopener noreferrer";
  link.hidden = true;
  shadow.append(link, label);
  document.addEventListener("DOMContentLoaded", () => {
    document.documentElement.append(host);
  });
  return {
    end: () => {
      label.textContent = endedWords;
    },
    resume: () => {
      label.textContent = words;
    },
    view: (address) => {
      const isWeb = address !== null && /^https?:\/\//u.test(address);
      link.hidden = !isWeb;
      if (isWeb) link.href = address;
    },
  };
}
