import type { UpdateState } from "../../contract/update.ts";
import type { UpdatePolicy } from "./update-policy.ts";

/** How updates stand, in a few words for a report: codes and versions, the same in every language. */
export function describeUpdates(state: UpdateState): string {
  switch (state.kind) {
    case "off":
      return `off (${state.why})`;
    case "paused":
      return "paused";
    case "installing":
      return `installing ${state.version}`;
    case "downloading":
      return `downloading ${state.version}, ${Math.round(state.percent)} %`;
    case "ready":
      return withFailure(`${state.version} is ready`, state.failure);
    case "waiting":
      return withFailure(
        [
          state.checkedAt === null ? "not checked yet" : `checked ${state.checkedAt}`,
          ...(state.skipped === null ? [] : [`${state.skipped} left out`]),
        ].join(", "),
        state.failure,
      );
  }
}

/** What is decided of updates, where the app is not open. */
export function describePolicy({ channel, pause, url }: UpdatePolicy): string {
  if (url === null) return "off (no_url)";
  return `${pause ? "paused, " : ""}${new URL(url).host}, channel ${channel}`;
}

function withFailure(text: string, failure: { readonly code: string } | null): string {
  return failure === null ? text : `${text}, ${failure.code}`;
}
