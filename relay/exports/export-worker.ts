/** The program of an export's thread where the relay runs from its sources. */
import { answerExport } from "./answer-export.ts";

await answerExport();
