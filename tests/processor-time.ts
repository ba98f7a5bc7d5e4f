import process from 'node:process';

/** Milliseconds of processor time that a call takes. Unlike a clock, it stays the same while a machine does other things. */
export async function processorTime(act: () => unknown): Promise<number> {
  const before = process.cpuUsage();
  await act();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}
