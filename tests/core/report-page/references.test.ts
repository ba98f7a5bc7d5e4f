import { expect, test } from 'vitest';
import type { IncidentInput } from '../../../schemas/incident.ts';
import { settings as settingsSchema } from '../../../schemas/settings.ts';
import { describeReferences, type ReferenceView } from '../../../src/core/report-page/references.ts';
import { getWords } from '../../../src/core/i18n/words.ts';
import { buildReport } from '../../builders.ts';

function referencesOf(
  references: IncidentInput['references'],
  indicators: IncidentInput['indicators'] = [],
): ReferenceView[] {
  const report = buildReport({ incident: { references, indicators } });
  return describeReferences({
    report,
    settings: settingsSchema.parse({ title: 'Archive' }),
    words: getWords('en'),
  });
}

test('a reference is a link with its title and its host', () => {
  expect(referencesOf([{ kind: 'blog', url: 'https://blog.example.org/a?b=1', title: 'On leases' }])).toEqual(
    [{ kind: 'Blog', title: 'On leases', href: 'https://blog.example.org/a?b=1', host: 'blog.example.org' }],
  );
});

test('a reference without an address is words alone', () => {
  expect(referencesOf([{ kind: 'ticket', title: 'SEC-7' }])).toEqual([{ kind: 'Ticket', title: 'SEC-7' }]);
});

test('without a title the address is the words of the link, cut where it is long', () => {
  const [reference] = referencesOf([{ url: `https://a.example.org/${'b'.repeat(200)}/` }]);
  expect(reference?.title).toMatch(/^a\.example\.org\/b{80,}…$/);
  expect(reference).not.toHaveProperty('host');
});

test('a lasting copy has a link of its own', () => {
  const [reference] = referencesOf([
    { url: 'https://a.example.org/', archive_url: 'https://archive.example.org/a' },
  ]);
  expect(reference?.archiveHref).toBe('https://archive.example.org/a');
});

test('a raw address or a hidden host is words, in a spelling that no program opens', () => {
  const views = referencesOf([
    { url: 'http://3405803785/' },
    { url: 'http://x@203.0.113.9/', title: 'The panel' },
    { url: 'https://a.example.org/', archive_url: 'http://203.0.113.9/a' },
  ]);
  expect(views.map(({ title, href, archiveHref }) => [title, href, archiveHref])).toEqual([
    ['hxxp://203[.]0[.]113[.]9/', undefined, undefined],
    ['The panel (hxxp://x[@]203[.]0[.]113[.]9/)', undefined, undefined],
    ['a.example.org', 'https://a.example.org/', undefined],
  ]);
});

test('an address that the report warns of never becomes a link', () => {
  const indicators = [{ id: 'I1', type: 'domain-name' as const, value: 'evil.example.com' }];
  const [reference] = referencesOf([{ url: 'https://cdn.evil.example.com/kit' }], indicators);
  expect(reference).toEqual({ kind: 'Other', title: 'hxxps://cdn[.]evil[.]example[.]com/kit' });
});
