import { fail, ok, type Result } from "../../contract/result.ts";
import { invalid, type ApiError } from "../api/api-error.ts";

/** What the list of payment intents, or of refunds, may ask for. Times are Unix milliseconds, both inclusive. */
export interface ListQuery {
  readonly since: number;
  readonly until: number;
  readonly status: string | null;
  readonly page: number;
  readonly perPage: number;
}

const intentStatuses = [
  "created",
  "in_progress",
  "requires_action",
  "pending",
  "succeeded",
  "failed",
  "rejected",
  "expired",
];
const isoPattern =
  /^\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})?)?$/u;
const longestPage = 300;

export function parseListQuery(
  get: (name: string) => string | undefined,
  statuses: readonly string[] = intentStatuses,
): Result<ListQuery, ApiError> {
  const since = instant(get("since"), -Infinity);
  if (since === null) return fail(invalid("since", "it must be an ISO 8601 time"));
  const until = instant(get("until"), Infinity);
  if (until === null) return fail(invalid("until", "it must be an ISO 8601 time"));
  const status = get("status") ?? null;
  if (status !== null && !statuses.includes(status)) {
    return fail(invalid("status", "there is no such status"));
  }
  const page = count(get("page"), 1);
  if (page === null) return fail(invalid("page", "it must be an integer from 1"));
  const perPage = count(get("per_page"), 30);
  if (perPage === null || perPage > longestPage) {
    return fail(invalid("per_page", `it must be an integer from 1 to ${longestPage}`));
  }
  return ok({ since, until, status, page, perPage });
}

function instant(text: string | undefined, otherwise: number): number | null {
  if (text === undefined) return otherwise;
  const time = isoPattern.test(text) ? Date.parse(text) : Number.NaN;
  return Number.isNaN(time) ? null : time;
}

function count(text: string | undefined, otherwise: number): number | null {
  if (text === undefined) return otherwise;
  return /^[1-9]\d{0,8}$/u.test(text) ? Number(text) : null;
}

/** One page, newest first. @param all oldest first */
export function selectPage<Each extends { readonly createdAt: number; readonly status: string }>(
  all: readonly Each[],
  query: ListQuery,
): { readonly items: readonly Each[]; readonly lastPage: number } {
  const fitting = all
    .filter(
      (each) =>
        each.createdAt >= query.since &&
        each.createdAt <= query.until &&
        (query.status === null || each.status === query.status),
    )
    .toReversed();
  const from = (query.page - 1) * query.perPage;
  return {
    items: fitting.slice(from, from + query.perPage),
    lastPage: Math.max(1, Math.ceil(fitting.length / query.perPage)),
  };
}
