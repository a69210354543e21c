import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { RatingSheet } from "#app/components/assessment/rating-sheet";
import { postRatingForm } from "#app/http/post-rating-form";
import { loadRatingSheet } from "#app/http/rating-sheet";

export const meta = () => [{ title: "Self-assessment · Cairn" }];

export const loader = (args: LoaderFunctionArgs) => loadRatingSheet(args, "self");

export const action = (args: ActionFunctionArgs) => postRatingForm(args, "self");

export default function SelfAssessment() {
  return <RatingSheet view={useLoaderData<typeof loader>()} answer={useActionData<typeof action>() ?? null} />;
}
