// Stands in for the entry of a worker thread: its orders say what to do.
import { parentPort, workerData } from "node:worker_threads";

const cancelled = new Int32Array(workerData.cancelled);

let counted = 0;

parentPort.on("message", (order) => {
  if (order === "close") return parentPort.close();
  const { id, input } = order;
  const answer = (message) => parentPort.postMessage({ id, ...message });
  if (input.do === "double") {
    answer({ kind: "progress", progress: { done: 1, total: 2 } });
    return answer({ kind: "done", output: input.value * 2 });
  }
  if (input.do === "count") return answer({ kind: "done", output: ++counted });
  if (input.do === "throw") return answer({ kind: "broken", message: "no", stack: "where it broke" });
  if (input.do === "exit") return process.exit(3);
  if (input.do === "hang") for (;;);
  if (input.do === "watch") {
    answer({ kind: "progress", progress: { done: 0, total: 1 } });
    while (Atomics.load(cancelled, 0) !== id);
    return answer({ kind: "cancelled" });
  }
});
