import { createServer, type Socket } from "node:net";
import { afterEach, expect, test } from "vitest";
import { createMailer, MailError } from "#app/platform/mail/mail";
import { startMailServer } from "#tests/support/mail-server.mjs";

const MAIL_FROM = "Cairn <cairn@fernwood.test>";
const TO = "ida@fernwood.test";
const MAIL = {
  to: TO,
  subject: "Your account in Cairn",
  text: `Hello Ída,\n\nhttps://cairn.fernwood.test/link/${"x".repeat(120)}\n`,
};
/** Short, so that nobody waits for what never comes. What does come may take its time on a busy machine. */
const SILENCE_MS = 200;

let stops: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  await Promise.all(stops.map((stop) => stop()));
  stops = [];
});

async function startServer(options?: Parameters<typeof startMailServer>[0]) {
  const server = await startMailServer(options);
  stops.push(server.stop);
  return server;
}

/** A server that takes the connection and answers with these lines, one for each thing it is told, and then no more. */
async function startSilent(answers: readonly string[]): Promise<string> {
  const sockets: Socket[] = [];
  const server = createServer((socket) => {
    sockets.push(socket);
    const [greeting, ...rest] = answers;
    if (greeting) socket.write(`${greeting}\r\n`);
    socket.on("data", () => {
      const next = rest.shift();
      if (next) socket.write(`${next}\r\n`);
    });
    socket.on("error", () => {});
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  stops.push(() => {
    for (const socket of sockets) socket.destroy();
    return new Promise((resolve) => server.close(resolve));
  });
  return `smtp://127.0.0.1:${(server.address() as { port: number }).port}`;
}

const send = (SMTP_URL: string, waits?: { timeoutMs: number }) =>
  createMailer({ SMTP_URL, MAIL_FROM }, waits).send(MAIL);

/** What is said of a mail that did not go out: it may be logged, so nobody's address is in it. */
async function refusalOf(sending: Promise<void>): Promise<string> {
  const error = await sending.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  expect(error).toBeInstanceOf(MailError);
  const { message, stack, cause } = error as MailError;
  expect(`${message} ${stack} ${String(cause)}`).not.toContain(TO);
  return message;
}

test("without a mail server nothing is sent, and that is said", async () => {
  const mailer = createMailer({ MAIL_FROM });
  expect(mailer.isSet).toBe(false);
  await expect(mailer.send(MAIL)).rejects.toThrow("no mail server is set");
});

test("an address that the server refuses is an error without the address in it", async () => {
  const { url, mails } = await startServer({ refuses: TO });
  expect(await refusalOf(send(url))).toBe("the mail server did not take it (EENVELOPE, 550)");
  expect(mails).toEqual([]);
});

test("a wrong password is an error without the password in it", async () => {
  const { url, mails } = await startServer({ account: { user: "cairn", password: "right" } });
  const refusal = await refusalOf(send(url.replace("right", "wrong")));
  expect(refusal).toBe("the mail server did not take it (EAUTH, 535)");
  expect(mails).toEqual([]);
});

test("a server that is down is an error at once", async () => {
  const { url, stop } = await startMailServer();
  await stop();
  expect(await refusalOf(send(url))).toBe("the mail server did not take it (ESOCKET)");
});

test.each([
  ["never greets", []],
  ["greets and falls silent", ["220 mail.fernwood.test"]],
  ["falls silent before the text", ["220 mail.fernwood.test", "250 hello", "250 sender", "250 recipient"]],
])("a server that %s is given up", async (_, answers) => {
  const sending = send(await startSilent(answers), { timeoutMs: SILENCE_MS });
  expect(await refusalOf(sending)).toBe("the mail server did not take it (ETIMEDOUT)");
});

test("a mail arrives as it was written, with and without an account", async () => {
  for (const account of [undefined, { user: "cairn", password: "right" }]) {
    const { url, mails } = await startServer({ account });
    await send(url);
    expect(mails).toHaveLength(1);
    expect(mails[0]).toMatchObject({ from: "cairn@fernwood.test", to: [TO] });
    for (const words of [`From: ${MAIL_FROM}`, `To: ${TO}`, `Subject: ${MAIL.subject}`, ...MAIL.text.split("\n")]) {
      expect(mails[0]?.text).toContain(words);
    }
  }
});
