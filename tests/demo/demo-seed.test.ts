import { expect, test } from "vitest";
import { seedDemo } from "#prisma/demo/seed";
import { servicesFor } from "#tests/support/demo-services";
import { describeOnBothEngines } from "#tests/support/test-database";

describeOnBothEngines("a seed of the demo organisation", (get) => {
  test("that is interrupted leaves nothing behind, and is begun anew", async () => {
    const { client } = get();
    await client.team.create({ data: { id: "in-the-way", name: "Storage" } });
    await expect(seedDemo(servicesFor(get()))).rejects.toMatchObject({ code: "P2002" });
    expect(await client.organisation.count()).toBe(0);
    expect(await client.auditRecord.count()).toBe(0);
    await client.team.delete({ where: { id: "in-the-way" } });
    // Two that begin at once are one.
    await Promise.all([seedDemo(servicesFor(get())), seedDemo(servicesFor(get()))]);
    expect(await client.organisation.count()).toBe(1);
    expect(await client.cycle.count()).toBe(3);
  });
});
