import { type CasePdfInput, renderCasePdf } from "#app/integrations/pdf/render-case-pdf";
import type { Task } from "../task";

/** A promotion case as a PDF: the same bytes for the same input, in whatever thread. */
export const makeCasePdf: Task<CasePdfInput, Uint8Array> = (input) => renderCasePdf(input);
