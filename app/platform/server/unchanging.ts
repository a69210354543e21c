/**
 * Answers immutable responses, such as a published ladder version, with an ETag and 304. The browser revalidates each
 * time, because permission to read can change.
 */
export function answerOnce(
  request: Request,
  name: string,
  make: () => { mediaType: string; body: string; headers?: Record<string, string> },
): Response {
  const etag = `"${name}"`;
  const headers = new Headers({ ETag: etag, "Cache-Control": "private, no-cache" });
  if (request.headers.get("if-none-match") === etag) return new Response(null, { status: 304, headers });
  const { mediaType, body, headers: more = {} } = make();
  for (const [header, value] of Object.entries(more)) headers.set(header, value);
  headers.set("Content-Type", `${mediaType}; charset=utf-8`);
  return new Response(body, { headers });
}
