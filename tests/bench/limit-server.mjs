/**
 * The least that a page can cost: Express and React render as many bytes of HTML, with no router, no database, no log
 * and no compression. `GET /N` answers with about N bytes. Prints its port once it listens.
 */
import express from "express";
import { createElement } from "react";
import { renderToString } from "react-dom/server";

/** An ordinary row of a list: a component with three elements, a class each, and a link with its text. */
function Row({ number }) {
  return createElement(
    "li",
    { className: "flex items-center justify-between gap-4 border-b px-4 py-3" },
    createElement("a", { href: `/people/${number}`, className: "font-medium underline" }, "Name of a person"),
    createElement("span", { className: "text-sm text-muted" }, "Senior Engineer"),
  );
}

function Page({ rows }) {
  const numbers = Array.from({ length: rows }, (_, index) => 100_000 + index);
  return createElement(
    "html",
    { lang: "en" },
    createElement("head", null, createElement("title", null, "Limit")),
    createElement(
      "body",
      null,
      createElement("ul", null, ...numbers.map((number) => createElement(Row, { key: number, number }))),
    ),
  );
}

const render = (rows) => `<!DOCTYPE html>${renderToString(createElement(Page, { rows }))}`;
const frameBytes = render(0).length;
const rowBytes = render(1).length - frameBytes;

const app = express();
app.disable("etag");
app.get("/:bytes", (request, response) => {
  response.send(render(Math.max(0, Math.round((Number(request.params.bytes) - frameBytes) / rowBytes))));
});
const server = app.listen(0, "127.0.0.1", () => console.log(server.address().port));
