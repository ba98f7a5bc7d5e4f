import type { LessonKind } from '../../schemas/vocabulary.ts';

/** What a date of a file is the date of. `page` may be that of the incident or of the page about it. */
export type DateMeaning = 'start' | 'end' | 'detected' | 'page' | 'published' | 'fetched';

/** Names of dates, in front matter and ahead of a colon in the text, as `foldLabel` writes them. */
const DATE_LABELS: Record<DateMeaning, string> = {
  start:
    'starttime startedat started start startdate starts begin began beginning occurred occurredat incidentdate incidentstart dateofincident dateofoutage outagestart impactstart timeofincident 开始时间 发生时间 发生日期 实际发生时间 故障时间 故障日期 故障开始时间 故障发生时间 事故时间 事故日期 事故发生时间 事件时间 事件日期 事发时间 起始时间',
  end: 'endtime endedat ended end enddate ends resolved resolvedwhen resolvedat resolutiontime resolvedon recoveredat recoverytime incidentend impactend outageend 结束时间 故障结束时间 恢复时间 故障恢复时间 解决时间 修复时间',
  detected:
    'detected detectedat detectiontime timeofdetection timedetected discovered discoveredat discoverydate 发现时间 告警时间 检测时间 感知时间',
  page: 'date when datetime 时间 日期',
  published:
    'sourcepublishedat publishedat published publisheddate publishdate publishedon pubdate datepublished postedon posted lastmodified 发布时间 发布日期 发表时间 发表日期 撰写时间 撰写日期 编写日期 创作日期 创作时间',
  fetched: 'sourcefetchedat fetchedat retrievedat accessed',
};

const MEANINGS = new Map(
  Object.entries(DATE_LABELS).flatMap(([meaning, labels]) =>
    labels.split(' ').map((label) => [label, meaning as DateMeaning] as const),
  ),
);

/** What a date with this name is the date of; undefined for any other name. */
export function meaningOfDate(label: string): DateMeaning | undefined {
  return MEANINGS.get(foldLabel(label));
}

/** `Start time`, `start_time` and `startTime` are one name. */
export function foldLabel(label: string): string {
  return label
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s_-]/g, '');
}

/** Names that only an incident has, and names that only an article has: they tell what a plain `date` is the date of. */
const INCIDENT_MARKS = new Set(
  'severity status resolved affected affectedsystems affectedservices incident impact duration outage postmortem services components informational 影响 等级 故障等级'.split(
    ' ',
  ),
);
const ARTICLE_MARKS = new Set(
  'author authors updated lastmod modified createdat excerpt cover thumbnail banner comments toc draft weight 作者'.split(
    ' ',
  ),
);

/** Whether the plain date of a file with these names, and its `layout`, is that of an article and of no incident. */
export function isArticle(names: readonly string[], layout: string | undefined): boolean {
  const folded = names.map(foldLabel);
  const isOfIncident = folded.some((name) => INCIDENT_MARKS.has(name) || MEANINGS.get(name) === 'end');
  if (isOfIncident || /incident|outage|post-?mortem/i.test(layout ?? '')) return false;
  return (
    folded.some((name) => ARTICLE_MARKS.has(name)) ||
    /^(?:post|blog|article|page|news)s?$/i.test(layout ?? '')
  );
}

/**
 * A heading or title that any report may have: it names a part or a kind of document, a day, an id or who may read it, and no
 * incident.
 */
export function isGeneric(words: string): boolean {
  return isPart(words) || KIND.test(withoutMarks(words));
}

/** A heading that names a part of any document: what stands below it is no name of the whole. */
export function isPart(words: string): boolean {
  return PART.test(withoutMarks(words));
}

