/** The simulated Fintoc as a command. One line of JSON on stdout once it listens; its log on stderr. */
import { readConfiguration } from "./configuration.ts";
import { startSimulator, type Simulator } from "./simulator.ts";

/** The exit code for what the caller has configured wrongly (EX_CONFIG of sysexits.h). */
const badConfiguration = 78;

function say(line: string): void {
  process.stderr.write(`${line}\n`);
}

async function start(): Promise<Simulator | null> {
  const configuration = readConfiguration(process.env);
  if (!configuration.ok) {
    for (const fault of configuration.failure) say(fault);
    return null;
  }
  try {
    return await startSimulator({ ...configuration.value, log: say });
  } catch (error) {
    const { host, port } = configuration.value;
    const code = error instanceof Error && "code" in error ? error.code : null;
    if (code === "EADDRINUSE") {
      say(
        `The simulator cannot listen on ${host}:${port}: the port is taken. Choose another PORT.`,
      );
    } else {
      say(error instanceof Error ? error.message : String(error));
    }
    return null;
  }
}

const simulator = await start();
if (simulator === null) {
  process.exitCode = badConfiguration;
} else {
  const { url, secretKey, publicKey, webhookSecret } = simulator;
  process.stdout.write(`${JSON.stringify({ url, secretKey, publicKey, webhookSecret })}\n`);
  let ending = false;
  const end = () => {
    if (ending) return;
    ending = true;
    process.stdin.pause();
    void simulator.close();
  };
  process.on("SIGTERM", end);
  process.on("SIGINT", end);
  if (process.env["EXIT_WITH_PARENT"] === "1") {
    process.stdin.on("end", end).on("error", end).resume();
  }
}
