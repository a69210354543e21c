import { beforeEach, describe, expect, test } from "vitest";
import { attachOwnEvidence } from "#app/features/assessment/data/evidence";
import { submitSheet } from "#app/features/assessment/data/rate";
import {
  createEvidence,
  deleteEvidence,
  type NewEvidence,
  replaceTags,
  setArchived,
  setSharedWithManager,
  updateEvidence,
} from "#app/features/evidence/data/evidence-edit";
import { addFile, findFile, removeFile } from "#app/features/evidence/data/evidence-files";
import {
  type EvidenceFilter,
  listEvidencePage,
  listEvidenceSharedWith,
  listOwnEvidence,
} from "#app/features/evidence/data/evidence-log";
import { findEvidence } from "#app/features/evidence/data/evidence-piece";
import {
  answerRequest,
  askToVouch,
  listColleagues,
  vouchesAsked,
  withdrawRequest,
} from "#app/features/evidence/data/evidence-vouches";
import { MAX_FILES, MAX_VOUCH_REQUESTS } from "#app/features/evidence/domain/limits";
import { readOne } from "#app/platform/database/reading";
import { fillSearchKeys, toPersonKeys } from "#app/platform/database/search-keys";
import { requireFound, requirePermit } from "#app/platform/server/guards";
import type { Actor } from "#app/policy/actor";
import { decideEvidence, permitEvidence } from "#app/policy/policy-evidence";
import { type AssessmentWorld, AT, createAssessmentWorld, LATER } from "#tests/support/assessment-world";
import { describeOnBothEngines } from "#tests/support/test-database";

const WORDS = { title: "T", links: [], happenedOn: null, problem: "", choice: "", result: "", risk: "" };
const by = (actor: Actor, at = AT) => ({ actorId: actor.personId, at });

