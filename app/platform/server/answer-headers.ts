import type { HeadersArgs } from "@remix-run/node";

/** Passes headers of a form's answer on, such as Retry-After. A route exports this as `headers`. */
export const answerHeaders = ({ actionHeaders, errorHeaders }: HeadersArgs): Headers => errorHeaders ?? actionHeaders;
