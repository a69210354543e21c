/** Apart from its schema, which a page that only shows the bound need not load. */
export const MAX_REASON = 1_000;
