/** Real connections of this machine's TCP, made by Node over loopback, one after the other. */
import { readFileSync } from "node:fs";
import { connect, createServer, type AddressInfo, type Server, type Socket } from "node:net";
import { join } from "node:path";
import { connect as connectTls, createServer as createTlsServer } from "node:tls";

/** A conversation whose port is known before it begins, so that a filter can name it. */
export interface Conversation {
  readonly port: number;
  talk(): Promise<void>;
}

const HOST = "127.0.0.1";
const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
const once = (socket: Socket, event: "connect" | "data"): Promise<unknown> => new Promise((resolve) => socket.once(event, resolve));
const closed = (socket: Socket): Promise<void> =>
  new Promise((resolve) => {
    socket.on("error", () => {});
    socket.on("close", () => resolve());
  });

const listening = async (server: Server, talk: (port: number) => Promise<void>): Promise<Conversation> => {
  await new Promise<void>((resolve) => server.listen(0, HOST, resolve));
  const { port } = server.address() as AddressInfo;
  return {
    port,
    talk: async () => {
      await talk(port);
      await new Promise((resolve) => server.close(resolve));
    },
  };
};

const quiet = (socket: Socket): Socket => socket.on("error", () => {});

export const CONVERSATIONS: Readonly<Record<string, () => Promise<Conversation>>> = {
  "client-closes-first": () =>
    listening(createServer((socket) => quiet(socket).on("data", (text) => socket.write(`Hello, ${text.toString()}!`))), async (port) => {
      const socket = connect(port, HOST);
      socket.write("Ann");
      await once(socket, "data");
      socket.end();
      await closed(socket);
    }),
  "server-closes-first": () =>
    listening(createServer((socket) => quiet(socket).end("Good bye.")), async (port) => {
      const socket = connect(port, HOST).resume();
      await closed(socket);
    }),
  "half-close": () =>
    listening(
      createServer({ allowHalfOpen: true }, (socket) => {
        quiet(socket).resume();
        socket.on("end", () => {
          setTimeout(() => socket.write("first "), 30);
          setTimeout(() => socket.end("second"), 60);
        });
      }),
      async (port) => {
        const socket = connect({ port, host: HOST, allowHalfOpen: true }).resume();
        await once(socket, "connect");
        socket.end("That was all.");
        await closed(socket);
      },
    ),
  refused: async () => {
    const { port, talk } = await listening(createServer(), async () => {});
    return {
      port,
      talk: async () => {
        await talk();
        await closed(connect(port, HOST));
      },
    };
  },
  reset: () =>
    listening(createServer((socket) => quiet(socket).write("x")), async (port) => {
      const socket = connect(port, HOST);
      await once(socket, "data");
      socket.resetAndDestroy();
      await pause(30);
    }),
  tls: () => {
    const file = (name: string): Buffer => readFileSync(join(import.meta.dirname, name));
    const server = createTlsServer({ key: file("test-only.key"), cert: file("test-only.crt") }, (socket) => quiet(socket).end("kept from others"));
    return listening(server, async (port) => {
      const socket = connectTls({ port, host: HOST, rejectUnauthorized: false });
      socket.resume();
      await closed(socket);
    });
  },
};
