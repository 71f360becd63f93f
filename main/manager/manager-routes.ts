import * as v from "valibot";

import type { BridgeHandlers } from "../../contract/bridge.ts";
import { failure, type Failure } from "../../contract/failures.ts";
import { managerRoutes, type ManagedRoute, type ManagerRoute } from "../../contract/manager-api.ts";
import { fail, ok, type Result } from "../../contract/result.ts";
import {
  refusesSession,
  refusesTill,
  type ManagerQuestion,
  type RelayClient,
} from "../relay-client/relay-client.ts";
import type { ManagerDesk, ManagerSession } from "./manager-desk.ts";

type Route =
  | "manager.enter"
  | "manager.leave"
  | "manager.ask"
  | "manager.watch"
  | "manager.unwatch";
/** The routes of the manager's screens. */
export type ManagerHandlers = Pick<BridgeHandlers, Route>;

export interface ManagerRoutesOptions {
  readonly client: RelayClient;
  readonly desk: ManagerDesk;
  /** Follows a store with this session, in place of the one before. */
  readonly watch: (session: ManagerSession, store: string | undefined) => void;
  readonly unwatch: () => void;
  /** The relay refused this till. */
  readonly onRefused: (why: Failure) => void;
}

export function createManagerRoutes(options: ManagerRoutesOptions): ManagerHandlers {
  const { client, desk, onRefused, unwatch, watch } = options;

  async function ask(route: ManagedRoute, question: ManagerQuestion) {
    const session = desk.session();
    if (session === null) return fail(failure("manager_locked"));
    const answer = await client.askAsManager(route, question, session.token);
    const present = desk.session();
    // What was under way when the books were closed, or opened by somebody else, is shown to nobody.
    if (present?.access.staff.id !== session.access.staff.id) {
      return fail(failure("manager_locked"));
    }
    if (answer.ok) return answer;
    const { failure: why } = answer.failure;
    if (refusesTill(why)) onRefused(why);
    // A relay that is older than this till, or something between that knows no such address.
    const isUnknown =
      why.code === "route_not_found" || (why.code === "relay_error" && why.detail === "HTTP 404");
    if (isUnknown) return fail(failure("books_not_offered", why.detail));
    if (!refusesSession(why)) return fail(why);
    // The manager has typed the PIN again meanwhile: the session before has ended with that.
    if (present.token !== session.token) return ask(route, question);
    desk.sessionRefused(session.token, why);
    return fail(failure("manager_locked"));
  }

  return {
    "manager.enter": ({ pin, staffId }) => desk.enter(staffId, pin),

    async "manager.leave"() {
      desk.leave();
      return ok(null);
    },

    async "manager.ask"({ body, params, query, route }) {
      const question = checkQuestion(route, { body, params, query });
      if (!question.ok) return question;
      return ask(route, question.value);
    },

    async "manager.watch"({ store }) {
      const session = desk.session();
      if (session === null) return fail(failure("manager_locked"));
      watch(session, store);
      return ok(null);
    },

    async "manager.unwatch"() {
      unwatch();
      return ok(null);
    },
  };
}

function checkQuestion(
  route: ManagedRoute,
  asked: Record<keyof ManagerQuestion, unknown>,
): Result<ManagerQuestion, Failure> {
  const { body, params, query }: ManagerRoute = managerRoutes[route];
  const schema = v.strictObject({ params, query, body: body ?? v.undefined() });
  const checked = v.safeParse(schema, asked);
  if (checked.success) return ok({ ...checked.output, body: checked.output.body });
  const [issue] = checked.issues;
  const path = v.getDotPath(issue) ?? "input";
  return fail(failure("input_invalid", `${path}: expected ${issue.expected ?? issue.type}`));
}
