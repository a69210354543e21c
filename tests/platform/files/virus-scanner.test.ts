import { createServer, type Server, type Socket } from "node:net";
import { afterEach, expect, test } from "vitest";
import { createVirusScanner } from "#app/platform/files/virus-scanner";

/** Speaks clamd's INSTREAM: gathers the chunks, and answers as `judge` says; null closes without an answer. */
function startScanner(judge: (content: Buffer) => string | null): Promise<string> {
  const server = createServer((socket) => {
    sockets.add(socket);
    const received: Buffer[] = [];
    socket.on("error", () => {});
    socket.on("data", (data) => {
      received.push(data);
      const content = readStream(Buffer.concat(received));
      if (!content) return;
      const answer = judge(content);
      if (answer === null) socket.destroy();
      else if (answer !== "") socket.end(answer);
    });
  });
  servers.push(server);
  return new Promise((resolve) => {
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      if (address === null || typeof address === "string") throw new Error("no port");
      resolve(`clamd://127.0.0.1:${address.port}`);
    });
  });
}

/** The content of a whole stream, or null while more has to come. */
function readStream(bytes: Buffer): Buffer | null {
  const command = "zINSTREAM\0";
  if (bytes.length < command.length) return null;
  expect(bytes.subarray(0, command.length).toString("latin1")).toBe(command);
  const chunks: Buffer[] = [];
  for (let at = command.length; at + 4 <= bytes.length; ) {
    const length = bytes.readUInt32BE(at);
    if (length === 0) return Buffer.concat(chunks);
    chunks.push(bytes.subarray(at + 4, at + 4 + length));
    at += 4 + length;
  }
  return null;
}

const servers: Server[] = [];
const sockets = new Set<Socket>();
afterEach(() => {
  for (const socket of sockets) socket.destroy();
  sockets.clear();
  for (const server of servers.splice(0)) server.close();
});

const content = Buffer.from("word ".repeat(100_000));

test("a file in which something is found is infected, whatever it is called", async () => {
  const scan = createVirusScanner(await startScanner(() => "stream: Eicar-Test-Signature FOUND\0"));
  expect(await scan(content)).toBe("infected");
});

test("no scanner, none that answers in time, a closed connection and an error are no verdict", async () => {
  const address = await startScanner(() => "");
  expect(await createVirusScanner(address, 50)(content)).toBe("unavailable");
  expect(await createVirusScanner(await startScanner(() => null))(content)).toBe("unavailable");
  const error = await startScanner(() => "INSTREAM size limit exceeded. ERROR\0");
  expect(await createVirusScanner(error)(content)).toBe("unavailable");
  const endless = await startScanner(() => "stream: OK".repeat(1_000));
  expect(await createVirusScanner(endless)(content)).toBe("unavailable");
  expect(await createVirusScanner("clamd://127.0.0.1:1")(content)).toBe("unavailable");
});

test("the scanner gets the file as it is, and says that it is clean", async () => {
  let got: Buffer | null = null;
  const address = await startScanner((sent) => {
    got = sent;
    return "stream: OK\0";
  });
  expect(await createVirusScanner(address)(content)).toBe("clean");
  expect(content.equals(got ?? Buffer.alloc(0))).toBe(true);
  expect(await createVirusScanner(address)(new Uint8Array())).toBe("clean");
});

test("without an address nothing is asked", async () => {
  expect(await createVirusScanner(undefined)(content)).toBe("clean");
});
