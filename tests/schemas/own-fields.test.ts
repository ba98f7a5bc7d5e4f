import { describe, expect, it } from 'vitest';
import { incidentWith, type OwnFields } from '../../schemas/own-fields.ts';
import { buildJsonSchemas } from '../../schemas/json-schema.ts';
import { settings, z } from '../../schemas/settings.ts';

const MINIMAL = {
  id: 'INC-2026-0001',
  title: 'A test',
  status: 'new',
  severity: 'low',
  tlp: 'green',
  verdict: { value: 'undetermined' },
  times: { detected: '2026-11-01' },
};

function declare(fields: Record<string, unknown>): OwnFields {
  return settings.parse({ title: 'A wiki', fields }).fields;
}

function faultOf(fields: Record<string, unknown>): string | undefined {
  return settings.safeParse({ title: 'A wiki', fields }).error?.issues[0]?.message;
}

describe('a field that a team declares', () => {
  it('is told in plain data, with its words in each language', () => {
    const tier = z
      .enum(['gold', 'silver'])
      .meta({
        title: 'Customer tier',
        labels: { gold: 'Gold' },
        'zh-CN': { title: '客户等级', labels: { gold: '金牌' } },
      })
      .optional();
    expect(declare({ x_customer_tier: tier })).toEqual({
      x_customer_tier: {
        kind: 'word',
        isList: false,
        isRequired: false,
        words: ['gold', 'silver'],
        title: { any: 'Customer tier', 'zh-CN': '客户等级' },
        description: {},
        labels: { gold: { any: 'Gold', 'zh-CN': '金牌' }, silver: {} },
      },
    });
  });

  it.each([
    [z.string().max(20), { kind: 'text', max: 20 }],
    [z.string().regex(/^T-\d+$/), { kind: 'text', pattern: '^T-\\d+$' }],
    [z.int().min(0).max(9), { kind: 'number', min: 0, max: 9, isWhole: true }],
    [z.number(), { kind: 'number' }],
    [z.boolean(), { kind: 'flag' }],
    [z.iso.date(), { kind: 'date' }],
    [z.url(), { kind: 'url' }],
    [z.httpUrl(), { kind: 'url' }],
    [z.string().min(2).max(9), { kind: 'text', min: 2, max: 9 }],
    [z.string().regex(/^T/).max(9), { kind: 'text', max: 9, pattern: '^T' }],
    [z.string().regex(/^T/, 'Write the id of a ticket.'), { advice: 'Write the id of a ticket.' }],
    [z.email().optional(), { kind: 'text', advice: 'Write it like name@example.org.' }],
    [z.iso.time(), { kind: 'text', advice: 'Write it like 09:00.' }],
    [z.array(z.string()).min(1).max(3), { kind: 'text', isList: true, fewest: 1, most: 3 }],
    [z.string().brand('A').readonly(), { kind: 'text' }],
    [z.exactOptional(z.int32()), { kind: 'number', isWhole: true, isRequired: false }],
    [z.literal('one'), { kind: 'word', words: ['one'] }],
    [z.array(z.string()), { kind: 'text', isList: true }],
    [z.array(z.enum(['a', 'b'])).optional(), { kind: 'word', isList: true, isRequired: false }],
  ])('has one of few kinds: %#', (schema, expected) => {
    expect(declare({ x_one: schema })['x_one']).toMatchObject(expected);
  });

  it.each([
    [{ severity: z.string() }, /"severity" is a field of the standard\./],
    [{ x_Tier: z.string() }, /such as x_tier\./],
    [{ x_imported: z.string() }, /The program itself writes/],
    [{ x_a: 'gold' }, /is no zod schema/],
    [{ x_a: z.object({ b: z.string() }) }, /kind "object" cannot be shown/],
    [{ x_a: z.date() }, /kind "date" cannot be shown/],
    [{ x_a: z.string().nullable() }, /takes `null`.* in place of `\.nullable\(\)`/],
    [{ x_a: z.string().nullish() }, /takes `null`/],
    [{ x_a: z.string().catch('b') }, /has a `catch`/],
    [{ x_a: z.string().prefault('b') }, /has a `prefault`/],
    [{ x_a: z.coerce.number() }, /`z\.coerce`.* Write the kind as it stands there/],
    [{ x_a: z.array(z.coerce.string()) }, /`z\.coerce`/],
    [{ x_a: z.stringbool() }, /has a `refine`/],
    [{ x_a: z.string().trim() }, /has a `refine`/],
    [{ x_a: z.lazy(() => z.string()) }, /kind "lazy" cannot be shown/],
    [{ x_a: z.record(z.string(), z.string()) }, /kind "record" cannot be shown/],
    [{ x_a: z.tuple([z.string()]) }, /kind "tuple" cannot be shown/],
    [{ x_a: z.set(z.string()) }, /kind "set" cannot be shown/],
    [{ x_a: z.bigint() }, /kind "bigint" cannot be shown/],
    [{ x_a: z.any() }, /kind "any" cannot be shown/],
    [{ x_a: z.array(z.array(z.string())) }, /kind "array" cannot be shown/],
    [{ x_a: z.literal(3) }, /kind "literal" cannot be shown/],
    [{ x_a: z.enum([]) }, /cannot be shown/],
    [{ x_a: z.number().gt(0) }, /asks for `exclusiveMinimum`.* Write the lowest value itself/],
    [{ x_a: z.array(z.number().lt(5)) }, /asks for `exclusiveMaximum`/],
    [{ x_a: z.number().multipleOf(5) }, /asks for `multipleOf`.* a rule in the folder `rules`/],
    [{ x_a: z.string().startsWith('a').endsWith('b') }, /asks for `allOf`.* Write one pattern/],
    [{ x_a: z.base64() }, /asks for `contentEncoding`/],
    [{ x_a: z.url({ hostname: /^wiki\.example$/ }) }, /has a `refine`/],
    [{ x_a: z.enum(['a', '']) }, /"" cannot be a value of a closed list/],
    [{ x_a: z.enum(['甲，乙']) }, /"甲，乙" cannot be a value/],
    [{ x_a: z.enum(['gold', 'Gold']) }, /"Gold" is another value of this list but for its case/],
    [
      { x_a: z.enum(['gold']).meta({ labels: { glod: '金' } }) },
      /"glod" has a label and is none of the values\. Write only: gold\./,
    ],
    [{ x_a: z.enum(['gold']).meta({ 'zh-CN': { labels: { 金: '金' } } }) }, /"金" has a label/],
    [
      { x_a: z.string().meta({ zh: { title: '甲' } }) },
      /"zh" is no language of the interface\. Write one of: en, zh-CN\./,
    ],
    [{ x_a: z.string().refine((text) => text !== 'b') }, /has a `refine`/],
    [{ x_a: z.array(z.string().transform((text) => text.length)) }, /has a `refine`/],
    [{ x_a: z.string().regex(/^a/i) }, /pattern with flags/],
    [{ x_a: z.string().default('b') }, /has a `default`/],
    [{ x_a: z.union([z.string(), z.number()]) }, /cannot be shown/],
    ['gold', /is not an object of fields/],
  ])('is refused with a sentence where a form cannot show it: %#', (fields, message) => {
    expect(faultOf(fields as Record<string, unknown>)).toMatch(message);
  });
});

