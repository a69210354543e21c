/** The hidden field that tells a form which was sent twice from two equal ones. */
export const REQUEST_KEY = "requestKey";
/** The header with the request key of a form that a script sends and retries. */
export const IDEMPOTENCY_HEADER = "Idempotency-Key";
