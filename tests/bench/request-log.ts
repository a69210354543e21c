import { once } from "node:events";
import type { CairnProcess } from "#tests/e2e/support/cairn-process";

const TIMEOUT_MS = 5_000;

/** What the server's log says that a request asked of the database. The line is written just after the answer. */
export async function requireLogged(
  cairn: CairnProcess,
  requestId: string,
): Promise<{ statements: number; inSequence: number }> {
  const { stdout } = cairn.process;
  if (!stdout) throw new Error("the server's output is not read");
  const signal = AbortSignal.timeout(TIMEOUT_MS);
  for (;;) {
    const line = findLine(cairn.output(), requestId);
    if (line) {
      const { statements, inSequence } = JSON.parse(line);
      return { statements, inSequence };
    }
    await once(stdout, "data", { signal });
  }
}

function findLine(output: string, requestId: string): string | null {
  const end = output.lastIndexOf("\n");
  const at = output.lastIndexOf(`"requestId":"${requestId}"`, end);
  if (at < 0) return null;
  const line = output.slice(output.lastIndexOf("\n", at) + 1, output.indexOf("\n", at));
  return line.includes('"msg":"request"') ? line : null;
}
