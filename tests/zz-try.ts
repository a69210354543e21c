import { buildRatingsTable } from "#app/domain/calibration/ratings-table";
import { analyseSeverity } from "#app/domain/calibration/severity/severity";
import { isEstimable } from "#app/domain/calibration/estimate";
import { createRandom, drawTrueValues, simulateRatings } from "#tests/domain/calibration/simulate";
const rnd=createRandom(7);
function study(name:string, N:number,I:number,J:number, per:number, reps:number, spread=1){
  let cov=0,cnt=0,covS=0,cntS=0, covI=0,cntI=0,covT=0,cntT=0, sxy=0,sxx=0, bxy=0,bxx=0, ixy=0,ixx=0, txy=0, txx=0, bias=0, ref=0, fails=0, its=0;
  for(let rep=0;rep<reps;rep++){
    const truth=drawTrueValues(rnd,{subjects:N,items:I,raters:J,spread});
    const assign=truth.subjects.map(()=>{const s=new Set<number>();while(s.size<per)s.add(rnd.below(J));return s;});
    const t=buildRatingsTable(simulateRatings(rnd,truth,(s,r)=>assign[s]!.has(r)));
    const {fit,iterations}=analyseSeverity(t); its+=iterations;
    if(!isEstimable(fit)){fails++;if(fails<3)console.log(fit);continue;}
    for(const r of fit.raters){ if(r.extreme||r.measure===null)continue; const tr=truth.raters[+r.id.slice(1)]!; cnt++; if(Math.abs(r.measure-tr)<1.96*r.standardError!)cov++; sxy+=r.measure*tr; sxx+=tr*tr;}
    for(const r of fit.items){ const tr=truth.items[+r.id.slice(1)]!; cntI++; if(Math.abs(r.measure!-tr)<1.96*r.standardError!)covI++; ixy+=r.measure!*tr; ixx+=tr*tr;}
    fit.thresholds.forEach((r,k)=>{ const tr=truth.thresholds[k]!; cntT++; if(Math.abs(r.measure-tr)<1.96*r.standardError)covT++; txy+=r.measure*tr; txx+=tr*tr;});
    for(const r of fit.subjects){ if(r.measure===null)continue; const tr=truth.subjects[+r.id.slice(1)]!; cntS++; if(Math.abs(r.measure-tr)<1.96*r.standardError!)covS++; bxy+=r.measure*tr; bxx+=tr*tr; bias+=r.measure-tr;}
  }
  console.log(name.padEnd(28),"raters slope",(sxy/sxx).toFixed(3),"cov",(cov/cnt).toFixed(3),"| items",(ixy/ixx).toFixed(3),(covI/cntI).toFixed(3),"| thr",(txy/txx).toFixed(3),(covT/cntT).toFixed(3),"| subj",(bxy/bxx).toFixed(3),(covS/cntS).toFixed(3),(bias/cntS).toFixed(3),"| fails",fails,"its",(its/reps).toFixed(1));
}
study("200x6x8 all",200,6,8,8,20);
study("100x6x10 2 each",100,6,10,2,60);
study("200x1x8, 2 each",200,1,8,2,60);
study("200x1x8, 4 each",200,1,8,4,60);
study("60x8x6 2 each",60,8,6,2,100);
study("100x12x30 2 each",100,12,30,2,40);
study("300x3x30 2 each spread 2",300,3,30,2,40,2);
