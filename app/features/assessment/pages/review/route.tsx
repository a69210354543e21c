import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { RatingSheet } from "#app/components/assessment/rating-sheet";
import { postRatingForm } from "#app/http/post-rating-form";
import { loadRatingSheet } from "#app/http/rating-sheet";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `Review of ${data.subjectName} · Cairn` : "Cairn" },
];

export const loader = (args: LoaderFunctionArgs) => loadRatingSheet(args, "manager");

export const action = (args: ActionFunctionArgs) => postRatingForm(args, "manager");

export default function Review() {
  return <RatingSheet view={useLoaderData<typeof loader>()} answer={useActionData<typeof action>() ?? null} />;
}
