-- Evidence has several links. Not by building the table anew: dropping it would take its uses along.
ALTER TABLE "Evidence" ADD COLUMN "links" TEXT NOT NULL DEFAULT '[]';
UPDATE "Evidence" SET "links" = json_array("link") WHERE "link" <> '';
ALTER TABLE "Evidence" DROP COLUMN "link";
