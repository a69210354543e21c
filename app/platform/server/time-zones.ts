/** Every time zone by its name in the tz database. */
export function listTimeZones(): string[] {
  return ["UTC", ...Intl.supportedValuesOf("timeZone").filter((zone) => zone !== "UTC")];
}

export function isTimeZone(name: string): boolean {
  return listTimeZones().includes(name);
}

/** The zone that the server runs in: a first guess at the organisation's. */
export function serverTimeZone(): string {
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  return isTimeZone(zone) ? zone : "UTC";
}
