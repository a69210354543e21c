import { serveTasks } from "#app/platform/jobs/serve-tasks";
import { TASKS } from "./tasks";

serveTasks(TASKS);
