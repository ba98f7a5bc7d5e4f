import { readOneValue } from '../query/wanted-values.ts';
import { lookUp, type ExactIndex, type Found } from './look-up.ts';

/** Why a prior report is one: it holds a value, or another one near it, which is named by their network or domain. */
type PrecedentReason = { kind: 'indicator' | 'neighbour'; value: string };

/** A report that holds one of some indicators, or what is near one. */
export type Precedent = { id: string; reasons: PrecedentReason[] };

/**
 * The reports that hold any of some values, in any place that the search looks them up in; those with most of the very
 * values first, then those with most of what is near. Those that are alike stay in the order of `ids`, and others are left out.
 */
export async function findPrecedents(
  values: readonly string[],
  index: ExactIndex,
  ids: readonly string[],
): Promise<Precedent[]> {
  const wanted = values.flatMap((value) => readOneValue(value) ?? []);
  const distinct = [...new Map(wanted.map((value) => [value.key, value])).values()];
  const found = new Map(ids.map((id) => [id, new Map<string, PrecedentReason>()]));
  for (const value of distinct)
    for (const [id, reason] of await listReasons(await lookUp(value, index), index))
      found.get(id)?.set(reason.value, reason);
  return [...found]
    .map(([id, reasons]): Precedent => ({ id, reasons: [...reasons.values()] }))
    .filter(({ reasons }) => reasons.length > 0)
    .sort((a, b) => rank(b) - rank(a));
}

/** The reports of a value with the reason of each; whoever holds the value is not named for what is near it. */
async function listReasons(found: Found, index: ExactIndex): Promise<Map<string, PrecedentReason>> {
  const near = [
    ...(found.neighbours?.members ?? []).map(({ key }) => ({ key, name: found.neighbours?.group ?? key })),
    ...found.covering.map(({ key }) => ({ key, name: key })),
  ];
  const around = await Promise.all(
    near.map(async ({ key, name }) => {
      const value = readOneValue(key);
      const ids = value === undefined ? [] : await (await lookUp(value, index)).allIds();
      return ids.map((id) => [id, { kind: 'neighbour', value: name }] as const);
    }),
  );
  const parts = await Promise.all(
    found.parts.map(async (part) =>
      (await part.allIds()).map(
        (id) => [id, { kind: 'neighbour', value: part.keys[0] ?? found.value.key }] as const,
      ),
    ),
  );
  const own = (await found.allIds()).map(
    (id) => [id, { kind: 'indicator', value: found.value.key }] as const,
  );
  return new Map<string, PrecedentReason>([...around.flat(), ...parts.flat(), ...own]);
}

function rank({ reasons }: Precedent): number {
  const exact = reasons.filter(({ kind }) => kind === 'indicator').length;
  return exact * 1000 + reasons.length;
}
