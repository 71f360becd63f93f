/** Says on every page that this is a preview, out of the way of the page and of whoever drives it. */
export interface Ribbon {
  /** The till's process is gone. */
  readonly end: () => void;
  readonly resume: () => void;
}

const words = "Vista previa / Preview";
const endedWords = "Vista previa terminada / Preview ended";
const style = `
  :host { position: fixed; left: 0; bottom: 0; z-index: 2147483647; pointer-events: none; }
  span { display: block; padding: 0 4px; font: 9px/12px sans-serif; color: #fff;
         background: #5b606b; border-radius: 0 4px 0 0; opacity: 0.75; }
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
  shadow.append(label);
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
  };
}
