import type { FintocConfig } from "../config.ts";
import { good, messageOf, notChecked, problem, type Finding } from "./finding.ts";

/** Fintoc's signatures are good for 300 s; a clock this far off will get there. */
const mostSkewSeconds = 30;
const waitMs = 10_000;

/**
 * Asks Fintoc for one payment intent with the secret key, which changes nothing, and reads its
 * clock from the answer.
 */
export async function checkFintoc(
  config: FintocConfig,
  clock: () => number,
): Promise<readonly Finding[]> {
  const key = "Fintoc's secret key";
  const time = "Clock";
  const askedAt = clock();
  let response: Response;
  try {
    response = await fetch(`${config.apiUrl}/v1/payment_intents?per_page=1`, {
      headers: { Authorization: config.secretKey, "Fintoc-Version": config.version },
      redirect: "error",
      signal: AbortSignal.timeout(waitMs),
    });
    await response.arrayBuffer();
  } catch (error) {
    const said = `${config.apiUrl} did not answer: ${messageOf(error)}`;
    const toDo = "Let this computer reach it: outgoing HTTPS, DNS, FINTOC_API_URL";
    return [problem(key, said, toDo), notChecked(time, "Fintoc's clock could not be read")];
  }
  const answered = { at: clock(), askedAt, date: response.headers.get("Date") };
  return [judgeKey(key, response.status, config), judgeClock(time, answered)];
}

function judgeKey(name: string, status: number, { apiUrl, mode, version }: FintocConfig): Finding {
  if (status === 200) return good(name, `accepted by ${apiUrl}, ${mode} mode`);
  if (status === 401 || status === 403) {
    const toDo = "Copy the key again from Fintoc's dashboard (Developers, API keys), same mode";
    return problem(name, `Fintoc refuses it (${status})`, toDo);
  }
  if (status === 429 || status >= 500) {
    return problem(name, `Fintoc answered ${status}`, "Run this check again in a minute");
  }
  const toDo = `Compare FINTOC_API_URL (${apiUrl}) and FINTOC_VERSION (${version}) with the guide`;
  return problem(name, `Fintoc answered ${status}`, toDo);
}

function judgeClock(
  name: string,
  {
    askedAt,
    at,
    date,
  }: { readonly askedAt: number; readonly at: number; readonly date: string | null },
): Finding {
  const theirs = Date.parse(date ?? "");
  if (Number.isNaN(theirs)) return notChecked(name, "Fintoc's answer carries no date");
  // The header has whole seconds: half of one lies between its text and its moment.
  const skew = Math.round(((askedAt + at) / 2 - (theirs + 500)) / 1_000);
  const apart = Math.abs(skew);
  if (apart <= mostSkewSeconds) return good(name, `within ${Math.max(1, apart)} s of Fintoc's`);
  return problem(
    name,
    `${apart} s ${skew > 0 ? "ahead of" : "behind"} Fintoc's`,
    "Switch on time synchronisation (timedatectl set-ntp true): webhooks 300 s off are not applied",
  );
}
