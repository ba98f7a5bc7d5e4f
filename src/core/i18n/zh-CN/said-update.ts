/** What `update` says, asks and refuses. English sentence by sentence, as in `said-commands.ts`. */
export const zhCnUpdate: Readonly<Record<string, string>> = {
  // Help.
  'change a report: turn its verdict, close an action, publish or withdraw it':
    '修改已有报告：改结论、了结改进措施、发布或撤回',
  'Changes what a report says, and leaves comments, order and everything else in its file as they are. Without flags it asks what has changed. The difference is shown first, and nothing is written that would not pass the check, or over what somebody else has written meanwhile.':
    '修改一份报告所说的内容，文件里的注释、顺序和其余文字原样保留。不写选项就会逐项询问哪里变了。先显示差异；通不过检查的不写，别人刚改过的也不覆盖。',
  'Its id.': '它的 id。',
  'Exit code: 0 changed, or nothing to change; 1 broken off, or the report would not pass the check.':
    '退出码：0 已修改或无需修改；1 中途退出，或修改后的报告通不过检查。',
  'What it turned out to be, such as false_positive; needs --why.':
    '最终结论，例如 false_positive；要和 --why 一起写。',
  'What made the alert wrong or harmless, such as ip_reuse.': '告警为什么是错的或无害的，例如 ip_reuse。',
  'Class of reason for the verdict.': '结论的理由类别。',
  'Why the verdict is so, in one sentence that stands by itself.': '为什么是这个结论，一句能单独读懂的话。',
  'How sure the verdict is.': '对结论有多大把握。',
  'Role or team that decided.': '作出判断的角色或团队。',
  'The finding that settled it, such as F1.': '一锤定音的发现，例如 F1。',
  'What made the verdict turn, or why the report is withdrawn.': '是什么让结论改变，或为什么撤回这份报告。',
  'When: "yesterday 14:00", "昨天 14:00", an ISO 8601 time; now when absent.':
    '时间："yesterday 14:00"、"昨天 14:00" 或 ISO 8601 时间；不写就是现在。',
  'What a source says now: its name or entry, a colon and a verdict, such as "threatbook: expired".':
    '情报源现在怎么说：名称或条目 id、冒号、判断，例如 "threatbook: expired"。',
  'Labels that the source gives now, separated by commas.': '情报源现在给出的标签，用逗号分开。',
  'The newest proof that the source gave.': '情报源给出的最新证据的日期。',
  'The page of the source on it.': '情报源的相应页面。',
  'An action that is done, such as A1; may be repeated.': '已完成的改进措施，例如 A1；可以写多次。',
  'Link, id or date that shows that it holds.': '证明它有效的链接、id 或日期。',
  'An action that is not done after all; may be repeated.': '其实没有完成的改进措施；可以写多次。',
  'A tag of tags.yml to add; may be repeated.': '要添加的 tags.yml 里的标签；可以写多次。',
  'A value to add, or type=value; may be repeated.': '要添加的指标值，或 类型=值；可以写多次。',
  'Another field, such as severity=low; without a value it goes. May be repeated.':
    '其他字段，例如 severity=low；不写值就删去。可以写多次。',
  'Publish the report; what it still lacks is told.': '发布报告；还缺什么会说明。',
  'The report that takes its place; both files say so.': '取代它的报告；两个文件都会写明。',
  'Withdraw the report; needs --why.': '撤回报告；要和 --why 一起写。',
  'Say that something was taken out that nobody is to read: the site hands out no text from before.':
    '说明删去了不该再有人读到的内容：网站不再提供此前的文本。',
  'Do not ask before writing.': '写入前不询问。',
  'Print the difference, and write nothing.': '只打印差异，不写入。',

  // Refusals.
  '`{}` says nothing without `{}`.': '`{}` 要和 `{}` 一起用。',
  '`--why` says nothing without `--verdict` or `--withdraw`.':
    '`--why` 要和 `--verdict` 或 `--withdraw` 一起用。',
  '`--verdict` needs `--why`: say what made the verdict turn.':
    '`--verdict` 要和 `--why` 一起用：写明是什么让结论改变。',
  '`--withdraw` needs `--why`: say what is wrong with the report, for those who have cited it.':
    '`--withdraw` 要和 `--why` 一起用：写明报告哪里不对，让引用过它的人知道。',
  'Only one of `--publish`, `--withdraw` and `--supersede-by` can be done.':
    '`--publish`、`--withdraw`、`--supersede-by` 只能做一样。',
  '`{}` is no time.': '`{}` 不是时间。',
  'Write the month or the year when no more is known, such as `2026-11`.':
    '只知道月份或年份就写到那里，例如 `2026-11`。',
  '`{}` does not say who says what.': '`{}` 没有说是谁、说了什么。',
  'Write it like `--said "{}"`.': '写成 `--said "{}"` 这样。',
  '`{}` has several entries in `{}`.': '`{1}` 在 `{2}` 里有好几条。',
  'Name one by its id: {}.': '用 id 指明一条：{}。',
  'It names none.': '它没有写任何情报源。',
  'Add a new source to `sources.yml` first.': '新的情报源请先写进 `sources.yml`。',
  '`{}` has no entry `{}`.': '`{}` 没有条目 `{}`。',
  'It is empty.': '它是空的。',
  'Its entries are counted from 0 to {n}.': '它的条目从 0 数到 {}。',
  'A new entry is written in the file, or in the form of the site.': '新条目请在文件里写，或用网站上的表单。',
  '`{}` has no source `{}`.': '`{}` 没有情报源 `{}`。',
  '`{}` has no action `{}`.': '`{}` 没有改进措施 `{}`。',
  'It has {}.': '它有 {}。',
  'It has none.': '它一个也没有。',
  '`{}` is not set by itself.': '`{}` 不能单独设置。',
  'An id is changed by `precedent-kb renumber`, which takes the citations along.':
    'id 用 `precedent-kb renumber` 来改，引用会跟着改。',
  'A verdict is turned by `--verdict` with `--why`, so that its history tells of it.':
    '结论用 `--verdict` 加 `--why` 来改，历史里才有记录。',
  'A tag is added by `--tag`.': '标签用 `--tag` 来加。',
  '`{}` does not name a field and its value.': '`{}` 没有写字段和它的值。',
  'Write it like `--set severity=low`.': '写成 `--set severity=low` 这样。',
  'Write `--publish`, `--supersede-by` or `--withdraw`, which do what belongs to it.':
    '请写 `--publish`、`--supersede-by` 或 `--withdraw`，相关的内容会一并写好。',
  '`precedent-kb renumber` gives one of them another id. Do that first.':
    '先用 `precedent-kb renumber` 给其中一份换 id。',
  'No change is named, and there is nobody to ask.': '没有说要改什么，也没有人可问。',
  'Name one, such as `--close A1` or `{}`; `precedent-kb update --help` lists them.':
    '请写明，例如 `--close A1` 或 `{}`；`precedent-kb update --help` 列出全部选项。',
  'The report would not pass the check:': '修改后的报告通不过检查：',
  'and {n} more problem': '另有 {} 个问题',
  'and {n} more problems': '另有 {} 个问题',
  '`{}` cannot take its own place.': '`{}` 不能取代它自己。',
  'Name the newer report.': '请写较新的报告。',
  '`{}` is `{}` itself.': '`{}` 自己就是 `{}`。',
  'Name the report that holds.': '请写仍然有效的报告。',
  'The file is written in a way that this cannot change by itself, such as a value that is shared by an anchor.':
    '这个文件的写法无法自动修改，例如某个值被锚点共用。',
  'Change it in an editor, then run `precedent-kb check`.': '请在编辑器里改，然后运行 `precedent-kb check`。',
  'The action `{}` is done already.': '改进措施 `{}` 已经完成。',
  'Say what shows that it holds, or leave it out.': '请写明验证依据，或不写这一项。',
  'The action `{}` is `{}` already.': '改进措施 `{}` 已经是 `{}`。',
  'Leave it out.': '不写这一项即可。',
  'Leave that out.': '不写这一项即可。',
  '`{}` has the tag `{}` already.': '`{}` 已有标签 `{}`。',
  '`{}` has the indicator `{}` already, as `{}`.': '`{}` 已有指标 `{}`，即 `{}`。',
  'The report is `{}` already.': '报告已经是 `{}`。',
  'The report is `{}`, and whoever cited it was told so.': '报告是 `{}`，引用过它的人已经得知。',
  'Write a new report that is related to it.': '请另写一份报告，并与它建立关联。',
  'The verdict is `{}` already, since `{}`.': '结论自 `{2}` 起就是 `{1}`。',
  'Name another verdict; a field of this one is changed by --set, such as `{}`.':
    '请写别的结论；只改这个结论的某个字段用 --set，例如 `{}`。',
  'The verdict was last turned at `{}`, and `{}` lies before that.': '结论上一次改变是在 `{}`，`{}` 比它早。',
  'Give a later time, or correct the history in the file.': '请写较晚的时间，或在文件里更正历史。',
  'Nothing was written, since there is nobody to ask.': '没有写入，因为没有人可问。',
  'Write `--yes` to have this written, or `--dry-run` to look at it alone.':
    '写 `--yes` 就写入，写 `--dry-run` 只看差异。',

  'Write false to hand out no source of a report.': '写 false 就不提供报告的源文件。',
  'Write false to let no browser keep the site.': '写 false 就不让浏览器保存网站。',

  // Questions and results.
  '`{}` says all of that already.': '`{}` 已经是这样写的。',
  'The check will say:': '检查会提示：',
  'Still written for the earlier verdict: {}.': '这些仍是按原来的结论写的：{}。',
  'Change one with `{}`.': '用 `{}` 来改。',
  'Write this?': '写入吗？',
  Yes: '是',
  No: '否',
  'Which report takes its place?': '哪份报告取代它？',
  'That is all': '就这些',
  'The verdict has turned': '结论变了',
  'A source says something else now': '情报源改口了',
  'An action is done': '一项改进措施完成了',
  'The work has got on': '处理有了进展',
  'A tag is missing': '缺一个标签',
  'Publish it': '发布',
  'Another report takes its place': '由另一份报告取代',
  'Withdraw it': '撤回',
  'What has changed?': '哪里变了？',
  'What else has changed?': '还有哪里变了？',
  'What did it turn out to be?': '最终是什么？',
  'So far it is {}.': '目前是{}。',
  'What made it turn?': '是什么让结论改变？',
  'When did it turn?': '什么时候改变的？',
  'Why is the verdict so, in one sentence that stands by itself?':
    '为什么是这个结论？用一句能单独读懂的话说明。',
  'Leave it empty when you have none.': '没有就留空。',
  'What made the alert wrong or harmless?': '告警为什么是错的或无害的？',
  'Not known': '不清楚',
  'Which finding settled it?': '哪项发现一锤定音？',
  'None of them': '都不是',
  'Which source?': '哪个情报源？',
  'What does it say now?': '它现在怎么说？',
  'When did it say so?': '什么时候这么说的？',
  'Which action is done?': '哪项改进措施完成了？',
  'When was it done?': '什么时候完成的？',
  'What shows that it holds?': '有什么能证明它有效？',
  'A link, an id or a date; leave it empty when nothing does.': '链接、id 或日期；没有就留空。',
  'Which tag?': '哪个标签？',
  'How far is the work?': '处理到哪一步了？',
  'What is wrong with it, for those who have cited it?': '它哪里不对？写给引用过它的人看。',
  'Times are in the zone {}.': '时间按时区 {}。',
  'now, yesterday 14:00, 昨天 14:00, 2026-11-20 09:10, 2026-11':
    '现在、昨天 14:00、40 分钟前、2026-11-20 09:10、2026-11',
  'This cannot be empty.': '这里不能为空。',
  'This has {n} characters; {n} is the most.': '这里有 {} 个字符；最多 {} 个。',
  'The front matter of the template is not valid YAML: {}.': '模板的头部不是有效的 YAML：{}。',
  'The front matter of the report is not valid YAML: {}.': '报告的头部不是有效的 YAML：{}。',
  'Correct it in its file.': '请在文件里改正。',
  'Choose another template, and correct this one in its file.': '另选一个模板，并在文件里改正这一个。',
  'The id `{}` is given to another report.': '编号 `{}` 已属于另一份报告。',
  'Write `{}`, which was free when this page was built.': '改成 `{}`，本页构建时它还没有人用。',
  '`{}` says that it supersedes `{}`, so that cannot take its place.':
    '`{}` 写明它取代 `{}`，所以后者不能取代它。',
  'Name the newer report, or correct the relation first.': '请写较新的报告，或先改正这条关系。',
  'The report has no part `{}`.': '报告里没有 `{}` 这一部分。',
  'The text of `{}` opens a code block that it does not close.': '`{}` 的文字里有没有结束的代码块。',
  'Write a line with the same marks below the code.': '在代码下面另写一行同样的标记。',
  'The text of `{}` holds `{}`, which begins or ends another part.':
    '`{}` 的文字里有 `{}`，它会开始或结束另一部分。',
  'Put it in backticks if it is quoted; sections and elements are added in an editor.':
    '如果是引用，就放进反引号；章节和元素请在编辑器里增加。',
};
