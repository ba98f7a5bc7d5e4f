import { tagVocabulary } from '../../../../schemas/tag.ts';
import type { Report, Section } from '../../../../src/core/model/report.ts';
import { buildReport } from '../../../builders.ts';

export const PROSE_TAGS = tagVocabulary.parse({
  'false-positive': { label: { en: 'False positive', 'zh-CN': '误报' }, aliases: ['false alarm', '假阳性'] },
});

/** Three reports in two languages, the newest first. */
export const PROSE_REPORTS: Report[] = [
  buildReport({
    id: 'INC-2024-0003',
    incident: {
      title: 'xmrig on a build server',
      summary: 'A miner hid behind ld.so.preload and a Cobalt Strike beacon.',
      times: { detected: '2024-05-01' },
    },
    sections: [
      section('findings', 'Findings', 'The operator was found on LinkedIn. Nothing else was taken.'),
    ],
  }),
  buildReport({
    id: 'INC-2023-0002',
    lang: 'zh-CN',
    incident: {
      title: '堡垒机 IP 易主后的误报',
      summary: '微步把这个地址判为远控。',
      times: { detected: '2023-09-19' },
      verdict: { value: 'false_positive', cause: 'ip_reuse' },
      tags: ['false-positive'],
    },
    sections: [section('background', '事件背景', '这台机器运行开源的 JumpServer，日志没有异常。')],
  }),
  buildReport({
    id: 'INC-2022-0001',
    incident: {
      title: 'Gateway served an expired certificate',
      summary: 'The renewed file was on disk, the old one in the memory of the server.',
      times: { detected: '2022-03-01' },
    },
    sections: [
      section(
        'lessons',
        'Lessons',
        'Check what <is> served, not what is on disk, for former and future ones.',
      ),
    ],
  }),
];

function section(kind: Section['kind'], title: string, text: string): Section {
  return { kind, anchor: kind, title, html: '', text, parts: [] };
}
