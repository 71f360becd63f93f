import { extname, join, resolve, sep } from "node:path";

/** The kinds of file that the windows are made of; nothing else is served. */
const contentTypes: Readonly<Record<string, string>> = {
  ".css": "text/css; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".jpg": "image/jpeg",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".mp3": "audio/mpeg",
  ".ogg": "audio/ogg",
  ".png": "image/png",
  ".svg": "image/svg+xml; charset=utf-8",
  ".wav": "audio/wav",
  ".webp": "image/webp",
  ".woff2": "font/woff2",
};

export interface Asset {
  readonly file: string;
  readonly contentType: string;
}

/**
 * The file that an address' path names, inside `folder`; `null` where there can be none.
 * Each segment must be a plain name: no `..`, no hidden file, no separator in disguise.
 */
export function resolveAsset(folder: string, pathname: string): Asset | null {
  const segments = pathname.split("/").slice(1).map(plainName);
  const names = segments.filter((segment) => segment !== null);
  if (names.length === 0 || names.length !== segments.length) return null;

  const root = resolve(folder);
  const file = join(root, ...names);
  const contentType = contentTypes[extname(file).toLowerCase()];
  if (contentType === undefined || !file.startsWith(root + sep)) return null;
  return { file, contentType };
}

function plainName(segment: string): string | null {
  try {
    const name = decodeURIComponent(segment);
    return /^[\w@-][\w.@ -]*$/u.test(name) ? name : null;
  } catch {
    return null;
  }
}
