import { describe, expect, test } from 'vitest';
import { buildDocumentSchemas, buildJsonSchemas } from '../../schemas/json-schema.ts';

type Node = Record<string, unknown>;

const schemas = buildJsonSchemas();

test('there is one JSON Schema per kind of thing that an author writes', () => {
  expect(Object.keys(schemas)).toEqual([
    'incident.json',
    'tags.json',
    'sources.json',
    'services.json',
    'settings.json',
    'step.json',
    'finding.json',
    'evidence.json',
    'lesson.json',
    'action.json',
    'audience.json',
  ]);
});

describe.each(Object.entries(schemas))('%s', (_name, schema) => {
  const fields = fieldsOf(schema, '');

  test('says its dialect and its title', () => {
    expect(schema.$schema).toBe('https://json-schema.org/draft/2020-12/schema');
    expect(schema.title).toMatch(/\S/);
  });

  test('has a doc line, a full sentence, for every field', () => {
    expect(fields.length).toBeGreaterThan(0);
    const bare = fields.filter(({ node }) => !/^[A-Z].*\.$/.test(String(node['description'])));
    expect(bare.map(({ path }) => path)).toEqual([]);
  });

  test('is closed at every level', () => {
    const open = objectsOf(schema, '').filter(({ node }) => node['additionalProperties'] !== false);
    expect(open.map(({ path }) => path)).toEqual([]);
  });

  test('gives the same text each time', () => {
    expect(JSON.stringify(buildJsonSchemas()[_name])).toBe(JSON.stringify(schema));
  });
});

describe.each(Object.entries(buildDocumentSchemas()))('the document %s', (_name, schema) => {
  test('has a doc line, a full sentence, for every field', () => {
    const bare = fieldsOf(schema, '').filter(({ node }) => !/^[A-Z].*\.$/.test(String(node['description'])));
    expect(bare.map(({ path }) => path)).toEqual([]);
  });
});

test('front matter is open to local fields at every level, attributes and settings are not', () => {
  const closed = objectsOf(schemas['incident.json'], '').filter(({ node }) => !node['patternProperties']);
  expect(closed.map(({ path }) => path)).toEqual([]);
  expect(schemas['step.json']?.['patternProperties']).toBeUndefined();
  expect(schemas['settings.json']?.['patternProperties']).toBeUndefined();
});

test('an author must write these fields and no others', () => {
  expect(schemas['incident.json']?.required).toEqual([
    'id',
    'title',
    'status',
    'severity',
    'tlp',
    'verdict',
    'times',
  ]);
});

test('the contract has every field of the front matter table', () => {
  const known = fieldsOf(schemas['incident.json'], '').map(({ path }) => path);
  expect(known).toMatchInlineSnapshot(`
    [
      "id",
      "aliases",
      "title",
      "summary",
      "lang",
      "translations",
      "record_status",
      "withdrawn_on",
      "withdrawn_reason",
      "redacted_at",
      "status",
      "severity",
      "tlp",
      "pap",
      "category",
      "impact",
      "verdict",
      "check_first",
      "comparisons",
      "times",
      "assets",
      "indicators",
      "intel",
      "service",
      "detection",
      "attack",
      "relations",
      "references",
      "applies_to",
      "effort",
      "tags",
      "people",
      "review_by",
      "translations*.title",
      "translations*.summary",
      "verdict.value",
      "verdict.because",
      "verdict.reason",
      "verdict.cause",
      "verdict.confidence",
      "verdict.decided_by",
      "verdict.decisive_finding",
      "verdict.history",
      "verdict.override",
      "verdict.history[].at",
      "verdict.history[].value",
      "verdict.history[].why",
      "check_first[].what",
      "check_first[].minutes",
      "comparisons[].title",
      "comparisons[].left",
      "comparisons[].right",
      "comparisons[].says",
      "comparisons[].left.label",
      "comparisons[].left.value",
      "comparisons[].right.label",
      "comparisons[].right.value",
      "times.occurred",
      "times.detected",
      "times.acknowledged",
      "times.contained",
      "times.resolved",
      "times.closed",
      "assets[].id",
      "assets[].name",
      "assets[].kind",
      "assets[].role",
      "assets[].os_family",
      "assets[].arch",
      "assets[].provider",
      "assets[].owner_team",
      "assets[].exposure",
      "assets[].compromise",
      "assets[].ips",
      "assets[].ips[].addr",
      "assets[].ips[].held_from",
      "assets[].ips[].held_until",
      "assets[].ips[].evidence",
      "indicators[].id",
      "indicators[].type",
      "indicators[].value",
      "indicators[].role",
      "indicators[].observation",
      "indicators[].asset",
      "indicators[].first_seen",
      "indicators[].last_seen",
      "indicators[].last_evidence",
      "indicators[].valid_from",
      "indicators[].valid_until",
      "indicators[].sample",
      "indicators[].fp_risk",
      "indicators[].sample.sha256",
      "indicators[].sample.file_type",
      "indicators[].sample.os",
      "indicators[].sample.arch",
      "intel[].id",
      "intel[].source",
      "intel[].product",
      "intel[].reliability",
      "intel[].indicator",
      "intel[].history",
      "intel[].independent_of",
      "intel[].dispute",
      "intel[].history[].at",
      "intel[].history[].verdict",
      "intel[].history[].labels",
      "intel[].history[].last_evidence",
      "intel[].history[].url",
      "intel[].dispute.reported_on",
      "intel[].dispute.channel",
      "intel[].dispute.ticket",
      "intel[].dispute.asks_for",
      "intel[].dispute.recheck_on",
      "intel[].dispute.outcome",
      "intel[].dispute.answered_on",
      "intel[].dispute.delisted_on",
      "detection[].rule",
      "detection[].tool",
      "detection[].signature",
      "detection[].at",
      "attack[].technique",
      "attack[].tactic",
      "relations[].type",
      "relations[].target",
      "relations[].note",
      "references[].kind",
      "references[].url",
      "references[].archive_url",
      "references[].title",
      "effort.person_hours",
      "effort.elapsed_hours",
      "people[].role",
      "people[].team",
    ]
  `);
});

/** Every field below a schema with its dotted path. */
function fieldsOf(value: unknown, path: string): { path: string; node: Node }[] {
  return objectsOf(value, path).flatMap(({ path: parent, node }) =>
    Object.entries(node['properties'] as Node).map(([name, field]) => ({
      path: parent === '' ? name : `${parent}.${name}`,
      node: field as Node,
    })),
  );
}

/** Every object schema with properties, at any depth. */
function objectsOf(value: unknown, path: string): { path: string; node: Node }[] {
  if (typeof value !== 'object' || value === null) return [];
  const node = value as Node;
  const own = node['properties'] ? [{ path, node }] : [];
  const below = Object.entries(node['properties'] ?? {}).flatMap(([name, field]) =>
    objectsOf(field, path === '' ? name : `${path}.${name}`),
  );
  const items = objectsOf(node['items'], `${path}[]`);
  const entries = node['properties'] ? [] : objectsOf(node['additionalProperties'], `${path}*`);
  return [...own, ...below, ...items, ...entries];
}
