/**
 * Builds an element: text and elements become its content, functions its listeners ("onclick").
 * Nothing is ever parsed as HTML.
 */
export function element(tag, attributes = {}, ...content) {
  const built = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === "function") built.addEventListener(name.slice(2), value);
    else if (value === true) built.setAttribute(name, "");
    else if (value !== false && value !== null) built.setAttribute(name, value);
  }
  built.append(...content);
  return built;
}

/** Sends JSON (or asks, without a body) and answers the JSON; a refusal is thrown as its sentence. */
export async function ask(address, body) {
  const posting = {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(body),
  };
  const response = await fetch(address, body === undefined ? {} : posting);
  const answer = await response.json();
  if (!response.ok) throw new Error(answer.error);
  return answer;
}
