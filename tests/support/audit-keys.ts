import { deriveAuditKeys } from "#app/platform/database/audit-key";

/** The secret of tests that write to a database beside a server of theirs: it is given to that server too. */
export const TEST_SECRET = "a secret of the tests, long enough";

/** The keys with which tests write and check audit records. */
export const TEST_AUDIT_KEYS = deriveAuditKeys(TEST_SECRET);
