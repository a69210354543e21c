import { levelAnchor } from "#app/components/ladder/anchors";
import { Proficiency, ProficiencySteps, WeightBadge } from "#app/components/ladder/proficiency";
import { Card } from "#app/components/ui/card";
import { Cell, HeadCell, Row, RowHead, Table, TableHead } from "#app/components/ui/table";
import { TextLink } from "#app/components/ui/text-link";
import { paths } from "#app/paths";
import type { ExpectedCategory } from "./view-model";

/** What the role expects, category by category; each name leads to its proficiency on the page of the competency. */
export function Expectations({
  caption,
  categories,
  maxLevel,
  query,
}: {
  caption: string;
  categories: ExpectedCategory[];
  maxLevel: number;
  query: { version?: string };
}) {
  return (
    <Card flush>
      <Table caption={caption} hideCaption>
        <TableHead>
          <HeadCell>Competency</HeadCell>
          <HeadCell>Weight</HeadCell>
          <HeadCell>Proficiency</HeadCell>
          <HeadCell>What that looks like</HeadCell>
        </TableHead>
        {categories.map((category) => (
          <tbody key={category.id} className="max-md:block">
            <tr className="border-t border-line bg-paper max-md:block">
              <th
                scope="rowgroup"
                colSpan={4}
                className="px-5 pt-3 pb-1.5 text-[13px] font-medium text-ink-3 max-md:block"
              >
                {category.name}
              </th>
            </tr>
            {category.competencies.map((competency) => (
              <Row key={competency.id}>
                <RowHead className="w-[24%] align-top">
                  <TextLink to={paths.competency(competency.id, levelAnchor(competency.level), query)}>
                    {competency.name}
                  </TextLink>
                </RowHead>
                <Cell label="Weight" className="align-top">
                  <WeightBadge weight={competency.weight} />
                </Cell>
                <Cell label="Proficiency" className="w-[24%] align-top">
                  <span className="inline-flex flex-col gap-1 max-md:items-end">
                    <Proficiency level={competency.level} name={competency.levelName} />
                    <ProficiencySteps level={competency.level} max={maxLevel} />
                  </span>
                </Cell>
                <td className="px-3 py-2.5 pr-5 align-top text-ink-2 max-md:block max-md:px-0 max-md:py-1">
                  {competency.descriptor}
                  {competency.why && (
                    <span className="mt-1 block text-[13.5px]">Why less than before: {competency.why}</span>
                  )}
                </td>
              </Row>
            ))}
          </tbody>
        ))}
      </Table>
    </Card>
  );
}
