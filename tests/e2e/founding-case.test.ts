import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { openWorkplace, type Workplace } from '../cli/run-in.ts';
import { CASE_FIELDS } from '../client/new/case-form.ts';
import type { FieldValues } from '../../src/core/draft/field-values.ts';
import { findBarriers, journey } from './journey.ts';

const ID = 'INC-2026-0009';
const FILE = `incidents/2026/${ID}.mdx`;
const ALERT = 'CobaltStrike beacon: 203[.]0[.]113[.]45 -> hxxp://c2[.]example[.]com/a';
/** The zone of the site that is served. */
const SETTINGS = "export default { title: 'Archive', timeZone: 'Asia/Shanghai' };\n";
const TAGS = 'false-positive:\n  label: { en: False positive }\n';

/** One moment for the form and the command. */
const NOW = '2026-11-20T02:00:00Z';
const WORLD = { now: () => new Date(NOW) };

/** What is written into the template beside its gaps. */
const BODY: FieldValues = {
  'findings.0.title': '最后一次恶意证据早于我们持有该地址',
  'findings.0.confidence': 'high',
  'findings.0.evidence.0.source': '厂商答复',
  'findings.0.evidence.0.text': '```text\n2022-10-16 之前为另一台主机\n```\n\n标签说的是上一任租户。',
  'lessons.0.key': 'check-ip-ownership-first',
  'lessons.0.text': 'Compare the dates before you touch the host.',
  'actions.0.owner': 'IR team',
  'actions.0.text': 'Write both comparisons into the first step.',
};

type Step = { what: string; form: FieldValues; command: string[] };

/** What happens to the report, in the form and by the command. */
const STEPS: Step[] = [
  {
    what: 'published',
    form: { summary: '云主机被标记为远控服务器。', 'record.to': 'published' },
    command: ['--set', 'summary=云主机被标记为远控服务器。', '--publish'],
  },
  {
    what: 'verdict turned',
    form: {
      'turn.why': '证据早于我们持有该地址',
      'turn.at': '2023-09-22',
      'verdict.value': 'false_positive',
      'verdict.because': '标签说的是这个地址的上一任租户。',
      'verdict.cause': 'ip_reuse',
      'verdict.confidence': 'high',
      'verdict.decided_by': 'IR lead',
      'verdict.decisive_finding': 'F1',
    },
    command: [
      ...['--verdict', 'false_positive', '--why', '证据早于我们持有该地址', '--at', '2023-09-22'],
      ...['--because', '标签说的是这个地址的上一任租户。', '--cause', 'ip_reuse', '--confidence', 'high'],
      ...['--decided-by', 'IR lead', '--decisive', 'F1'],
    ],
  },
  {
    what: 'dispute opened',
    form: { 'intel.0.dispute.reported_on': '2023-09-22', 'intel.0.dispute.recheck_on': '2023-10-06' },
    command: [
      ...['--set', 'intel.V1.dispute.reported_on=2023-09-22'],
      ...['--set', 'intel.V1.dispute.recheck_on=2023-10-06'],
    ],
  },
  {
    what: 'action closed with proof',
    form: { 'actions.0.status': 'done', 'actions.0.verified_by': 'drill of 2023-11' },
    command: ['--close', 'A1', '--verified-by', 'drill of 2023-11'],
  },
  {
    what: 'answered',
    form: {
      'said.entry': 'V1',
      'said.verdict': 'expired',
      'said.at': '2023-09-28',
      'said.last_evidence': '2022-10-16',
      'intel.0.dispute.outcome': 'accepted',
      'intel.0.dispute.answered_on': '2023-09-28',
    },
    command: [
      ...['--said', 'first vendor: expired', '--at', '2023-09-28', '--last-evidence', '2022-10-16'],
      ...['--set', 'intel.V1.dispute.outcome=accepted', '--set', 'intel.V1.dispute.answered_on=2023-09-28'],
    ],
  },
];

journey(
  'the founding case is played by form from draft to answer, and each text is that of the command',
  async ({ open }) => {
    const place = openWorkplace({ 'precedent.config.ts': SETTINGS, 'incidents/tags.yml': TAGS });
    const page = await open();
    await page.clock.setFixedTime(NOW);
    await page.goto('/new/');
    let text = await writeDraft(page);
    expect(text).toContain(ALERT);
    expect(text).not.toMatch(/⟨/);
    place.write(FILE, text);
    expect(await errorsOf(place)).toEqual([]);

    await page.route('**/*.sources.json', (route) =>
      route.fulfill({ json: { [ID]: { file: `2026/${ID}.mdx`, text } } }),
    );
    for (const { what, form, command } of STEPS) {
      await page.goto(`/new/?edit=${ID}`);
      await ready(page);
      await fill(page, form);
      const changed = await settle(page);
      expect(changed, what).not.toBe(text);
      await expect.poll(() => status(page), { message: what }).not.toMatch(/error/);
      const ran = await place.run(['update', ID, ...command, '--yes'], WORLD);
      expect(ran, ran.stderr).toMatchObject({ code: 0 });
      expect(place.read(FILE), what).toBe(changed);
      expect(await errorsOf(place), what).toEqual([]);
      text = changed;
      // What was entered is in the archive now.
      await page.getByRole('button', { name: 'Discard the draft' }).click();
      await page.getByRole('button', { name: 'Discard', exact: true }).click();
    }
    expect(text).toMatch(/history:[\s\S]*value: false_positive[\s\S]*verdict: expired/);
    await place.remove();
  },
);

