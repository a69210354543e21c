/** The hidden field that tells a form which was sent twice from two equal ones. */
export const REQUEST_KEY = "requestKey";
/** The same for a form that the page itself sends, and sends again. */
export const IDEMPOTENCY_HEADER = "Idempotency-Key";
