import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { PageHeader } from "#app/components/ui/page-header";
import { requireActor } from "#app/http/session";

export const meta = () => [{ title: "Home · Cairn" }];

export async function loader({ request, context }: LoaderFunctionArgs) {
  const actor = await requireActor(request, context);
  return { name: actor.name };
}

export default function Home() {
  const { name } = useLoaderData<typeof loader>();
  return <PageHeader title={`Hello, ${name}`} />;
}
