import { computeIntraclass } from "#app/domain/calibration/intraclass";
import { createRandom } from "#app/domain/calibration/random";

const r = createRandom(3);
let shown = 0;
for (let n = 0; n < 400000 && shown < 5; n++) {
  const subjects = 2 + r.below(7),
    raters = 2 + r.below(4);
  const values = Float64Array.from({ length: subjects * raters }, () => 1 + r.below(2 + r.below(4)));
  const a = computeIntraclass({ values, subjects, raters });
  if ("notEstimable" in a) continue;
  for (const [k, v] of Object.entries(a)) {
    if ("notEstimable" in v) continue;
    if (![v.value, v.lower, v.upper].every(Number.isFinite) || v.lower > v.value + 1e-12 || v.upper < v.value - 1e-12) {
      console.log(k, v, subjects, raters, [...values].join());
      shown++;
    }
  }
}