/** Words without a day, an id, a number ahead and the marks around them. */
function withoutMarks(words: string): string {
  return words
    .normalize('NFKC')
    .replace(
      /(?:19|20)\d\d[-/.年]\s?\d{1,2}(?:[-/.月]\s?\d{1,2}[日号]?)?|\d{1,2}[-/.]\d{1,2}[-/.](?:19|20)\d\d/g,
      ' ',
    )
    .replace(/(?<![\p{L}\p{N}])[A-Z]{2,10}[-_ ]?\d{1,9}(?:-\d{1,9})*(?![\p{L}\p{N}])/gu, ' ')
    .replace(/^\s*(?:[\d.]+|[一二三四五六七八九十]+)\s*[、.)]\s*/u, '')
    .replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, '')
    .replace(/[\s:._*#+=|-]+/g, ' ')
    .replace(/^(?:for|of|on|from)\s|\s(?:for|of|on|from)$/i, '')
    .trim();
}

const KIND =
  /^(?:|(?:the |security |service |incident |outage |event |安全|故障|事故|事件)*(?:post ?mortems?|post incident (?:review|report)|after action (?:review|report)|pir|incidents?|outages?|incident reports?|reports?|review|write ?up|rca|root cause analysis|retrospective|template|报告|复盘|复盘报告|回顾|模板)|untitled|title|confidential|internal(?: use)?(?: only)?|(?:for )?internal use only|restricted|draft|tlp (?:clear|white|green|amber|red|amber strict)|标题|无标题|机密|内部资料|内部文件|保密|草稿|\d{1,9})$/i;

const PART =
  /^(?:(?:the |incident |outage |executive |event |故障|事故|事件)?(?:summary|overview|analysis|details?|description|root causes?|分析|总结|概述|概要|描述)|summary of incident|issue summary|table of contents|contents|toc|index|readme|introduction|intro|background|context|impact|timeline|problem|preface|abstract|notes?|tl ;?dr|目录|目錄|内容|內容|摘要|简介|引言|前言|背景|背景介绍|问题|问题描述|现象|影响|时间线|过程|经过|处理过程|原因|根因|结论|正文)$/i;

/** What a section of a post-mortem holds, where its heading says so. */
export type SectionMeaning =
  { holds: 'lessons'; kind: LessonKind | undefined } | { holds: 'actions' } | { holds: 'steps' };

const HEADINGS: readonly [RegExp, SectionMeaning][] = [
  [
    /^(?:(?:what|things that|where things)?\s*(?:went|worked|goes)\s+(?:well|right)|做得好的?(?:地方|方面)?|做的好的|亮点)$/i,
    lessons('went_well'),
  ],
  [
    /^(?:(?:what|things that|where things)?\s*(?:went|didn'?t|did not)\s+(?:wrong|poorly|badly|go well|so well|well not|work)|what (?:could|can) (?:have )?(?:be|been|gone) (?:improved|better)|做得不好的?(?:地方|方面)?|做的不好的|不足(?:之处)?)$/i,
    lessons('went_badly'),
  ],
  [/^(?:where )?we got lucky$|^(?:got )?lucky$|^(?:侥幸|幸运)(?:之处|的地方)?$/i, lessons('lucky')],
  [/^what (?:surprised us|was surprising)$|^surprises$|^意外(?:之处)?$/i, lessons('surprising')],
  [
    /^(?:key )?(?:lessons?(?: learn(?:ed|t))?|learnings?|takeaways?|what we(?:'ve)? learned)$|^(?:经验|教训|经验教训|经验总结|教训总结|经验与教训)$/i,
    lessons(undefined),
  ],
  [
    /^(?:action ?(?:items?|plan)?s?|actions|corrective (?:actions|measures)|follow[ -]?ups?(?: (?:actions|items|tasks))?|next steps|to ?dos?|preventi(?:ve|on) (?:actions|measures)|行动|行动项|改进措施|改进项|整改措施|后续行动|后续改进|后续措施|待办|待办事项|改进计划|todo)$/i,
    { holds: 'actions' },
  ],
  [
    /^(?:(?:incident |outage |event )?timeline(?: of (?:events|the (?:incident|outage|response)))?|chronology|sequence of events|(?:事件|事故|故障|处理|处置)?(?:时间线|时间轴))$/i,
    { holds: 'steps' },
  ],
];

function lessons(kind: LessonKind | undefined): SectionMeaning {
  return { holds: 'lessons', kind };
}

/** What a section holds by its heading, whatever its number and marks; undefined for any other heading. */
export function meaningOfHeading(heading: string): SectionMeaning | undefined {
  const words = bareHeading(heading);
  return HEADINGS.find(([pattern]) => pattern.test(words))?.[1];
}

/** A heading without its number and the marks behind it. */
function bareHeading(heading: string): string {
  return heading
    .normalize('NFKC')
    .replace(/^\s*(?:[\d.]+|[一二三四五六七八九十]+)\s*[、.)．]?\s*/u, '')
    .replace(/\s*[(（][^()（）]*[)）]\s*$/u, '')
    .replace(/[\s:：.。?？!！]+$/u, '')
    .replace(/’/g, "'")
    .trim();
}

/** Whether what stands below a heading sums the text up. */
export function isSummaryHeading(heading: string): boolean {
  return SUMMARY.test(bareHeading(heading));
}

const SUMMARY =
  /^(?:(?:executive |incident |issue |outage )?summary|tl ?;? ?dr|(?:事件|事故|故障)?(?:概述|概要|摘要|简述))$/i;
