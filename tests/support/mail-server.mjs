import { SMTPServer } from "smtp-server";

/** @typedef {{ from: string, to: string[], text: string }} ReceivedMail What arrived: envelope, and the message with its head. */

/** Undoes quoted-printable, by which long lines travel. @param {string} raw */
const readable = (raw) =>
  Buffer.from(
    raw.replace(/=\r\n/g, "").replace(/=([0-9A-F]{2})/g, (_, code) => String.fromCharCode(Number.parseInt(code, 16))),
    "latin1",
  ).toString("utf8");

/**
 * A real SMTP server on loopback. It refuses addresses that `refuses` names, and where an account is given it takes mail
 * from that account alone.
 * @param {{ port?: number, refuses?: string, account?: { user: string, password: string } }} [options]
 */
export async function startMailServer({ port = 0, refuses, account } = {}) {
  /** @type {ReceivedMail[]} */
  const mails = [];
  const server = new SMTPServer({
    disabledCommands: account ? ["STARTTLS"] : ["STARTTLS", "AUTH"],
    authOptional: !account,
    allowInsecureAuth: true,
    onAuth({ username, password }, _session, done) {
      if (username === account?.user && password === account?.password) done(null, { user: username });
      else done(new Error("Invalid username or password"));
    },
    onRcptTo({ address }, _session, done) {
      if (address !== refuses) return done();
      done(Object.assign(new Error(`<${address}> is not known here`), { responseCode: 550 }));
    },
    onData(stream, { envelope }, done) {
      /** @type {Buffer[]} */
      const chunks = [];
      stream.on("data", (chunk) => chunks.push(chunk));
      stream.on("end", () => {
        const from = envelope.mailFrom ? envelope.mailFrom.address : "";
        const to = envelope.rcptTo.map(({ address }) => address);
        mails.push({ from, to, text: readable(Buffer.concat(chunks).toString()) });
        done();
      });
    },
  });
  // A client that leaves in the middle is the matter of what is tested, not of the server.
  server.on("error", () => {});
  await new Promise((resolve) => server.listen(port, "127.0.0.1", () => resolve(undefined)));
  const address = server.server.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  const credentials = account ? `${account.user}:${account.password}@` : "";
  return {
    url: `smtp://${credentials}127.0.0.1:${address.port}`,
    port: address.port,
    mails,
    /** @returns {Promise<void>} */
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
