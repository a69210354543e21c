import { useLoaderData } from "@remix-run/react";
import { parseMarkdown } from "#app/platform/markdown";
import { PageHeader } from "#app/ui/page-header";
import { ChartSection } from "./charts";
import { ElementSection } from "./elements";
import { FormSection } from "./forms";

export const meta = () => [{ title: "Catalogue · Cairn" }];

const SAMPLE =
  "A paragraph with **strong**, *emphasis*, `code` and [a link](https://example.com).\n\n- one\n- two\n\n> A quote";

export function loader() {
  return { blocks: parseMarkdown(SAMPLE) };
}

export default function Catalogue() {
  const { blocks } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeader
        crumbs={[{ label: "Home", to: "/" }, { label: "Catalogue" }]}
        title="Catalogue"
        sub="Every shared component in its states. The theme follows your system, or your choice in your account."
        seenBy="Shown in development only"
      />
      <ElementSection blocks={blocks} />
      <FormSection />
      <ChartSection />
    </>
  );
}
