import { renewSessionCookie } from "#app/features/identity/server/session-cookie";
import { type AppSource, createApp, listen } from "#app/platform/server/server";
import { type Settings, SettingsError } from "#app/platform/server/settings";
import { bootServices } from "./boot";

export type ServerRun = { setUpCode: string | null; stop(): Promise<void> };

/** Opens what the server needs and listens. */
export async function runServer(settings: Settings, source: AppSource): Promise<ServerRun> {
  const { services, close, setUpCode } = await bootServices(settings);
  const app = createApp(services, source, [renewSessionCookie(settings)]);
  try {
    const running = await listen(app, { host: settings.HOST, port: settings.PORT });
    const stop = async () => {
      await running.stop();
      await close();
    };
    return { setUpCode, stop };
  } catch (error) {
    await close();
    const { code } = error as NodeJS.ErrnoException;
    if (code !== "EADDRINUSE" && code !== "EACCES") throw error;
    throw new SettingsError(`Port ${settings.PORT} on ${settings.HOST} is not free: choose another one with PORT.`);
  }
}
