import { computeFleissKappa, computeGwetAC } from "#app/domain/calibration/chance-corrected";
import { computeCohenKappa } from "#app/domain/calibration/cohen-kappa";
import { isEstimable } from "#app/domain/calibration/estimate";
import { computeKrippendorffAlpha } from "#app/domain/calibration/krippendorff-alpha";
import { buildRatingsTable } from "#app/domain/calibration/ratings-table";
import { analyseSeverity } from "#app/domain/calibration/severity/severity";
import { createRandom, drawTrueValues, simulateRatings } from "#tests/domain/calibration/simulate";

const rnd = createRandom(7);
for (const J of [2, 300, 1500]) {
  const truth = drawTrueValues(rnd, { subjects: 10000, items: 24, raters: J });
  const assign = truth.subjects.map(() => {
    const s = new Set<number>();
    while (s.size < 2) s.add(rnd.below(J));
    return [...s];
  });
  const rows = [];
  {
    const rr = truth.raters;
    for (let s = 0; s < 10000; s++) {
      const sub = simulateRatings(rnd, {
        ...truth,
        subjects: [truth.subjects[s]!],
        raters: assign[s]!.map((r) => rr[r]!),
      });
      for (const x of sub) rows.push({ ...x, subject: `s${s}`, rater: `r${assign[s]![+x.rater.slice(1)]}` });
    }
  }
  let t0 = performance.now();
  const lap = (n: string) => {
    const t = performance.now();
    console.log(J, n, (t - t0).toFixed(0));
    t0 = performance.now();
  };
  const t = buildRatingsTable(rows);
  lap("table");
  for (const s of ["nominal", "ordinal", "interval", "ratio"] as const) console.log(computeKrippendorffAlpha(t, s));
  lap("alphas");
  console.log(computeFleissKappa(t), computeGwetAC(t), computeGwetAC(t, "ordinal"));
  lap("chance");
  console.log(computeCohenKappa(t), computeCohenKappa(t, "linear"), computeCohenKappa(t, "quadratic"));
  lap("cohen");
  const a = analyseSeverity(t);
  lap("severity");
  console.log(a.iterations, a.converged, a.connectivity.connected, isEstimable(a.fit) && a.fit.errors);
  if (isEstimable(a.fit)) {
    let c = 0,
      n = 0;
    for (const r of a.fit.raters) {
      n++;
      if (Math.abs(r.measure! - truth.raters[+r.id.slice(1)]!) < 1.96 * r.standardError!) c++;
    }
    console.log("coverage", c / n, a.fit.raters[0]);
  } else console.log(a.fit);
  console.log((process.memoryUsage().rss / 1e6).toFixed(0) + "MB");
}
