import { z } from "zod";
import { idSchema } from "#app/features/ladder/domain/schema";

export const openSchema = z.object({ written: idSchema });
