import type { RequestContext } from "#app/platform/server/context";

/** Every published ladder version to choose from, the newest first. */
export async function listLadderVersionOptions(context: RequestContext): Promise<{ value: string; label: string }[]> {
  const versions = await context.ladders.listVersions();
  return Promise.all(
    versions.map(async ({ id, version }) => {
      const { ladder } = await context.ladders.requireVersion(id);
      return { value: id, label: `${ladder.name} ${version}` };
    }),
  );
}
