import type { HeadersArgs } from "@remix-run/node";

/** What a form's answer says beside its page, such as when to try again. A route passes it on by exporting this as `headers`. */
export const answerHeaders = ({ actionHeaders, errorHeaders }: HeadersArgs): Headers => errorHeaders ?? actionHeaders;
