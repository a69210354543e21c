import { z } from "zod";
import { idSchema } from "#app/domain/ladder/schema";

export const openSchema = z.object({ written: idSchema });