describe('the front matter with fields of a team', () => {
  const fields = declare({
    x_tier: z.enum(['gold', 'silver']).optional(),
    x_ticket: z.string().regex(/^T-\d+$/),
    x_cost: z.number().min(0).optional(),
    x_paid: z.boolean().optional(),
    x_on: z.iso.date().optional(),
    x_teams: z.array(z.string()).optional(),
  });
  const schema = incidentWith(fields);

  it.each([
    [{ x_ticket: 'T-1', x_tier: 'gold', x_cost: 2, x_paid: true, x_on: '2026-01-31', x_teams: ['a'] }, ''],
    [{ x_ticket: 'T-1', x_other: { any: 'thing' } }, ''],
    [{ x_ticket: 'T-1', x_tier: 'Gold' }, '"Gold" is not one of its values. Write one of: gold, silver.'],
    [{ x_ticket: 'T1' }, '"T1" is not of this form. Write it so that it matches ^T-\\d+$.'],
    [{}, 'This field is missing; it must be of this form. Write it so that it matches ^T-\\d+$.'],
    [
      { x_ticket: 'T-1', x_cost: '三' },
      '"三" is not a number that fits. Write a number from 0 on, without a unit.',
    ],
    [{ x_ticket: 'T-1', x_paid: 'yes' }, '"yes" is not true or false. Write true or false, without quotes.'],
    [{ x_ticket: 'T-1', x_on: '2026-02-30' }, '"2026-02-30" is not a day. Write it like 2026-01-31.'],
    [{ x_ticket: 'T-1', x_teams: 'a' }, '"a" is not a list. Write one item a line, each after “- ”.'],
  ])('says what is wrong with a value: %#', (own, message) => {
    expect(schema.safeParse({ ...MINIMAL, ...own }).error?.issues[0]?.message ?? '').toBe(message);
  });

  it.each([
    [/^\p{Script=Han}+$/u, '中文', 'abc'],
    [/^[a-z\-_]+$/, 'a-b', 'A'],
  ])('holds a value to the pattern %s', (shape, right, wrong) => {
    const schema = incidentWith(declare({ x_name: z.string().regex(shape).optional() }));
    expect(schema.safeParse({ ...MINIMAL, x_name: right }).success).toBe(true);
    expect(schema.safeParse({ ...MINIMAL, x_name: wrong }).success).toBe(false);
  });

  it.each<[schema: z.ZodType, value: unknown, message: string]>([
    [z.string().regex(/^T/).max(4), 'T-1234', 'This text has 6 characters. Write at most 4.'],
    [
      z.string().regex(/^T/),
      'T\u202e1',
      'This text holds the invisible character U+202E. Write it without that character.',
    ],
    [z.string().regex(/T/), 'T\n1', 'This text has a line break. Write it on one line.'],
    [z.string().regex(/^T/, '写 T-1 这样。'), '一', '"一" is not of this form. 写 T-1 这样。'],
    [z.string().regex(/^T/), '', 'This text is empty. Write something, or remove the field.'],
    [z.string().min(2), '甲', 'This text has 1 characters. Write at least 2.'],
    [z.string().min(2), '😀😀', ''],
    [z.array(z.string()).min(2).max(3), ['a'], 'This list has 1 items. Write at least 2.'],
    [
      z.array(z.string()).min(2).max(3),
      ['a', 'b', 'c', 'd'],
      'This list has 4 items. Write at most 3, those that tell most.',
    ],
    [z.email(), 'nobody', '"nobody" is not of this form. Write it like name@example.org.'],
  ])('holds a value to all that is asked: %#', (asked, value, message) => {
    const { error } = incidentWith(declare({ x_a: asked })).safeParse({ ...MINIMAL, x_a: value });
    expect((error?.issues ?? []).map((issue) => issue.message)).toEqual(message === '' ? [] : [message]);
  });

  it.each([
    ['en', 'Tier', 'How dear the customer is.'],
    ['zh-CN', '客户等级', 'How dear the customer is.'],
  ] as const)(
    'is explained to editors in the language of the interface: %s',
    (language, title, description) => {
      const explained = declare({
        x_tier: z.enum(['gold']).meta({
          title: 'Tier',
          description: 'How dear the customer is.',
          'zh-CN': { title: '客户等级' },
        }),
      });
      const front = buildJsonSchemas(explained, {}, language)['incident.json'];
      expect(front?.properties?.['x_tier']).toMatchObject({ title, description });
    },
  );

  it('tells editors every limit', () => {
    const limited = declare({
      x_a: z.string().min(2).max(9).regex(/^T/),
      x_b: z.array(z.int().min(1)).min(2).max(3),
    });
    expect(buildJsonSchemas(limited)['incident.json']?.properties).toMatchObject({
      x_a: { minLength: 2, maxLength: 9, pattern: '^T' },
      x_b: { minItems: 2, maxItems: 3, items: { type: 'integer', minimum: 1 } },
    });
  });

  it('stands in the JSON Schema that editors read', () => {
    const front = buildJsonSchemas(fields)['incident.json'];
    expect(front?.properties?.['x_tier']).toMatchObject({ enum: ['gold', 'silver'] });
    expect(front?.required).toContain('x_ticket');
    expect(front?.patternProperties).toEqual({ '^x_': {} });
  });
});
