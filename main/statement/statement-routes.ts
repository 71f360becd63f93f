import type { BridgeHandlers } from "../../contract/bridge.ts";
import { failure } from "../../contract/failures.ts";
import { fail, ok } from "../../contract/result.ts";
import type { ManagerSession } from "../manager/manager-desk.ts";
import type { Document } from "../settings/document.ts";
import type { Settings } from "../till/settings-schema.ts";

/** So many banks' layouts are remembered; the one longest unused goes first. */
const mostLayouts = 20;

export type StatementRoutes = Pick<BridgeHandlers, "statement.columns" | "statement.remember">;

/** How the columns of each bank's statement were told apart the last time. */
export function createStatementRoutes(
  settings: Document<Settings>,
  session: () => ManagerSession | null,
): StatementRoutes {
  return {
    async "statement.columns"({ layout }) {
      if (session() === null) return fail(failure("manager_locked"));
      const known = settings.get().statementColumns.find((each) => each.layout === layout);
      return ok(known?.mapping ?? null);
    },

    async "statement.remember"({ layout, mapping }) {
      if (session() === null) return fail(failure("manager_locked"));
      const before = settings.get();
      const others = before.statementColumns.filter((each) => each.layout !== layout);
      const statementColumns = [{ layout, mapping }, ...others].slice(0, mostLayouts);
      const kept = settings.set({ ...before, statementColumns });
      return kept.ok ? ok(null) : kept;
    },
  };
}
