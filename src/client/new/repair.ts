import type { z } from 'zod';
import { incident as contract, type Incident } from '../../../schemas/incident.ts';
import { isRecord, valueAt } from '../../core/model/values.ts';

/** Stand-ins for what every report has; a time that is not known becomes an empty one, which compares with nothing. */
export const UNTITLED = '…';
const STAND_IN_TIME = '1000';
const ROUNDS = 20;

/**
 * Front matter without its mistakes, so that everything else can be compared and shown while somebody still types:
 * wrong values go, entries that miss a needed one go with them.
 */
export function repairIncident(value: unknown, schema: z.ZodType<Incident> = contract): Incident | undefined {
  let draft: unknown = structuredClone(isRecord(value) ? value : {});
  for (let round = 0; round < ROUNDS; round++) {
    draft = completeRequired(draft);
    // A field of the team that is needed and missing cannot be made up: without it the contract of all will do.
    const result = (round < ROUNDS / 2 ? schema : contract).safeParse(draft);
    if (result.success) return forgetStandIns(result.data);
    // From behind, so that places in lists stay right.
    for (const issue of result.error.issues.toReversed()) removeFault(draft, issue);
  }
  return undefined;
}

function completeRequired(value: unknown): unknown {
  if (!isRecord(value)) return value;
  const { verdict, times } = value;
  return {
    ...value,
    id: value['id'] ?? 'INC-1000-0001',
    title: value['title'] ?? UNTITLED,
    status: value['status'] ?? 'new',
    severity: value['severity'] ?? 'medium',
    tlp: value['tlp'] ?? 'amber',
    verdict: { value: 'undetermined', ...(isRecord(verdict) ? verdict : {}) },
    times: { detected: STAND_IN_TIME, ...(isRecord(times) ? times : {}) },
  };
}

function removeFault(value: unknown, issue: z.core.$ZodIssue): void {
  if (issue.code === 'unrecognized_keys') {
    for (const key of issue.keys) remove(value, [...issue.path, key]);
    return;
  }
  const isMissing = valueAt(value, issue.path) === undefined;
  remove(value, isMissing ? issue.path.slice(0, -1) : issue.path);
}

function remove(value: unknown, path: readonly PropertyKey[]): void {
  const key = path.at(-1);
  const parent = valueAt(value, path.slice(0, -1));
  if (Array.isArray(parent)) parent.splice(Number(key), 1);
  else if (isRecord(parent) && key !== undefined) Reflect.deleteProperty(parent, key);
}

function forgetStandIns(incident: Incident): Incident {
  if (incident.times.detected !== STAND_IN_TIME) return incident;
  return { ...incident, times: { ...incident.times, detected: '' } };
}
