import type { AttachmentContents } from "#app/platform/backup/attachments";

/** For databases whose attachments are not what a test is about. */
export const NO_CONTENTS: AttachmentContents = { read: async () => null, put: async () => {} };
