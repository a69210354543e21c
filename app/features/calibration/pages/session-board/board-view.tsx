import { BOARD_SORTS } from "#app/features/calibration/domain/session/board";
import { DistributionPanel } from "#app/features/calibration/ui/distribution-panel";
import { SIGN_WORDS } from "#app/features/calibration/ui/heat-cell";
import { HeatTable } from "#app/features/calibration/ui/heat-table";
import { SeverityPanel } from "#app/features/calibration/ui/severity-panel";
import { StandingOut } from "#app/features/calibration/ui/standing-out";
import { plural } from "#app/kernel/words";
import { paths } from "#app/paths";
import { BeingWorkedOut } from "#app/ui/being-worked-out";
import { Card } from "#app/ui/card";
import { EmptyState } from "#app/ui/empty-state";
import { Pagination } from "#app/ui/pagination";
import { TextLink } from "#app/ui/text-link";
import { useRefreshWhile } from "#app/ui/use-refresh-while";
import { BoardFilters } from "./board-filters";
import type { SessionView } from "./route";
import { SIDE_LABELS } from "./side-labels";
import type { BoardQuery } from "./view-model";

/** The heat map with its filters, and beside it what it adds up to. */
export function BoardView({ sessionId, board }: { sessionId: string; board: NonNullable<SessionView["board"]> }) {
  const { query, category, progress } = board;
  useRefreshWhile(board.severity.state === "pending");
  const address = (changes: Partial<BoardQuery>) => {
    const { page, sort, order, side, ...rest } = { ...query, page: 1, ...changes };
    return paths.calibrationSession(sessionId, {
      ...rest,
      ...(side !== "standing" && { side }),
      ...(sort !== "name" && { sort }),
      ...(order !== "ascending" && { order }),
      ...(page > 1 && { page }),
    });
  };
  const sorts = BOARD_SORTS.map((sort) => {
    const isCurrent = query.sort === sort;
    // The largest gap is what one looks for: it comes first.
    const first = sort === "gap" ? "descending" : "ascending";
    const other = query.order === "ascending" ? "descending" : "ascending";
    return {
      sort,
      direction: isCurrent ? query.order : null,
      to: address({ sort, order: isCurrent ? other : first }),
    };
  });
  const cellTo = (assessmentId: string, columnIndex: number | null) => {
    const column = columnIndex === null ? null : (board.columns[columnIndex] ?? null);
    if (category && column)
      return paths.calibrationPerson(sessionId, assessmentId, { competency: column.id }, "decide");
    return paths.calibrationPerson(sessionId, assessmentId, {}, column?.id);
  };
  return (
    <div className="grid items-start gap-5 xl:grid-cols-[minmax(0,1fr)_290px]">
      <section aria-labelledby="board-heading" className="grid min-w-0 grid-cols-[minmax(0,1fr)] gap-3">
        <div className="flex flex-wrap items-baseline justify-between gap-x-4">
          <h2 id="board-heading">{category ? category.name : "By category"}</h2>
          <p className="text-ink-2">
            {progress.changed} changed, {progress.kept} kept
            {progress.outdated > 0 && `, ${progress.outdated} to look at again`}
          </p>
        </div>
        <BoardFilters sessionId={sessionId} board={board} />
        {category && (
          <p>
            <TextLink to={address({ category: "" })} preventScrollReset>
              All categories
            </TextLink>
          </p>
        )}
        {board.shown === 0 ? (
          <EmptyState title="Nobody here">
            <TextLink to={paths.calibrationSession(sessionId)}>Show everyone</TextLink>
          </EmptyState>
        ) : (
          <>
            {board.shown < board.total && (
              <p role="status" className="text-ink-2">
                {board.shown} of {board.total} shown.{" "}
                <TextLink to={paths.calibrationSession(sessionId)}>Show everyone</TextLink>
              </p>
            )}
            <Card flush>
              <HeatTable
                caption={`${SIDE_LABELS[query.side]}: ${board.shown} ${plural(board.shown, "person", "people")} by ${
                  category ? `the competencies of ${category.name}` : "category, the mean of what is rated in each"
                }`}
                columns={board.columns.map((column) => ({
                  ...column,
                  to: category ? null : address({ category: column.id }),
                }))}
                rows={board.rows}
                sorts={sorts}
                personTo={cellTo}
                before={board.page > 1 ? address({ page: board.page - 1 }) : null}
                after={board.page < board.pageCount ? address({ page: board.page + 1 }) : null}
              />
              <Pagination
                label="Pages of people"
                page={board.page}
                pageCount={board.pageCount}
                to={(page) => address({ page })}
              />
            </Card>
            <p className="text-[13px] text-ink-3">
              {category
                ? "S self, M manager, A agreed. "
                : "A category’s number is the mean of its rated competencies. "}
              {SIGN_WORDS.map(([sign, words]) => `${sign} ${words}`).join(", ")}.
              <span className="max-md:hidden">
                {" "}
                Arrow keys move between cells{board.pageCount > 1 && " and on to the next page"}.
              </span>
            </p>
          </>
        )}
      </section>
      <div className="grid gap-4 md:grid-cols-2 xl:grid-cols-1">
        <Card>
          <section aria-labelledby="severity-heading" className="grid gap-2">
            <h2 id="severity-heading">How strictly each manager rates</h2>
            {board.severity.state === "ready" ? (
              <SeverityPanel {...board.severity.result} allTo={address({ managers: "all", page: query.page })} />
            ) : (
              <BeingWorkedOut what="How strictly each manager rates" {...board.severity} />
            )}
          </section>
        </Card>
        <Card>
          <DistributionPanel
            distribution={board.distribution}
            steps={board.steps}
            what={`${SIDE_LABELS[query.side]}${category ? `, ${category.name}` : ""}`}
          />
        </Card>
        <Card>
          <StandingOut
            {...board.standingOut}
            isComplete={board.severity.state === "ready"}
            to={(assessmentId, competencyId) =>
              paths.calibrationPerson(sessionId, assessmentId, { competency: competencyId }, "decide")
            }
          />
        </Card>
      </div>
    </div>
  );
}
