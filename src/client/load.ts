/** Reads a JSON file of the site; rejects with its address. */
export async function fetchJson<T>(address: string, options: RequestInit = {}): Promise<T> {
  return (await (await fetchFile(address, options)).json()) as T;
}

/** Reads a file of the site; rejects with its address. */
export async function fetchFile(address: string, options: RequestInit = {}): Promise<Response> {
  const response = await fetch(address, options);
  if (!response.ok) throw new Error(`${response.status} ${address}`);
  return response;
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
