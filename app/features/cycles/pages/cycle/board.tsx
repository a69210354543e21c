import type { Cycle } from "#app/features/cycles/data/cycles";
import type { CycleDate } from "#app/features/cycles/domain/cycle";
import { STAGES } from "#app/features/cycles/domain/stage";
import { CycleDates } from "#app/features/cycles/ui/cycle-dates";
import { StageBar } from "#app/features/cycles/ui/stage-bar";
import { STAGE_LABELS } from "#app/features/cycles/ui/stages";
import { joinWords, plural } from "#app/kernel/words";
import { paths } from "#app/paths";
import { Card } from "#app/ui/card";
import { EmptyState } from "#app/ui/empty-state";
import type { Option } from "#app/ui/forms/field";
import { FilterForm, FilterSelect, FilterText } from "#app/ui/forms/filter-form";
import { Notice } from "#app/ui/notice";
import { Pagination } from "#app/ui/pagination";
import { TextLink } from "#app/ui/text-link";
import { BoardTable } from "./board-table";
import { type BoardQuery, type BoardRow, LATE, type toBoard } from "./view-model";

type BoardView = Omit<ReturnType<typeof toBoard>, "keys" | "offset"> & {
  rows: BoardRow[];
  query: BoardQuery;
  teams: Option[];
};

/** The board: counts by stage, late people, and everyone by name. */
export function Board({ cycle, board }: { cycle: Pick<Cycle, "id" | "state" | CycleDate>; board: BoardView }) {
  const { query, teams, total, shown } = board;
  const address = (changes: Partial<BoardQuery>) => {
    const { page, ...rest } = { ...query, page: 1, ...changes };
    return paths.cycle(cycle.id, { ...rest, ...(page > 1 && { page }) });
  };
  const isNarrowed = query.team !== "" || query.search !== "";
  return (
    <>
      <div className="grid items-start gap-6 lg:grid-cols-[1fr_280px]">
        <section aria-labelledby="progress-heading">
          <Card>
            <h2 id="progress-heading" className="mb-3">
              {cycle.state === "closed" ? "How it ended" : "Progress"}
              <span className="ml-2 text-[15px] font-normal text-ink-2">
                {total} {plural(total, "assessment")}
                {isNarrowed && " in this selection"}
              </span>
            </h2>
            {total > 0 ? <StageBar counts={board.counts} to={(stage) => address({ stage })} /> : <p>None.</p>}
          </Card>
        </section>
        <div className="grid gap-4">
          <Card>
            <CycleDates dates={cycle} columns={1} />
          </Card>
          <LateNotice late={board.late} to={address({ stage: LATE })} />
        </div>
      </div>
      <section aria-labelledby="people-heading" className="grid gap-3">
        <h2 id="people-heading">Who is where</h2>
        <FilterForm>
          <FilterSelect
            name="stage"
            label="Stage"
            value={query.stage}
            emptyLabel="Every stage"
            options={[
              ...(cycle.state === "open" ? [{ value: LATE, label: "Late, at any stage" }] : []),
              ...STAGES.map((stage) => ({ value: stage, label: STAGE_LABELS[stage] })),
            ]}
          />
          <FilterSelect
            name="team"
            label="Team, with those in it"
            value={query.team}
            emptyLabel="Every team"
            options={teams}
          />
          <FilterText name="search" label="Name" value={query.search} />
        </FilterForm>
        {shown === 0 ? (
          <EmptyState title="Nobody here">
            <TextLink to={paths.cycle(cycle.id)}>Show everyone</TextLink>
          </EmptyState>
        ) : (
          <>
            {shown < total && (
              <p role="status" className="text-ink-2">
                {shown} of {total} shown. <TextLink to={paths.cycle(cycle.id)}>Show everyone</TextLink>
              </p>
            )}
            <Card flush>
              <BoardTable rows={board.rows} />
              <Pagination
                label="Pages of people"
                page={board.page}
                pageCount={board.pageCount}
                to={(page) => address({ page })}
              />
            </Card>
          </>
        )}
      </section>
    </>
  );
}

function LateNotice({ late, to }: { late: BoardView["late"]; to: string }) {
  const parts = [
    { count: late.selfAssessments, label: "self-assessment" },
    { count: late.reviews, label: "review" },
    { count: late.confirmations, label: "confirmation" },
  ].flatMap(({ count, label }) => (count > 0 ? [`${count} ${plural(count, label)}`] : []));
  if (parts.length === 0) return null;
  return (
    <Notice tone="warning">
      <p>
        <span className="font-semibold">Late: {joinWords(parts)}.</span> They can still be submitted.{" "}
        <TextLink to={to}>See who</TextLink>
      </p>
    </Notice>
  );
}
