import { levelAnchor } from "#app/features/ladder/ui/anchors";
import { Proficiency, ProficiencySteps, WeightBadge } from "#app/features/ladder/ui/proficiency";
import { ProseCell } from "#app/features/ladder/ui/prose-cell";
import { type LadderQuery, paths } from "#app/paths";
import { Card } from "#app/ui/card";
import { HeadCell, Row, RowHead, Table, TableHead } from "#app/ui/table";
import { TextLink } from "#app/ui/text-link";
import type { ExpectedCategory } from "./view-model";

/** On a phone these stand on one line: what they say is clear without the head of the column. */
const SHORT_CELL = "px-3 py-2.5 align-top max-md:inline-block max-md:px-0 max-md:pt-1 max-md:pr-4 max-md:pb-0";

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
  query: LadderQuery;
}) {
  return (
    <Card flush>
      <Table caption={caption} hideCaption>
        <TableHead>
          <HeadCell>Competency</HeadCell>
          <HeadCell>Proficiency</HeadCell>
          <HeadCell>Weight</HeadCell>
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
                <RowHead className="align-top md:w-[24%]">
                  <TextLink to={paths.competency(competency.id, levelAnchor(competency.level), query)}>
                    {competency.name}
                  </TextLink>
                </RowHead>
                <td className={`md:w-[25%] ${SHORT_CELL}`}>
                  <span className="inline-flex flex-col gap-1.5">
                    <Proficiency level={competency.level} name={competency.levelName} />
                    <ProficiencySteps level={competency.level} max={maxLevel} />
                  </span>
                </td>
                <td className={SHORT_CELL}>
                  <WeightBadge weight={competency.weight} />
                </td>
                <ProseCell>
                  {competency.descriptor}
                  {competency.why && (
                    <span className="mt-1 block text-[13.5px] text-ink-2">Why less than before: {competency.why}</span>
                  )}
                </ProseCell>
              </Row>
            ))}
          </tbody>
        ))}
      </Table>
    </Card>
  );
}
