/** Why something could not be loaded, as far as a reader can do something about it. */
export type LoadFailure = 'offline' | 'missing' | 'broken';

/** Reads a JSON file of the site; rejects with its address. */
export async function fetchJson<T>(address: string): Promise<T> {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${response.status} ${address}`);
  return (await response.json()) as T;
}

/** Does a thing once and keeps what came of it; after a failure the next call tries again. */
export function keepOnce<T>(load: () => Promise<T>): () => Promise<T> {
  let kept: Promise<T> | undefined;
  return () => {
    kept ??= load().catch((error: unknown) => {
      kept = undefined;
      throw error;
    });
    return kept;
  };
}

/** Tells a lost connection from a file that is not there, and from the rest. */
export function classifyFailure(error: unknown): LoadFailure {
  if (!navigator.onLine || (error instanceof TypeError && /fetch|network|load/i.test(error.message)))
    return 'offline';
  return error instanceof Error && /\b404\b/.test(error.message) ? 'missing' : 'broken';
}
