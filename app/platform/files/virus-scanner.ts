import { connect } from "node:net";

/** What a scanner says about a file; "unavailable" where it gave no answer that says either. */
type ScanVerdict = "clean" | "infected" | "unavailable";
export type VirusScanner = (content: Uint8Array) => Promise<ScanVerdict>;

const DEFAULT_PORT = 3310;
const CHUNK_BYTES = 65_536;
const MAX_ANSWER_BYTES = 4_096;

/**
 * Asks a ClamAV daemon (clamd) at an address such as `clamd://127.0.0.1:3310`, by its INSTREAM command: chunks with their
 * length before them, a chunk of length zero at the end, one line as the answer. Without an address every file is clean.
 * https://docs.clamav.net/manual/Usage/Scanning.html#clamd
 */
export function createVirusScanner(address: string | undefined, timeoutMs = 20_000): VirusScanner {
  if (address === undefined) return async () => "clean";
  const { hostname, port } = new URL(address);
  return (content) =>
    new Promise((resolve) => {
      const socket = connect({
        host: hostname.replace(/^\[|\]$/g, ""),
        port: port === "" ? DEFAULT_PORT : Number(port),
      });
      const end = (verdict: ScanVerdict) => {
        socket.destroy();
        resolve(verdict);
      };
      let answer = "";
      socket.setTimeout(timeoutMs, () => end("unavailable"));
      socket.on("error", () => end("unavailable"));
      socket.on("data", (data) => {
        answer += data.toString("latin1");
        if (answer.length > MAX_ANSWER_BYTES) end("unavailable");
      });
      socket.on("close", () => resolve(readAnswer(answer)));
      socket.write("zINSTREAM\0");
      for (let start = 0; start < content.length; start += CHUNK_BYTES) {
        const chunk = content.subarray(start, start + CHUNK_BYTES);
        socket.write(lengthOf(chunk));
        socket.write(chunk);
      }
      socket.write(lengthOf(new Uint8Array()));
    });
}

function lengthOf({ length }: Uint8Array): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(length);
  return bytes;
}

function readAnswer(answer: string): ScanVerdict {
  const line = answer.replace(/\0.*$/s, "");
  if (line === "stream: OK") return "clean";
  return line.startsWith("stream: ") && line.endsWith(" FOUND") ? "infected" : "unavailable";
}
