import type { Minutes } from "#app/domain/calibration-session/minutes";
import { renderMinutesPdf } from "#app/integrations/pdf/render-minutes-pdf";
import type { Task } from "../task";

/** The minutes of a session as a PDF: the same bytes for the same minutes, in whatever thread. */
export const makeMinutesPdf: Task<Minutes, Uint8Array> = (minutes) => renderMinutesPdf(minutes);