describeOnBothEngines("one's own log", (get) => {
  let world: AssessmentWorld;
  let id: string;
  const write = async (changes: Partial<NewEvidence> = {}) => {
    const created = await createEvidence(get(), by(world.engineer), [{ ...WORDS, tags: [], ...changes }]);
    return created.ok ? (created.ids[0] as string) : "";
  };
  beforeEach(async () => {
    world = await createAssessmentWorld(get());
    id = await write();
  });
  const see = async (actor: Actor) => {
    const found = await findEvidence(get(), actor, id);
    return found && decideEvidence("see", found.facts);
  };
  const everybodyElse = () => [world.manager, world.director, world.administrator, world.stranger];

  describe("deleting for good", () => {
    const gone = async () => (await get().client.evidence.count({ where: { id } })) === 0;

    test("takes only what is archived, and only from its author", async () => {
      expect(await deleteEvidence(get(), by(world.engineer), id)).toEqual({ ok: false, reason: "not-archived" });
      await setArchived(get(), by(world.engineer), id, true);
      for (const actor of everybodyElse()) {
        expect(await deleteEvidence(get(), by(actor), id)).toEqual({ ok: false, reason: "not-archived" });
      }
      expect(await gone()).toBe(false);
      expect(await deleteEvidence(get(), by(world.engineer), id)).toEqual({ ok: true, files: [] });
      expect(await gone()).toBe(true);
    });

    test("takes its tags, its files and what others said with it; the record has no word of it", async () => {
      id = await write({ title: "Unheard-of words", tags: [{ competencyId: "mentoring", criterionId: null }] });
      const file = { id: "file-1", fileName: "a.png", mediaType: "image/png", size: 3, sha256: "a".repeat(64) };
      await addFile(get(), by(world.engineer), id, file);
      await askToVouch(get(), by(world.engineer), id, world.stranger.personId);
      await setArchived(get(), by(world.engineer), id, true);
      const deleted = await deleteEvidence(get(), by(world.engineer), id);
      expect(deleted).toEqual({ ok: true, files: [{ id: file.id, sha256: file.sha256 }] });
      const { client } = get();
      expect(await client.evidenceTag.count({ where: { evidenceId: id } })).toBe(0);
      expect(await client.attachment.count({ where: { evidenceId: id } })).toBe(0);
      expect(await client.evidenceVouch.count({ where: { evidenceId: id } })).toBe(0);
      const record = await client.auditRecord.findFirstOrThrow({
        where: { action: "evidence.deleted", subjectId: id },
      });
      expect(record).toMatchObject({ subjectId: id, actorId: world.engineer.personId, audience: "author" });
      expect(JSON.stringify(record)).not.toContain("Unheard-of");
    });

    test("leaves what a submitted rating was weighed with, and takes what stands beside a draft's", async () => {
      const place = { assessmentId: world.assessmentId, competencyId: "mentoring", evidenceId: id };
      expect(await attachOwnEvidence(get(), by(world.engineer), place)).toMatchObject({ ok: true });
      const other = await write();
      await attachOwnEvidence(get(), by(world.engineer), { ...place, evidenceId: other });
      await setArchived(get(), by(world.engineer), other, true);
      expect((await deleteEvidence(get(), by(world.engineer), other)).ok).toBe(true);
      await submitSheet(get(), by(world.engineer), world.assessmentId, "self");
      await setArchived(get(), by(world.engineer), id, true);
      expect(await deleteEvidence(get(), by(world.engineer), id)).toEqual({ ok: false, reason: "was-weighed" });
      const found = await findEvidence(get(), world.engineer, id);
      expect(found && decideEvidence("delete", found.facts)).toBe("refuse");
    });
  });

  describe("a change", () => {
    test("of two at once, one is told that it came too late, and neither half is lost", async () => {
      const save = (choice: string) =>
        updateEvidence(get(), by(world.engineer), { id, version: 1 }, { ...WORDS, choice });
      const results = await Promise.all([save("one"), save("two")]);
      expect(results.filter(({ ok }) => ok)).toHaveLength(1);
      expect(results).toContainEqual({ ok: false, reason: "changed-meanwhile" });
    });

    test("by anybody else changes nothing", async () => {
      for (const actor of everybodyElse()) {
        const late = { ok: false, reason: "changed-meanwhile" };
        expect(await updateEvidence(get(), by(actor), { id, version: 1 }, WORDS)).toEqual(late);
        expect(await replaceTags(get(), by(actor), { id, version: 1 }, [])).toEqual(late);
        await setArchived(get(), by(actor), id, true);
        await setSharedWithManager(get(), by(actor), id, true);
        expect(await askToVouch(get(), by(actor), id, world.substitute.personId)).toMatchObject({ ok: false });
      }
      expect(await listOwnEvidence(get(), world.engineer.personId)).toMatchObject([
        { version: 1, archivedAt: null, sharedWithManagerAt: null, vouches: [] },
      ]);
    });

    test("of what it shows takes the place of all tags before, each once", async () => {
      const tags = (...ids: string[]) => ids.map((competencyId) => ({ competencyId, criterionId: null }));
      await replaceTags(get(), by(world.engineer), { id, version: 1 }, tags("a", "b", "a"));
      await replaceTags(get(), by(world.engineer), { id, version: 2 }, tags("c"));
      expect((await listOwnEvidence(get(), world.engineer.personId))[0]?.tags).toEqual(tags("c"));
    });
  });

  describe("who sees it", () => {
    test("nobody at first; the manager once it is shared, and not when that is taken back or it is archived", async () => {
      for (const actor of everybodyElse()) expect(await see(actor), actor.name).toBe("absent");
      await setSharedWithManager(get(), by(world.engineer), id, true);
      expect(await see(world.manager)).toBe("allow");
      expect(await listEvidenceSharedWith(get(), world.manager.personId, null)).toMatchObject([{ id }]);
      for (const actor of everybodyElse().slice(1)) expect(await see(actor), actor.name).toBe("absent");
      await setArchived(get(), by(world.engineer), id, true);
      expect(await see(world.manager)).toBe("absent");
      expect(await listEvidenceSharedWith(get(), world.manager.personId, null)).toEqual([]);
      await setArchived(get(), by(world.engineer), id, false);
      await setSharedWithManager(get(), by(world.engineer), id, false);
      expect(await see(world.manager)).toBe("absent");
    });

    test("follows the manager of the day", async () => {
      await setSharedWithManager(get(), by(world.engineer), id, true);
      const data = { managerId: world.substitute.personId };
      await get().client.person.update({ where: { id: world.engineer.personId }, data });
      expect(await see(world.manager)).toBe("absent");
      expect(await see(world.substitute)).toBe("allow");
    });

    test("sharing is on the record of its author alone, without a word of the item", async () => {
      await setSharedWithManager(get(), by(world.engineer), id, true);
      await setSharedWithManager(get(), by(world.engineer), id, true);
      const records = await get().client.auditRecord.findMany({ where: { subjectId: id } });
      expect(records).toMatchObject([{ action: "evidence.shared", audience: "author", before: null, after: null }]);
    });

    test("the reviewer once both sides are in, where it stands beside a rating", async () => {
      const use = { assessmentId: world.assessmentId, competencyId: "a", evidenceId: id };
      expect(await attachOwnEvidence(get(), by(world.manager), use)).toEqual({ ok: false, reason: "not-yours" });
      await attachOwnEvidence(get(), by(world.engineer), use);
      expect(await attachOwnEvidence(get(), by(world.engineer), use)).toEqual({ ok: true, id });
      expect(await see(world.manager)).toBe("absent");
      await submitSheet(get(), by(world.engineer), world.assessmentId, "self");
      expect(await see(world.manager)).toBe("absent");
      await submitSheet(get(), by(world.manager), world.assessmentId, "manager");
      expect(await see(world.manager)).toBe("allow");
      for (const actor of everybodyElse().slice(1)) expect(await see(actor), actor.name).toBe("absent");
    });
  });

  describe("vouching", () => {
    const ask = (actor: Actor) => askToVouch(get(), by(world.engineer), id, actor.personId);

    test("is refused for oneself, for who left, and beyond a few people, however many are asked at once", async () => {
      expect(await ask(world.engineer)).toEqual({ ok: false, reason: "oneself" });
      await get().client.person.update({ where: { id: world.stranger.personId }, data: { status: "left" } });
      expect(await ask(world.stranger)).toEqual({ ok: false, reason: "nobody" });
      const people = await get().client.person.createManyAndReturn({
        data: Array.from({ length: MAX_VOUCH_REQUESTS + 2 }, (_, index) => ({
          name: `Colleague ${index}`,
          email: `${id}-${index}@example.test`,
          ladderId: "l",
          roleId: "senior",
          createdAt: AT,
        })),
        select: { id: true },
      });
      const results = await Promise.all(people.map((person) => askToVouch(get(), by(world.engineer), id, person.id)));
      expect(results.filter(({ ok }) => ok)).toHaveLength(MAX_VOUCH_REQUESTS);
      expect(results).toContainEqual({ ok: false, reason: "too-many" });
    });

    test("shows the item to who is asked until they decline; asked again they see it again", async () => {
      expect(await see(world.stranger)).toBe("absent");
      await ask(world.stranger);
      expect(await see(world.stranger)).toBe("allow");
      expect(await readOne(get(), vouchesAsked(world.stranger.personId))).toMatchObject([
        { id, ownerName: "engineer" },
      ]);
      const answer = { evidenceId: id, version: 1, vouches: false, words: "Not there" };
      expect(await answerRequest(get(), by(world.director), answer)).toMatchObject({ ok: false });
      expect(await answerRequest(get(), by(world.stranger, LATER), answer)).toEqual({ ok: true });
      expect(await answerRequest(get(), by(world.stranger), answer)).toMatchObject({ ok: false });
      expect(await see(world.stranger)).toBe("absent");
      expect(await readOne(get(), vouchesAsked(world.stranger.personId))).toEqual([]);
      await ask(world.stranger);
      expect(await see(world.stranger)).toBe("allow");
      await withdrawRequest(get(), by(world.engineer), id, world.stranger.personId);
      expect(await see(world.stranger)).toBe("absent");
    });

    test("counts once someone said yes in their own words", async () => {
      await ask(world.stranger);
      await answerRequest(get(), by(world.stranger, LATER), {
        evidenceId: id,
        version: 1,
        vouches: true,
        words: "Seen",
      });
      expect((await listOwnEvidence(get(), world.engineer.personId))[0]?.vouches).toMatchObject([
        { name: "stranger", words: "Seen", vouchedAt: LATER },
      ]);
    });

    test("colleagues are found by parts of their name, capitals apart, never oneself", async () => {
      const { personId } = world.engineer;
      const name = `Ada ${personId}`;
      await get().client.person.update({
        where: { id: personId },
        data: { name, ...toPersonKeys({ name, location: "" }) },
      });
      const found = async (by: Actor, search: string) =>
        (await listColleagues(get(), by.personId, search)).map(({ id: colleague }) => colleague);
      expect(await found(world.engineer, `ADA ${personId}`)).toEqual([]);
      expect(await found(world.manager, `aDA ${personId}`)).toEqual([personId]);
    });
  });

  describe("a page of it", () => {
    const ALL: EvidenceFilter = { search: "", competencyIds: null, from: null, to: null, archived: false };
    const titles = async (filter: Partial<EvidenceFilter>) =>
      (await listEvidencePage(get(), world.engineer.personId, { ...ALL, ...filter }, 1)).entries.map(
        ({ title }) => title,
      );

    test("is found by words, competency and day, and never holds another person's", async () => {
      await write({ title: "Tracing", result: "Fewer pages", happenedOn: "2026-03-12" });
      await write({ title: "Tagged", tags: [{ competencyId: "x", criterionId: "y" }], happenedOn: "2025-03-12" });
      expect(await titles({ search: "FEWER tracing" })).toEqual(["Tracing"]);
      expect(await titles({ competencyIds: ["x"] })).toEqual(["Tagged"]);
      expect(await titles({ competencyIds: [] })).toEqual([]);
      expect(await titles({ from: "2026-03-12", to: "2026-03-12" })).toEqual(["Tracing"]);
      expect(await titles({ to: "2026-03-11" })).toEqual(["Tagged"]);
      expect((await listEvidencePage(get(), world.manager.personId, ALL, 1)).total).toBe(0);
    });

    test("is found without the accents and capitals that it has, and by every character as it stands", async () => {
      const titled = "Résumé of the Ölbrück “migration”, 100%_sure";
      await write({ title: titled, result: "Łódź in ½ the time" });
      for (const search of ["resume OLBRUCK", "RÉSUMÉ", "lodz", "100%_", "“migration”", titled]) {
        expect(await titles({ search })).toEqual([titled]);
      }
      for (const search of ["re%me", "r_sum", "100\\%"]) expect(await titles({ search })).toEqual([]);
    });

    test("is found by what it says now, and not by what it said", async () => {
      const piece = await write({ title: "Zażółć" });
      const { version, ...stored } = await get().client.evidence.findUniqueOrThrow({ where: { id: piece } });
      const words = { ...WORDS, title: stored.title, choice: "Gęślą" };
      expect(await updateEvidence(get(), by(world.engineer), { id: piece, version }, words)).toEqual({ ok: true });
      expect(await titles({ search: "gesla zazolc" })).toEqual(["Zażółć"]);
      const renamed = { ...WORDS, title: "Jaźń" };
      await updateEvidence(get(), by(world.engineer), { id: piece, version: version + 1 }, renamed);
      expect(await titles({ search: "gesla" })).toEqual([]);
      expect(await titles({ search: "jazn" })).toEqual(["Jaźń"]);
    });

    test("what an earlier release wrote is found from the next start on", async () => {
      const piece = await write({ title: "Ångström", risk: "Façade" });
      await get().client.evidence.update({ where: { id: piece }, data: { searchKey: "" } });
      expect(await titles({ search: "facade" })).toEqual([]);
      await fillSearchKeys(get());
      expect(await titles({ search: "facade angstrom" })).toEqual(["Ångström"]);
    });
  });

  describe("files", () => {
    const file = (name: string) => ({
      id: `${id}-${name}`,
      fileName: name,
      mediaType: "text/plain",
      size: 1,
      sha256: "0",
    });

    test("are added and taken away by the author alone, so many and no more", async () => {
      expect(await addFile(get(), by(world.manager), id, file("x"))).toEqual({ ok: false, reason: "too-many" });
      const names = Array.from({ length: MAX_FILES + 2 }, (_, index) => `${index}.txt`);
      const results = await Promise.all(names.map((name) => addFile(get(), by(world.engineer), id, file(name))));
      expect(results.filter(({ ok }) => ok)).toHaveLength(MAX_FILES);
      const { files } = (await findEvidence(get(), world.engineer, id)) ?? { files: [] };
      const first = files[0]?.id ?? "";
      expect(await removeFile(get(), by(world.manager), id, first)).toBe(null);
      expect(await removeFile(get(), by(world.engineer), id, first)).toMatchObject({ id: first });
      const { facts } = requireFound(await findEvidence(get(), world.engineer, id));
      const permitFor = (itemId: string) => requirePermit(permitEvidence(itemId, facts));
      expect(await findFile(get(), permitFor(id), first)).toBe(null);
      expect(await findFile(get(), permitFor("another item"), files[1]?.id ?? "")).toBe(null);
      expect(await findFile(get(), permitFor(id), files[1]?.id ?? "")).toMatchObject({ id: files[1]?.id });
    });
  });

  test("an import of many is all or nothing, with tags", async () => {
    const pieces = Array.from({ length: 1_200 }, (_, index) => ({
      ...WORDS,
      title: `Piece ${index}`,
      tags: [{ competencyId: "a", criterionId: null }],
    }));
    const created = await createEvidence(get(), by(world.engineer), pieces);
    expect(created.ok && new Set(created.ids).size).toBe(1_200);
    const own = await listOwnEvidence(get(), world.engineer.personId);
    expect(own).toHaveLength(1_201);
    expect(own.filter(({ tags }) => tags.length === 1)).toHaveLength(1_200);
  });
});
