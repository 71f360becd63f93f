import { CompiledQuery, PostgresDialect, type PostgresPoolClient } from "kysely";
import pg from "pg";

/** Connections of one process, besides the one that listens. */
const mostConnections = 16;
const oldestVersion = 150_000;

/** What every connection of ours to PostgreSQL has in common. */
export function postgresOptions(databaseUrl: string): pg.ClientConfig {
  return {
    connectionString: databaseUrl,
    application_name: "cobro-relay",
    connectionTimeoutMillis: 5_000,
    keepAlive: true,
    // A process that hangs inside a transaction must not hold its locks for ever.
    idle_in_transaction_session_timeout: 30_000,
    statement_timeout: 60_000,
    // A network that swallows everything must not let requests wait for ever.
    query_timeout: 65_000,
    types: { getTypeParser },
  };
}

/**
 * Kysely's dialect for PostgreSQL, after a look at the server.
 * @throws Error with a sentence for the operator when it cannot be reached or is not fit for money
 */
export async function postgresDialect(databaseUrl: string): Promise<PostgresDialect> {
  const pool = new pg.Pool({ ...postgresOptions(databaseUrl), max: mostConnections });
  // An idle connection that is cut is replaced at the next query; unheard, it would end the process.
  pool.on("error", () => undefined);
  // One that is cut inside a transaction fails its next query, which is where it is heard of.
  pool.on("connect", (client) => client.on("error", () => undefined));
  try {
    await checkServer(pool);
  } catch (error) {
    await pool.end();
    throw error;
  }
  const clients = new WeakMap<pg.PoolClient, PostgresPoolClient>();
  return new PostgresDialect({
    pool: {
      options: pool.options,
      end: () => pool.end(),
      connect: async () => {
        const client = await pool.connect();
        const known = clients.get(client) ?? withoutNul(client);
        clients.set(client, known);
        return known;
      },
    },
    onCreateConnection: async (connection) => {
      const sql = "select set_config('default_transaction_isolation', 'read committed', false)";
      await connection.executeQuery(CompiledQuery.raw(sql));
    },
  });
}

async function checkServer(pool: pg.Pool): Promise<void> {
  const settings = "current_setting('server_version') as version";
  const { rows } = await pool
    .query(
      `select current_setting('server_version_num')::int as number, ${settings},
        pg_encoding_to_char(encoding) as encoding,
        current_setting('synchronous_commit') as synchronous
      from pg_database where datname = current_database()`,
    )
    .catch((error: unknown) => {
      const message = error instanceof Error && error.message !== "" ? error.message : "no answer";
      throw new Error(
        `PostgreSQL at DATABASE_URL cannot be used (${message}): check the address, the user and that it runs`,
        { cause: error },
      );
    });
  const fault = serverFault(rows[0]);
  if (fault !== null) throw new Error(fault);
}

/** Why money cannot be entrusted to a server, in a sentence for the operator, or `null`. */
export function serverFault(server: {
  /** As `server_version_num`: 150000 is 15.0. */
  readonly number: number;
  readonly version: string;
  readonly encoding: string;
  readonly synchronous: string;
}): string | null {
  if (server.number < oldestVersion) {
    return `PostgreSQL at DATABASE_URL is version ${server.version}: the relay needs 15 or newer`;
  }
  if (server.encoding !== "UTF8") {
    return `The database at DATABASE_URL is encoded as ${server.encoding}: create it with encoding UTF8`;
  }
  if (server.synchronous === "off") {
    return "The database at DATABASE_URL has synchronous_commit off, so that acknowledged payments could be lost: switch it on";
  }
  return null;
}

/** PostgreSQL's text cannot hold U+0000, which JSON may carry and SQLite stores. */
function withoutNul(client: pg.PoolClient): PostgresPoolClient {
  const clean = (value: unknown) =>
    typeof value === "string" && value.includes("\0") ? value.replaceAll("\0", "\uFFFD") : value;
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- it has Kysely's query and release
  const plain = client as unknown as PostgresPoolClient;
  const query = (sql: string, values: readonly unknown[] = []) =>
    plain.query(sql, values.map(clean));
  return new Proxy(plain, {
    get: (target, name) => {
      if (name === "query") return query;
      const value: unknown = Reflect.get(target, name);
      return typeof value === "function" ? value.bind(target) : value;
    },
  });
}

const exactOids: ReadonlySet<number> = new Set([pg.types.builtins.INT8, pg.types.builtins.NUMERIC]);

/** 8-byte integers and sums become numbers, as they are in SQLite; one that a number cannot hold is a bug. */
function getTypeParser(oid: number, format?: "text" | "binary") {
  if (format !== "binary" && exactOids.has(oid)) return exactNumber;
  return pg.types.getTypeParser(oid, format);
}

function exactNumber(text: string): number {
  const value = Number(text);
  if (Number.isInteger(value) && !Number.isSafeInteger(value)) {
    throw new RangeError(`The database holds an integer above 2^53-1: ${text}`);
  }
  return value;
}
