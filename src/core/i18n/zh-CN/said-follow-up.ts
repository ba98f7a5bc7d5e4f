/** What is said of disputes, actions and feeds. English sentence by sentence, with `{}` for what stands in it, `{n}` for a number, `{w}` for a word, `{s}` for sentences. */
export const zhCnFollowUp: Readonly<Record<string, string>> = {
  'a request to a source': '对情报源的请求',
  'the id of a feed': '订阅源的 id',
  'the address of a ticket': '工单地址',
  '{} does not say where a ticket lies: `{}` must stand in it once, behind the host.':
    '{} 没有写明工单在哪里：其中必须有一个 `{}`，写在主机名之后。',
  'Write an address such as `{}`.': '写成 `{}` 这样的地址。',
  'In the query of the feed `{}`, {}': '订阅源 `{}` 的查询里，{}',
  '`{}` is no filter.': '`{}` 不是筛选条件。',
  '`{}` is no value of `{}`.': '`{1}` 不是 `{2}` 的值。',
  '`{}` takes no `{}` and no `{}`.': '`{}` 不能用 `{}` 和 `{}`。',
  '`{}` is no date.': '`{}` 不是日期。',
  '`{}` has no value.': '`{}` 没有值。',
  'it is too long.': '查询太长。',
  'Write it as in the search box, such as `verdict:false_positive tag:ip-reuse`; put words with a colon in quotation marks.':
    '按搜索框的写法，例如 `verdict:false_positive tag:ip-reuse`；带冒号的词要加引号。',
  'Action `{}` of {} is `done`, and nothing shows that it holds.':
    '{2} 的措施 `{1}` 写的是 `done`，但没有写明验证依据。',
  'Write `verified_by` with a link, an id or the date of a test that shows it; where nobody has looked, set `status` to `in_progress`.':
    '写 `verified_by`：链接、编号或验证日期；没人验证过，就把 `status` 改成 `in_progress`。',
  'The dispute of `{}` with `{}` was to be looked at again on `{}` and is still `pending`.':
    '`{1}` 对 `{2}` 的申诉应在 `{3}` 复查，现在仍是 `pending`。',
  'Look at the label again, then write the `outcome` with `answered_on`, or another `recheck_on`.':
    '再查一次标签，写 `outcome` 和 `answered_on`，或另定 `recheck_on`。',
  'The dispute of `{}` with `{}` waits for an answer and has no date on which to look again.':
    '`{1}` 对 `{2}` 的申诉在等答复，但没有复查日期。',
  'Write `recheck_on`, such as the day two weeks from now.': '写 `recheck_on`，例如两周后的日期。',
  'write to a source that its label is wrong': '写信告诉情报源标签有误',
  'Writes the mail or ticket to a source from what a report says; the disputed value is written in it as it is, not defanged. Nothing is sent.':
    '按报告内容写出发给情报源的邮件或工单，其中有原始值。不会发送。',
  'The report, such as INC-2023-0001.': '报告，如 INC-2023-0001。',
  'Write to this source alone: its name, or the id of its entry, such as V1.':
    '只写给这个情报源：名称，或条目的 id，如 V1。',
  'Write in this language; that of the source when absent.': '用这种语言写；不写则用情报源的语言。',
  'Ask for this; what follows from the verdict when absent.': '请求这一项；不写则按结论推定。',
  'The relation `{}` leads to `{}`, which is not published yet: the site leaves it out.':
    '关系 `{}` 指向 `{}`，它还没有发布：网站会略去这个关系。',
  'Publish it first, or leave the relation out until it is.': '先发布它，或在那之前去掉这个关系。',
  'This is the title of `{}`, which is not published yet, and readers of the site will see it.':
    '这是 `{}` 的标题，它还没有发布，而网站的读者会看到这个标题。',
  'Publish it first, or say it in other words.': '先发布它，或换个说法。',
  'Nothing was sent or written. Once it is sent, note that: `{}`.':
    '没有发送，也没有改动文件。发出后请记下来：`{}`。',
  '`{}` holds no label that could be disputed: no source calls anything in it malicious or suspicious.':
    '`{}` 里没有可申诉的标签：没有情报源把其中的对象判为恶意或可疑。',
  'Write what the source says into `{}`, with its `{}`.': '把情报源的结论写进 `{}`，带上 `{}`。',
  '`{}` calls nothing in `{}` malicious or suspicious.': '`{1}` 没有把 `{2}` 里的任何对象判为恶意或可疑。',
  '`{}` has no label of `{}`.': '`{1}` 里没有 `{2}` 的标签。',
};
