import type { Query } from "./form-schema";

/** The query for an address: first pages need not be said. */
export function toAddress({ page, inPage, ...rest }: Query) {
  return { ...rest, ...(page > 1 && { page }), ...(inPage > 1 && { inPage }) };
}
