/** A statement of `reading.ts`: a whole page's reads. Planning its dozen selects takes longer than running them. */
export const isPageRead = (sql: string): boolean => sql.startsWith("SELECT (json_");

/**
 * How many of them are kept ready to run, per connection: more than there are pages, with their variants by who asks and by
 * the lengths of lists.
 */
export const MAX_KEPT_STATEMENTS = 250;
