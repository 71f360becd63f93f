/** Pages that exist only while they are printed, under addresses that nobody can guess. */
export interface PrintDocuments {
  /** Answers the page's address, and what takes it away again. */
  readonly add: (html: string) => { readonly address: string; readonly remove: () => void };
  /** The handler of `app://`, with these pages beside the app's own. */
  readonly serve: (request: Request) => Promise<Response>;
}

/** Less than the app's own pages may do: no script, no connection. */
const policy = [
  "default-src 'none'",
  "style-src 'self'",
  "font-src 'self'",
  "img-src data:",
  "frame-ancestors 'none'",
  "base-uri 'none'",
  "form-action 'none'",
].join("; ");

/**
 * @param root the app's own origin with a slash behind it: the pages find its stylesheet there
 * @param serveApp answers everything else
 * @param randomId an identifier that cannot be guessed, in letters, digits and hyphens
 */
export function createPrintDocuments(
  root: string,
  serveApp: (request: Request) => Promise<Response>,
  randomId: () => string,
): PrintDocuments {
  const pages = new Map<string, string>();
  return {
    add(html) {
      const address = `${root}print-${randomId()}.html`;
      pages.set(address, html);
      return { address, remove: () => void pages.delete(address) };
    },
    serve(request) {
      const html = request.method === "GET" ? pages.get(request.url) : undefined;
      if (html === undefined) return serveApp(request);
      const headers = {
        "Content-Type": "text/html; charset=utf-8",
        "Content-Security-Policy": policy,
        "X-Content-Type-Options": "nosniff",
        "Referrer-Policy": "no-referrer",
        "Cache-Control": "no-store",
      };
      return Promise.resolve(new Response(html, { headers }));
    },
  };
}
