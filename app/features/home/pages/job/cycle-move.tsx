import type { MoveOrder, MoveOutcome } from "#app/features/cycles/jobs/cycle";
import { describeMove, explainMoveRefusal } from "#app/features/cycles/ui/move-words";
import { paths } from "#app/paths";
import type { Job, JobState } from "#app/platform/jobs/job-store";
import { ButtonLink } from "#app/ui/button";
import { Ended } from "./ended";
import type { RunningWords } from "./running";

const LEAVING =
  "You can leave this page: the move goes on. Everyone can go on writing meanwhile; each assessment moves with all that is in it.";

const RUNNING: Record<MoveOrder["intent"], RunningWords> = {
  move: {
    beginning: "The move begins …",
    counted: "assessments moved",
    leaving: LEAVING,
    cancel: "Stop the move",
  },
  revert: {
    beginning: "The way back begins …",
    counted: "assessments taken back",
    leaving: LEAVING,
    cancel: "Stop here",
  },
};

export function describeCycleMove(job: Job) {
  const { cycle, intent } = job.input as MoveOrder;
  const outcome = job.result as MoveOutcome | null;
  return {
    kind: "cycle-move" as const,
    title: `Ladder version of ${cycle.name}`,
    crumbs: [
      { label: "Cycles", to: paths.cycles() },
      { label: cycle.name, to: paths.cycle(cycle.id) },
      { label: "Ladder version", to: paths.moveCycle(cycle.id) },
    ],
    running: RUNNING[intent],
    cycleId: cycle.id,
    outcome: outcome && (outcome.ok ? describeMove(intent, outcome) : explainMoveRefusal(outcome)),
  };
}

const GO_ON =
  "What has moved stays moved, and every assessment is whole. The page of the ladder version says what is left, to go on or to take back.";

type Props = Pick<ReturnType<typeof describeCycleMove>, "cycleId" | "outcome"> & {
  state: Exclude<JobState, "running">;
};

export function CycleMove({ state, cycleId, outcome }: Props) {
  const [title, text] = {
    cancelled: ["The move was stopped.", GO_ON],
    broken: ["The move ended before it was done.", `${GO_ON} If it happens again, the server's log says why.`],
    done: [outcome, undefined],
  }[state] as [string, string | undefined];
  return (
    <Ended title={title} text={text}>
      <ButtonLink to={paths.cycle(cycleId)} look="primary">
        To the cycle
      </ButtonLink>
      <ButtonLink to={paths.moveCycle(cycleId)}>Its ladder version</ButtonLink>
    </Ended>
  );
}
