import { analyseRatings, type RatingsAnalysis } from "#app/statistics/analysis";
import { isEstimable } from "#app/statistics/estimate";
import type { Scale } from "#app/statistics/krippendorff-alpha";
import { buildRatingsTable, type RatingsTable } from "#app/statistics/ratings-table";
import { analyseSubsets } from "#app/statistics/severity/severity";
import type { FacetMeasure, SeverityFit } from "#app/statistics/severity/severity-fit";
import { thresholdsInOrder } from "#app/statistics/threshold-order";
import { readRatingsCsv } from "./ratings-csv";
import { printRatingsAnalysis } from "./ratings-text";

const SCALES = ["nominal", "ordinal", "interval", "ratio"] as const satisfies readonly Scale[];

/** Prints what can be said about the ratings in a CSV file. Gives the exit code: 1 where the file cannot be read as ratings. */
export async function analyseRatingsFile(
  file: string,
  { scale, json }: { scale: string; json: boolean },
): Promise<number> {
  const known = SCALES.find((name) => name === scale);
  if (!known) {
    console.error(`unknown scale "${scale}": choose one of ${SCALES.join(", ")}`);
    return 1;
  }
  const read = await readRatingsCsv(file).catch((error: unknown) => {
    if (!isFileError(error)) throw error;
    return { ok: false as const, issues: [{ line: 0, message: explainFileError(error) }] };
  });
  if (!read.ok) {
    for (const { line, message } of read.issues)
      console.error(line > 0 ? `${file}:${line}: ${message}` : `${file}: ${message}`);
    return 1;
  }
  const table = buildRatingsTable(read.ratings);
  const analysis = analyseRatings(table, known);
  console.log(json ? JSON.stringify(toJson(table, analysis), null, 2) : printRatingsAnalysis(analysis, known));
  return 0;
}

type FileError = Error & { code: string };
const isFileError = (error: unknown): error is FileError =>
  error instanceof Error && "code" in error && ["ENOENT", "EISDIR", "EACCES", "ENOTDIR"].includes(String(error.code));

function explainFileError({ code }: FileError): string {
  if (code === "ENOENT" || code === "ENOTDIR") return "there is no such file";
  return code === "EISDIR" ? "this is a folder, not a file" : "the file may not be read";
}

/** The shape that other programs read: plain estimates, and measures rather than the whole fit. */
function toJson(table: RatingsTable, { severity, ...analysis }: RatingsAnalysis) {
  const { fit, connectivity, converged, iterations } = severity;
  const part = <T>(pick: (fit: SeverityFit) => T) => (isEstimable(fit) ? pick(fit) : fit);
  return {
    ...analysis,
    severity: {
      raters: part(({ raters }) => raters.map(toMeasure)),
      items: part(({ items }) => items.map(toMeasure)),
      subjects: part(({ subjects }) => subjects.map(toMeasure)),
      thresholds: part(({ thresholds }) => thresholds),
      thresholdOrder: part(({ thresholds }) => thresholdsInOrder(thresholds)),
      connected: connectivity.connected,
      subsets: connectivity.connected
        ? connectivity.subsets
        : analyseSubsets(table, connectivity).map(({ subset, analysis: own }) => ({
            ...subset,
            severity: isEstimable(own.fit) ? { raters: own.fit.raters.map(toMeasure) } : own.fit,
          })),
      extraRatings: connectivity.extraRatings,
      converged,
      iterations,
      summaries: part(({ summaries }) => summaries),
      biasCorrection: part(({ biasCorrection }) => biasCorrection),
      reference: part(({ reference }) => reference),
    },
  };
}

const toMeasure = ({
  id,
  n,
  measure,
  standardError,
  infit,
  outfit,
  observedAverage,
  fairAverage,
  ...rest
}: FacetMeasure) => ({
  id,
  measure,
  standardError,
  infit,
  outfit,
  observedAverage,
  fairAverage,
  n,
  ...rest,
});
