import { once } from "node:events";
import { connect } from "node:tls";

import * as v from "valibot";

import { relayRoutes } from "../../contract/relay-api.ts";
import { good, messageOf, notChecked, problem, type Finding } from "./finding.ts";

const waitMs = 10_000;
const dayMs = 86_400_000;
/** Whoever renews by itself does so well before. */
const leastCertificateDays = 14;

const healthSchema = v.object({ relayId: v.string() });

const address = "Public address";
const certificate = "Certificate";
const webhooks = "Webhook route";
const metrics = "Metrics";

/**
 * Reaches the relay as a customer does: from outside, with TLS, and sees that it is this one.
 * @param relayId of this relay's database; `null` when that could not be read
 */
export async function checkPublicUrl(
  publicUrl: string | null,
  relayId: string | null,
  clock: () => number,
): Promise<readonly Finding[]> {
  if (publicUrl === null) {
    const toDo = "Set PUBLIC_URL to the https address under which customers reach this relay";
    return [problem(address, "PUBLIC_URL is not set", toDo)];
  }
  let response: Response;
  try {
    response = await reach(publicUrl, relayRoutes.health.path);
  } catch (error) {
    const toDo =
      "Start the relay and its proxy; see that the name leads here, port 443 is open and the certificate is valid";
    return [problem(address, `${publicUrl} cannot be reached: ${messageOf(error)}`, toDo)];
  }
  const body: unknown = await response.json().catch(() => null);
  const health = v.safeParse(healthSchema, body);
  if (response.status !== 200 || !health.success) {
    const toDo = "Let the proxy pass every path on to the relay's HOST and PORT, unchanged";
    return [
      problem(address, `${publicUrl} is answered by something else (${response.status})`, toDo),
    ];
  }
  const isOurs = relayId === null || health.output.relayId === relayId;
  const which = isOurs
    ? good(address, `${publicUrl} leads to this relay`)
    : problem(
        address,
        `${publicUrl} leads to a relay with another database`,
        "Give this command the serving relay's DATABASE_URL and folder, or correct PUBLIC_URL",
      );
  return [
    which,
    await checkCertificate(new URL(publicUrl), clock),
    await checkWebhookRoute(publicUrl),
    ...(new URL(publicUrl).protocol === "https:" ? [await checkMetrics(publicUrl)] : []),
  ];
}

function reach(publicUrl: string, path: string, method = "GET"): Promise<Response> {
  return fetch(`${publicUrl}${path}`, {
    method,
    redirect: "error",
    signal: AbortSignal.timeout(waitMs),
  });
}

async function checkCertificate(url: URL, clock: () => number): Promise<Finding> {
  if (url.protocol !== "https:") return notChecked(certificate, "the address is not https");
  const host = url.hostname.replace(/^\[|\]$/gu, "");
  const socket = connect({ host, servername: host, port: Number(url.port || 443) });
  try {
    await once(socket, "secureConnect", { signal: AbortSignal.timeout(waitMs) });
    const days = Math.floor((Date.parse(socket.getPeerCertificate().valid_to) - clock()) / dayMs);
    if (days >= leastCertificateDays) return good(certificate, `valid for ${days} more days`);
    const toDo = "Renew it, and let it renew by itself (Caddy does; certbot renew by a timer)";
    return problem(certificate, `ends in ${days} days`, toDo);
  } catch (error) {
    return problem(
      certificate,
      messageOf(error),
      "Install a valid certificate with its whole chain",
    );
  } finally {
    socket.destroy();
  }
}

/** Without a signature the relay refuses it: that very refusal shows that it arrives. */
async function checkWebhookRoute(publicUrl: string): Promise<Finding> {
  const path = relayRoutes.fintocWebhook.path;
  const toDo = `Let the proxy pass POST ${path} on; set FINTOC_WEBHOOK_SECRET and restart the relay`;
  try {
    const { status } = await reach(publicUrl, path, "POST");
    if (status === 401) return good(webhooks, `${publicUrl}${path} takes signed webhooks alone`);
    return problem(webhooks, `${publicUrl}${path} answered ${status} instead of 401`, toDo);
  } catch (error) {
    return problem(webhooks, messageOf(error), toDo);
  }
}

async function checkMetrics(publicUrl: string): Promise<Finding> {
  try {
    const { status } = await reach(publicUrl, relayRoutes.metrics.path);
    if (status !== 200) return good(metrics, "not open to the public");
    const toDo = "Let the proxy send X-Forwarded-For and refuse /metrics, as in the guide";
    return problem(metrics, `${publicUrl}/metrics is open to everybody`, toDo);
  } catch (error) {
    return notChecked(metrics, messageOf(error));
  }
}
