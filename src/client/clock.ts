/** The present moment, ISO 8601 in UTC. */
export function readClock(): string {
  return new Date().toISOString();
}
