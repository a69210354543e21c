import type { BoardSide } from "#app/features/calibration/domain/session/board";

export const SIDE_LABELS: Record<BoardSide, string> = {
  standing: "As it stands in this session",
  self: "Self",
  manager: "Manager",
  agreed: "Agreed, where final",
};
