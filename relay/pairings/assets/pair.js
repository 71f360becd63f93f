// What stands behind the link's `#` is read here alone: it is never sent anywhere.
const code = decodeURIComponent(location.hash.slice(1))
  .toUpperCase()
  .replaceAll(/[\s\p{Dash}]/gu, "");
const isWhole = /^[\dA-Z]{8}$/u.test(code);
const link = `${location.origin}/pair#${code.slice(0, 4)}-${code.slice(4)}`;

const part = (id) => document.getElementById(id);
part("whole").hidden = !isWhole;
part("broken").hidden = isWhole;

if (isWhole) {
  const query = new URLSearchParams({ relay: location.origin, code: link.slice(-9) });
  part("open").href = `cobro://pair?${query}`;
  part("link").textContent = link;
  part("copy").addEventListener("click", () => {
    navigator.clipboard.writeText(link).then(
      () => {
        part("copy").textContent = part("copy").dataset.done;
      },
      () => getSelection().selectAllChildren(part("link")),
    );
  });
}
// The same page with another link.
addEventListener("hashchange", () => location.reload());
