import type { Minutes } from "#app/features/calibration/domain/session/minutes";
import { renderMinutesPdf } from "#app/features/calibration/files/pdf/render-minutes-pdf";
import type { Task } from "#app/platform/jobs/task";

/** The minutes of a session as a PDF: the same bytes for the same minutes, in whatever thread. */
export const makeMinutesPdf: Task<Minutes, Uint8Array> = (minutes) => renderMinutesPdf(minutes);
