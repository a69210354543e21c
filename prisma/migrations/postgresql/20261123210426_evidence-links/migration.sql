-- Evidence has several links.
ALTER TABLE "Evidence" ADD COLUMN "links" TEXT NOT NULL DEFAULT '[]';
UPDATE "Evidence" SET "links" = json_build_array("link")::text WHERE "link" <> '';
ALTER TABLE "Evidence" DROP COLUMN "link";
