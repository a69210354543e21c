import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { postRatingForm } from "#app/features/assessment/server/post-rating-form";
import { loadRatingSheet } from "#app/features/assessment/server/rating-sheet";
import { RatingSheet } from "#app/features/assessment/ui/rating-sheet";

export const meta = () => [{ title: "Self-assessment · Cairn" }];

export const loader = (args: LoaderFunctionArgs) => loadRatingSheet(args, "self");

export const action = (args: ActionFunctionArgs) => postRatingForm(args, "self");

export default function SelfAssessment() {
  return <RatingSheet view={useLoaderData<typeof loader>()} answer={useActionData<typeof action>() ?? null} />;
}
