import { prepare } from "../../app/cli/prepare";
import { seedDemoOnce } from "./support/demo-copy";
import { bundleServerHost } from "./support/hosted-cairn";

/** Builds what is out of date, seeds the demo and bundles the host of the servers, once for all tests. */
export default async function setup(): Promise<() => Promise<void>> {
  await prepare();
  const [removeDemo] = await Promise.all([seedDemoOnce(), bundleServerHost()]);
  return removeDemo;
}
