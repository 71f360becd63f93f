/** The program of a thread where the relay runs from its sources. */
import { runThread } from "./run-thread.ts";

await runThread();
