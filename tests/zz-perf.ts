import { buildRatingsTable } from "#app/domain/calibration/ratings-table";
import { analyseSeverity } from "#app/domain/calibration/severity/severity";
import { fitJointly } from "#app/domain/calibration/severity/joint-likelihood";
import { createRandom, drawTrueValues, simulateRatings } from "#tests/domain/calibration/simulate";
const rnd=createRandom(7);
const truth=drawTrueValues(rnd,{subjects:1000,items:8,raters:8});
const rows=simulateRatings(rnd,truth);
for(let i=0;i<20;i++){ let t0=performance.now(); const t=buildRatingsTable(rows); const t1=performance.now(); const a=analyseSeverity(t); console.log((t1-t0).toFixed(0),(performance.now()-t1).toFixed(0),a.iterations);}
