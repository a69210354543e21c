import type { Services } from "#app/http/context";

export async function seedDemo(_services: Services): Promise<void> {}
