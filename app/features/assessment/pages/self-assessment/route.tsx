import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { postRatingForm } from "#app/features/assessment/server/post-rating-form";
import { loadRatingSheet } from "#app/features/assessment/server/rating-sheet";
import { RatingSheet } from "#app/features/assessment/ui/rating-sheet";
import type { RouteHandle } from "#app/platform/server/watch-handlers";

export const meta = () => [{ title: "Self-assessment · Cairn" }];

export const loader = (args: LoaderFunctionArgs) => loadRatingSheet(args, "self");

/** Ratings compare versions: a form that is sent twice changes nothing twice. */
export const handle: RouteHandle = { isRepeatable: true };

export const action = (args: ActionFunctionArgs) => postRatingForm(args, "self");

export default function SelfAssessment() {
  return <RatingSheet view={useLoaderData<typeof loader>()} answer={useActionData<typeof action>() ?? null} />;
}
