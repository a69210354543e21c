import { type CasePdfInput, renderCasePdf } from "#app/features/promotion/files/pdf/render-case-pdf";
import type { Task } from "#app/platform/jobs/task";

/** A promotion case as a PDF: the same bytes for the same input, in whatever thread. */
export const makeCasePdf: Task<CasePdfInput, Uint8Array> = (input) => renderCasePdf(input);
