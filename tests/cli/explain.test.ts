import { afterEach, describe, expect, it } from 'vitest';
import { listRules } from '../../src/cli/rule-pages.ts';
import { openWorkplace, type Workplace } from './run-in.ts';

let place: Workplace;
afterEach(() => place.remove());

const CHINESE = { 'precedent.config.ts': "export default { title: 'T', language: 'zh-CN' };" };

describe('explain', () => {
  it.each(listRules())('%s prints its page in both languages', async (rule) => {
    place = openWorkplace();
    const english = await place.run(['explain', rule]);
    expect(english.stdout).toMatch(new RegExp(`^${rule}  .+\n\nWhy\n`));
    await place.remove();
    place = openWorkplace(CHINESE);
    const chinese = await place.run(['explain', rule]);
    expect(chinese.stdout).toMatch(new RegExp(`^${rule}  .*\\p{Script=Han}.*\n\n[^]*怎么写\n`, 'u'));
    expect([english.code, chinese.code]).toEqual([0, 0]);
  });

  it('lists the rules, and suggests the nearest', async () => {
    place = openWorkplace();
    const { stdout } = await place.run(['explain']);
    expect(stdout.split('\n').filter((row) => row !== '')).toHaveLength(listRules().length);
    const { code, stderr } = await place.run(['explain', 'shema']);
    expect([code, stderr]).toEqual([2, 'There is no rule `shema`.\nDid you mean `schema`?\n']);
  });
});