journey('prose is changed part by part, and what would break the report is told', async ({ visit }) => {
  const page = await visit('/new/?edit=INC-2023-0001');
  await ready(page);
  const before = await page.locator('[data-text]').inputValue();
  const lesson = page.locator('[name="lessons.0.text"]');
  await page.locator('[name="findings.0.title"]').fill('证据早于持有');
  await lesson.fill('先比较日期。\n\n## 另一节');
  const notes = page.locator('[data-notes-of="lessons.0.text"]');
  await expect.poll(() => notes.innerText()).toContain('begins or ends another part');
  expect(await settle(page)).toBe(before.replace('全部恶意证据都早于我们持有该 IP', '证据早于持有'));
  await lesson.fill('先比较 {日期}。');
  await expect.poll(() => notes.innerText()).toContain('opens code');
  await lesson.fill('先比较日期。');
  await expect.poll(() => notes.innerText()).toBe('');
  await expect.poll(() => page.locator('[data-difference]').innerText()).toContain('+先比较日期。');
  const text = await settle(page);
  expect(text.match(/<\w+ id="\w+"/g)).toEqual(before.match(/<\w+ id="\w+"/g));
  expect(await findBarriers(page)).toEqual([]);
});

journey('a report is put aside for another one, and both files come along', async ({ visit }) => {
  const page = await visit('/new/?edit=INC-2024-0004');
  await ready(page);
  await page.locator('[name="record.to"]').selectOption('superseded');
  const notes = page.locator('[data-notes-of="record.by"]');
  await expect.poll(() => notes.innerText()).toContain('Name the report that takes its place');
  await page.locator('[name="record.by"]').fill('INC-1999-0001');
  await expect.poll(() => notes.innerText()).toContain('INC-1999-0001 is not here');
  await page.locator('[name="record.by"]').fill('inc-2025-0002');
  const other = page.locator('[data-other]');
  await expect.poll(() => other.innerText()).toContain('target: INC-2024-0004');
  expect(await notes.innerText()).toBe('');
  expect(await settle(page)).toContain('record_status: superseded');
  const waiting = page.waitForEvent('download');
  await other.getByRole('button', { name: 'Download' }).click();
  expect((await waiting).suggestedFilename()).toBe('INC-2025-0002.mdx');
  expect(await findBarriers(page)).toEqual([]);
});

journey('title and summary are written for readers of another language', async ({ visit }) => {
  const page = await visit('/new/');
  await ready(page);
  expect(await page.locator('[data-translation="en"]').isVisible()).toBe(false);
  await page.getByText('Title and summary for readers of 简体中文').click();
  await page.locator('[name="translations.zh-CN.summary"]').fill('只有摘要');
  const notes = page.locator('[data-notes-of="translations.zh-CN.title"]');
  await expect.poll(() => page.locator('[data-summary]').innerText()).toContain('Title');
  await page.locator('[name="translations.zh-CN.title"]').fill('堡垒机误报');
  await expect
    .poll(() => page.locator('[data-text]').inputValue())
    .toMatch(/translations:\n {2}zh-CN:\n {4}title: 堡垒机误报\n {4}summary: 只有摘要/);
  expect(await notes.innerText()).toBe('');
  await page.locator('[name="template"]').selectOption('false-alarm/zh-CN');
  expect(await page.locator('[data-translation="en"]').isVisible()).toBe(true);
  await expect.poll(() => page.locator('[data-summary]').innerText()).toContain('no translation of it');
});

/** Fills the form for a new report, with every gap of its template, and gives its text. */
async function writeDraft(page: Page): Promise<string> {
  await ready(page);
  for (const list of ['assets', 'indicators', 'intel']) await page.locator(`[data-add="${list}"]`).click();
  await fill(page, { ...CASE_FIELDS, paste: ALERT });
  for (const control of await page.locator('.form :is(textarea, input[type=text])').all()) {
    const value = await control.inputValue();
    // The place for the alert is filled by the form itself.
    const filled = value.replace(/(?<!```text\n)⟨[^⟩]*⟩/g, 'Checked, nothing found.');
    if (filled !== value) await control.fill(filled);
  }
  await fill(page, BODY);
  return settle(page);
}

async function fill(page: Page, fields: FieldValues): Promise<void> {
  for (const [name, value] of Object.entries(fields)) {
    if (/^\w+\.\d\.id$/.test(name)) continue;
    const field = page.locator(`[name="${name}"]`);
    const isChoice = (await field.evaluate(({ tagName }) => tagName)) === 'SELECT';
    await (isChoice ? field.selectOption(value) : field.fill(value));
  }
}

/** The text once it says all that was entered: an update follows each pause. */
async function settle(page: Page): Promise<string> {
  const text = page.locator('[data-text]');
  for (let last = ''; ;) {
    const now = await text.inputValue();
    if (now === last) return now;
    last = now;
    await page.waitForTimeout(1000);
  }
}

async function errorsOf(place: Workplace): Promise<unknown[]> {
  const { stdout } = await place.run(['check', '--format', 'json'], WORLD);
  const { diagnostics } = JSON.parse(stdout) as { diagnostics: { level: string }[] };
  return diagnostics.filter(({ level }) => level === 'error');
}

function ready(page: Page): Promise<void> {
  return page.locator('new-report[data-ready]').waitFor();
}

function status(page: Page): Promise<string> {
  return page.locator('[data-check-status]').innerText();
}
