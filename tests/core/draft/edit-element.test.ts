import { describe, expect, it } from 'vitest';
import { editAttributes, listTags } from '../../../src/core/draft/edit-element.ts';
import { applyEdits } from '../../../src/core/model/edits.ts';

const BODY = `Raw: \`<Action id="A7">\`

\`\`\`text
<Action id="A8" kind="process">
\`\`\`

<Action id="A1" kind='prevent'
  owner="运维组" status='open'>

Write it.

</Action>
<Action id="A2" kind="vendor" owner="x" />
`;

describe('elements in a text', () => {
  it('are found by their tags, and not in code', () => {
    expect(listTags(BODY, 0, 'Action').map(({ attributes }) => attributes['id'])).toEqual(['A1', 'A2']);
  });

  it.each([
    ['another value in its quotation marks', { status: 'done' }, "status='done'>"],
    ['a new attribute behind the others', { done_on: '2026' }, `status='open' done_on="2026">`],
    ['an attribute taken out', { status: undefined }, '  owner="运维组">'],
    ['an attribute that is not there taken out', { url: undefined }, `owner="运维组" status='open'>`],
    ['marks within the value', { owner: 'the "A" team' }, `owner='the "A" team' status`],
    ['marks of both kinds', { owner: `"A"'s` }, 'owner="&quot;A&quot;\'s" status'],
  ])('get %s', (_what, changes, wanted) => {
    const [tag] = listTags(BODY, 0, 'Action');
    const { text } = applyEdits(BODY, tag === undefined ? [] : editAttributes(tag, changes));
    expect(text).toContain(wanted);
    expect(text.replace(/<Action id="A1"[^>]*>/, '')).toBe(BODY.replace(/<Action id="A1"[^>]*>/, ''));
  });

  it('that close themselves are written into as well', () => {
    const tag = listTags(BODY, 0, 'Action')[1];
    const { text } = applyEdits(BODY, tag === undefined ? [] : editAttributes(tag, { status: 'done' }));
    expect(text).toContain('<Action id="A2" kind="vendor" owner="x" status="done" />');
  });
});
