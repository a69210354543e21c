import { connect } from "node:net";
import { type Client, quantile, USER_AGENT } from "./measure";
import type { Throughput } from "./results";

const CLIENTS = 8;
/** Short, so that whatever else the machine does falls on both servers alike. */
const TURN_MS = 500;
const TURNS = 8;
const LAST_CHUNK = Buffer.from("0\r\n\r\n");

/** How many answers a second a page gets, and how many the limit gets that renders as many bytes: in turns, medians. */
export async function compareThroughput(
  page: { client: Client; place: string },
  limit: { client: Client; place: string },
): Promise<Throughput> {
  const counts = { page: [] as number[], limit: [] as number[] };
  for (let turn = 0; turn < TURNS; turn++) {
    counts.page.push(await countAnswers(page.client, page.place));
    counts.limit.push(await countAnswers(limit.client, limit.place));
  }
  const median = (values: number[]) =>
    quantile(
      values.sort((a, b) => a - b),
      0.5,
    );
  return { perSecond: median(counts.page), limitPerSecond: median(counts.limit) };
}

/**
 * Answers a second for eight connections that ask without pause. Node's own client costs more for each answer than the
 * limit does: here a request is a text that is made once, and of an answer only its status and its end are read.
 */
async function countAnswers({ origin, cookie }: Client, place: string): Promise<number> {
  const { hostname, port, host } = new URL(origin);
  const lines = [
    `GET ${place} HTTP/1.1`,
    `Host: ${host}`,
    `User-Agent: ${USER_AGENT}`,
    "Accept-Encoding: gzip, deflate, br",
    ...(cookie ? [`Cookie: ${cookie}`] : []),
  ];
  const request = `${lines.join("\r\n")}\r\n\r\n`;
  const started = performance.now();
  let count = 0;
  const ask = () =>
    new Promise<void>((resolve, reject) => {
      const socket = connect(Number(port), hostname, () => socket.write(request));
      let answer: Buffer = Buffer.alloc(0);
      socket.on("error", reject);
      socket.on("data", (chunk: Buffer) => {
        answer = answer.length === 0 ? chunk : Buffer.concat([answer, chunk]);
        if (!isWhole(answer)) return;
        const status = answer.toString("latin1", 9, 12);
        if (status !== "200") socket.destroy(new Error(`${place} gave ${status}`));
        count += 1;
        answer = Buffer.alloc(0);
        if (performance.now() - started < TURN_MS) socket.write(request);
        else socket.end(resolve);
      });
    });
  await Promise.all(Array.from({ length: CLIENTS }, ask));
  return count / ((performance.now() - started) / 1_000);
}

function isWhole(answer: Buffer): boolean {
  const headLength = answer.indexOf("\r\n\r\n");
  if (headLength === -1) return false;
  const length = /content-length: (\d+)/i.exec(answer.toString("latin1", 0, headLength))?.[1];
  return length === undefined
    ? answer.subarray(-LAST_CHUNK.length).equals(LAST_CHUNK)
    : answer.length >= headLength + 4 + Number(length);
}
