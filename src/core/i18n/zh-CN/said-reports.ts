/** What reading, checking and git say of reports. English sentence by sentence, with `{}` for what stands in it, `{n}` for a number, `{w}` for a word, `{s}` for sentences. */
export const zhCnReports: Readonly<Record<string, string>> = {
  '`{}` holds no `{}`.': '`{}` 里没有 `{}`。',
  '`{}` stands in the middle of a line.': '`{}` 写在了行中间。',
  'Put `{}` and `{}` on lines of their own, with a blank line around its text.':
    '把 `{}` 和 `{}` 各写一行，与正文之间空一行。',
  'Move it into a `{}`.': '把它移进 `{}`。',
  'Close the element around it first, with a blank line before `{}`.': '先结束外层元素，再空一行写 `{}`。',
  '`{}` cannot stand outside of every element.': '`{}` 不能写在所有元素之外。',
  '`{}` cannot stand inside `{}`.': '`{}` 不能写在 `{}` 里。',
  'The id `{}` stands on two elements.': '两个元素用了同一个 id `{}`。',
  'Give this `{}` an id of its own, such as `{}`.': '给这个 `{}` 另起一个 id，例如 `{}`。',
  'Keep one of the two.': '保留一个。',
  'Write every attribute as name="value" with plain text.': '属性一律写成 name="value"，值是普通文字。',
  '`{}` is an indicator, and no link leads to one.': '`{}` 是指标，不能链接到它。',
  'Link to the page that tells of it, or leave the attribute out.': '链接到介绍它的网页，或者去掉这个属性。',
  'Add `{}` with the raw material and what it means.': '加上 `{}`，写原始材料和它说明什么。',
  'The front matter is not closed.': '头部没有结束。',
  'Write a line with `---` behind its last field.': '在最后一个字段后面另写一行 `---`。',
  'The file is empty.': '文件是空的。',
  'The file does not begin with front matter.': '文件开头没有头部字段。',
  'Begin it with a line `---`, then the fields (`id`, `title`, `status`, `severity`, `tlp`, `verdict`, `times`), then a line `---`.':
    '开头写一行 `---`，接着写字段（`id`、`title`、`status`、`severity`、`tlp`、`verdict`、`times`），再写一行 `---`。',
  'Write plain fields, without aliases.': '写普通字段，不用别名。',
  'Write one field per line, as in `name: value`.': '每行写一个字段，如 `name: value`。',
  'Write the values out.': '把值直接写出来。',
  'No field of a report needs that; flatten it.': '报告用不到这么深，请展平。',
  'Write the value out.': '把值直接写出来。',
  'Put a value that begins with `*` in quotation marks.': '以 `*` 开头的值要加引号。',
  'Check the line; a value with `: `, `#` or a leading `@`, `*`, `&`, `%` needs quotation marks.':
    '检查这一行；值里有 `: `、`#`，或以 `@`、`*`、`&`、`%` 开头，都要加引号。',
  'Keep one of the two fields and delete the other.': '两个字段保留一个，删掉另一个。',
  'Indent with spaces; YAML does not allow tabs.': '用空格缩进；YAML 不允许制表符。',
  'Give all fields of one level the same number of leading spaces.': '同一层的字段，行首空格数要一样。',
  'Put the value in quotation marks, or check the colon of this line.': '给值加引号，或检查这一行的冒号。',
  'Write a colon and a space between the name of a field and its value.':
    '字段名和值之间写一个英文冒号和一个空格。',
  'Put a value that holds `: ` in quotation marks.': '值里有 `: ` 就加引号。',
  'Put a value that begins with `!` in quotation marks.': '以 `!` 开头的值要加引号。',
  'Keep one of the two sides, and delete the lines with the marks.': '保留其中一边，删掉带标记的行。',
  'Write the second {} behind the value.': '在值后面补上另一个{}。',
  'Close the bracket.': '补上右括号。',
  'Write a space behind the colon.': '冒号后面加一个空格。',
  'this line is no field: a name, a colon, a space, a value': '这一行不是字段（字段名、冒号、空格、值）',
  'this line has no colon behind the name of the field': '这一行的字段名后面没有冒号',
  'this value holds a colon and a space, and so reads as a field of its own':
    '值里有冒号加空格，会被读成另一个字段',
  'this field has another indent than the fields beside it': '这个字段的缩进和同层字段不一样',
  'a line cannot begin with `%`': '行首不能是 `%`',
  'this field is indented deeper than the one above it, which has a value already':
    '这个字段比上一行缩进更深，而上一行已经有值',
  'the mark `{}` of an unfinished merge stands here': '这里有未完成合并的标记 `{}`',
  'this {} is never closed': '这个{}没有结束',
  '`{}` stands there twice': '`{}` 出现了两次',
  'this does not fit what stands above it, or before it on the line': '这里和上一行或前面的内容对不上',
  'The image `{}` has no alternative text.': '图片 `{}` 没有替代文字。',
  'Say what it shows: `![Login page of the bastion host](./login.png)`.':
    '写明图里是什么：`![堡垒机登录页](./login.png)`。',
  'The image `{}` does not stand beside the report.': '图片 `{}` 不在报告旁边。',
  'Save it next to the report and write `![what it shows](./name.png)`; pages load nothing from other hosts.':
    '把它存到报告旁边，写成 `![图里是什么](./name.png)`；页面不从别的主机加载任何东西。',
  "The image `{}` lies outside of the report's folder.": '图片 `{}` 在报告文件夹之外。',
  'Move it beside the report.': '移到报告旁边。',
  '`{}` is not a picture that a page can show.': '`{}` 不是网页能显示的图片。',
  'Save it as one of {}.': '存成这些格式之一：{}。',
  "The image `{}` is a link out of the report's folder.": '图片 `{}` 是通往报告文件夹之外的链接。',
  'Copy the picture itself beside the report.': '把图片本身复制到报告旁边。',
  'The image `{}` is over 20 MB.': '图片 `{}` 超过 20 MB。',
  'Crop or scale it.': '裁剪或缩小。',
  'There is no image `{}` beside the report.': '报告旁边没有图片 `{}`。',
  'Check its name, and that it is in git.': '检查文件名，并确认它已加入 git。',
  'The image `{}` cannot be read.': '图片 `{}` 无法读取。',
  'Save it again as PNG or JPEG.': '重新存成 PNG 或 JPEG。',
  'The image `{}` is empty.': '图片 `{}` 是空文件。',
  'Save the picture again beside the report.': '把图片重新存到报告旁边。',
  'Run `git lfs pull`; in CI write `lfs: true` into the checkout step.':
    '运行 `git lfs pull`；CI 里在检出步骤写 `lfs: true`。',
  'Run `git annex get` for it.': '对它运行 `git annex get`。',
  '`{}` cites nothing.': '`{}` 没有引用任何内容。',
  'Write the id of a report, such as `[[INC-2023-0001]]`, or put the brackets in backticks.':
    '写报告的 id，例如 `[[INC-2023-0001]]`；若不是引用，就把方括号放进反引号。',
  '`{}` is not a citation.': '`{}` 不是引用。',
  'Write the anchor as it stands on the page, such as `{}`.': '照页面上的样子写锚点，例如 `{}`。',
  'Cite a report as `[[INC-2023-0001]]` or `[[INC-2023-0001#F2|words]]`; put a command with `[[` in backticks.':
    '引用写成 `[[INC-2023-0001]]` 或 `[[INC-2023-0001#F2|文字]]`；带 `[[` 的命令放进反引号。',
  'A link to `{}` is not allowed.': '不允许链接到 `{}`。',
  'Link to https:// addresses only; quote anything else in backticks.':
    '只能链接 https:// 网址；其他的放进反引号。',
  'This link has no address.': '这个链接没有地址。',
  'Write a full address with https://.': '写带 https:// 的完整网址。',
  '`{}` is not an address that a report may link to.': '报告不能链接到 `{}`。',
  '`{}` is a path, and nothing but reports and their pictures is published.':
    '`{}` 是路径，而发布的只有报告和它们的图片。',
  'Cite a report as `[[INC-2023-0001]]`, link to a part of this one as `#F1`, or write a full address with https://.':
    '引用报告写 `[[INC-2023-0001]]`，链接本报告的部分写 `#F1`，或写带 https:// 的完整网址。',
  'This report has no part `{}`.': '本报告没有 `{}` 这一部分。',
  'Link to an element, such as `#F1`, or to a section, such as `#findings`.':
    '链接到元素（如 `#F1`）或章节（如 `#findings`）。',
  'The report has {n} tags.': '报告有 {} 个标签对。',
  'This line is nested 64 levels deep.': '这一行嵌套了 64 层。',
  'Quote raw material in a fenced code block.': '原始材料放进代码块。',
  'Delete it, or write the opening tag before it.': '删掉它，或在前面补上开始标签。',
  'Close `{}` first with `{}`, or delete this tag.': '先用 `{2}` 结束 `{1}`，或删掉这个标签。',
  'Write `{}` on a line of its own behind its text, with a blank line before it.':
    '在正文后面空一行，单独写一行 `{}`。',
  '`{}` is never closed.': '`{}` 没有结束。',
  'A tag of `{}` stands in one paragraph with its text.': '`{}` 的标签和正文写在了同一段。',
  'Put a blank line behind `{}`, and one before `{}`.': '`{}` 后面和 `{}` 前面各空一行。',
  'The tag `{}` holds code.': '标签 `{}` 里有代码。',
  'The tag `{}` is not written right.': '标签 `{}` 写得不对。',
  'Write every attribute as name="value" with straight quotation marks, such as `{}`.':
    '属性一律写成 name="value"，用英文直引号，例如 `{}`。',
  'This looks like {}: `{}`.': '这里像是{}：`{}`。',
  'Remove it and have it replaced where it is valid: it stays in the history of git. If it gives access to nothing, name it in `secrets.allow` of precedent.config.ts.':
    '删掉它，并在生效的地方更换：git 历史里还留着。如果它什么也打不开，写进 precedent.config.ts 的 `secrets.allow`。',
  'a private key': '私钥',
  'a signed token (JWT)': '签名令牌（JWT）',
  'an access token': '访问令牌',
  'a password in Base64': 'Base64 写的密码',
  'a password in an address': '网址里的密码',
  'the key of a webhook': 'webhook 密钥',
  'a cloud access key': '云访问密钥',
  'an AWS secret key': 'AWS 密钥',
  'a Google Cloud key': 'Google Cloud 密钥',
  'a token of {}': '{} 的令牌',
  '`{}` is a comment in code.': '`{}` 是代码注释。',
  'Delete it; a draft may say the same in a `> [!NOTE]`.': '删掉；草稿里可以写成 `> [!NOTE]`。',
  '`{}` reads as code, and a report holds no code.': '`{}` 会被读成代码，而报告里不能有代码。',
  'Write `{}` for the text, or put it in backticks.': '要写文字就写 `{}`，或放进反引号。',
  'A `{}` opens code, and a report holds no code.': '`{}` 会被读成代码开头，而报告里不能有代码。',
  'Write `{}` for the character, or put the words in backticks.':
    '要写这个字符就写 `{}`，或把文字放进反引号。',
  'If it is text, write `{}`, or put it in backticks.': '如果是文字，写 `{}`，或放进反引号。',
  '`{}` reads as the start of an element.': '`{}` 会被读成元素开头。',
  'A report has no HTML comments.': '报告里不能有 HTML 注释。',
  'Delete the comment; a draft may say the same in a `> [!NOTE]`.': '删掉注释；草稿里可以写成 `> [!NOTE]`。',
  '`{}` is not a link here.': '`{}` 在这里不是链接。',
  'Write the address without the angle brackets, or `[words](https://…)`.':
    '去掉尖括号写网址，或写 `[文字](https://…)`。',
  'Write the mail address without the angle brackets.': '去掉尖括号写邮箱地址。',
  'There is no element `{}`.': '没有 `{}` 这个元素。',
  'Write `{}` if it is text, or put it in backticks.': '如果是文字，写 `{}`，或放进反引号。',
  'Elements are {}.': '元素有：{}。',
  '`{}` is HTML, and a report holds none.': '`{}` 是 HTML，报告里不能有。',
  'Write it in Markdown; write `{}` if it is text, or put it in backticks.':
    '用 Markdown 写；如果是文字，写 `{}` 或放进反引号。',
  'Delete it; write `{}` if it is text, or put it in backticks.': '删掉；如果是文字，写 `{}` 或放进反引号。',
  '`{}` cannot stand in a report.': '报告里不能写 `{}`。',
  'Use Markdown and the elements of the guide.': '用 Markdown 和指南里的元素。',
  'Lists, quotations or emphasis are nested too deeply here.': '这里的列表、引用或强调嵌套太深。',
  'Flatten them, or quote raw material in a fenced code block.': '展平，或把原始材料放进代码块。',
  'A line that begins with `{}` reads as code, and a report holds no code.':
    '以 `{}` 开头的行会被读成代码，而报告里不能有代码。',
  'Begin the sentence with another word, or put a command in a fenced code block.':
    '换个词开头，命令则放进代码块。',
  'The file is in UTF-16.': '文件是 UTF-16 编码。',
  'Save it as UTF-8.': '存成 UTF-8。',
  'The file holds a NUL byte, so it is not a text.': '文件里有 NUL 字节，不是文本。',
  'Write the report as UTF-8 text.': '报告要写成 UTF-8 文本。',
  'The file is {}; a report may have 1 MB.': '文件有 {}；报告最多 1 MB。',
  'Move raw logs and captures to a file beside the report or to the evidence store, and quote the lines that matter.':
    '把原始日志和抓包移到旁边的文件或证据库，报告里只引关键的几行。',
  'The file is not UTF-8: line {n} holds bytes of another encoding, probably GB18030.':
    '文件不是 UTF-8：第 {} 行是别的编码，多半是 GB18030。',
  'The file is not UTF-8: line {n} holds bytes of another encoding.': '文件不是 UTF-8：第 {} 行是别的编码。',
  'Convert it, for example with `iconv -f UTF-16 -t UTF-8`, and save it as UTF-8.':
    '转换编码，例如用 `iconv -f UTF-16 -t UTF-8`，再存成 UTF-8。',
  'Convert it, for example with `iconv -f GB18030 -t UTF-8`, and save it as UTF-8.':
    '转换编码，例如用 `iconv -f GB18030 -t UTF-8`，再存成 UTF-8。',
  'Action `{}` of {} was due on `{}` and is still `{}`.':
    '{2} 的措施 `{1}` 应在 `{3}` 完成，现在还是 `{4}`。',
  'Set its `status` to `done` with `done_on`, or to `wont_do` with the reason in its text, or agree on another `due`.':
    '把 `status` 改成 `done` 并写 `done_on`，或改成 `wont_do` 并写明原因，或商定新的 `due`。',
  'Publish it first, or leave the citation out until it is.': '先发布它，或暂时不引用。',
  'Cite the report that supersedes it.': '引用取代它的报告。',
  'Say in the sentence that it is withdrawn, or remove the citation.': '在句子里写明它已撤回，或去掉引用。',
  'There is no report `{}`.': '没有报告 `{}`。',
  'Cite a report of this archive, or put the id in backticks.': '引用本库的报告，或把 id 放进反引号。',
  '`{}` has no part `{}`.': '`{}` 没有 `{}` 这一部分。',
  'It has no parts to cite; write `{}`.': '它没有可引用的部分，写 `{}`。',
  '`{}` is a draft.': '`{}` 是草稿。',
  '`{}` is superseded.': '`{}` 已被取代。',
  '`{}` is withdrawn.': '`{}` 已撤回。',
  'This element was published as `{}` and is `{}` now.': '这个元素发布时是 `{}`，现在是 `{}`。',
  'Write `{}` again: citations of it would lead to something else. A new element takes a new number.':
    '改回 `{}`：否则引用会指向别的内容。新元素用新编号。',
  '`{}` was published and is not there any more.': '`{}` 已经发布过，现在不见了。',
  'Keep `{}` and say in it what became of it; whoever cited it finds nothing now.':
    '保留 `{}`，并写明后来怎样；引用它的人现在什么也找不到。',
  'The verdict is `false_positive` without a cause.': '结论是 `false_positive`，却没有原因。',
  'Add `cause` to the verdict, one of: {}.': '给结论加上 `cause`，取其中一个：{}。',
  'The id `{}` does not begin with `{}`, the prefix of this archive.': 'id `{}` 不以本库的前缀 `{}` 开头。',
  'Write `{}`, or change `idPrefix` in precedent.config.ts.':
    '写 `{}`，或修改 precedent.config.ts 的 `idPrefix`。',
  'The id `{}` differs from the file name `{}`.': 'id `{}` 和文件名 `{}` 不一致。',
  'Write the id that the file is named after, or rename the file to `{}`.':
    '把 id 改成文件名里的，或把文件改名为 `{}`。',
  'The file `{}` does not lie in the folder of its year.': '文件 `{}` 不在对应年份的文件夹里。',
  'Move it to `{}`.': '移到 `{}`。',
  'The alias `{}` repeats `{}` of the same report.': '别名 `{}` 和同一报告的 `{}` 重复。',
  'Remove it.': '删掉它。',
  'The id `{}` of `{}` is already {} of `{}`.': '`{2}` 的 id `{1}` 已经是 `{4}` 的{3}。',
  'The alias `{}` of `{}` is already {} of `{}`.': '`{2}` 的别名 `{1}` 已经是 `{4}` 的{3}。',
  'an alias': '别名',
  'the id': 'id',
  'Remove the alias from the report that it never belonged to.': '从不该有它的报告里删掉这个别名。',
  'Give the younger report another id and file name; `{}` is free here.':
    '给较新的报告换 id 和文件名；这里 `{}` 可用。',
  'The value `{}` is defanged.': '值 `{}` 是去活写法。',
  'Write `{}`; pages defang it themselves and never link to it.': '写 `{}`；页面会自己去活，也不会链接。',
  '`{}` is no value of the type `{}`.': '`{}` 不是 `{}` 类型的值。',
  'Write it like {}.': '写法如：{}。',
  'Write `{}`, or correct the value.': '写 `{}`，或改正值。',
  '`{}` is an address for documentation, so no alert will ever match it.':
    '`{}` 是文档专用地址，不会有告警命中。',
  'Write the true address, or limit the report with `tlp` if it may not be seen by all.':
    '写真实地址；不能公开的话，用 `tlp` 限制范围。',
  '`{}` is a private or reserved address, which exists in other networks as well.':
    '`{}` 是私有或保留地址，别的网络里也有。',
  'Name the host in `assets`, and list as an indicator only what can be met from outside.':
    '主机写进 `assets`；指标只列外部能遇到的。',
  'The placeholder `{}` stands in a report that is {}.': '{2}的报告里还有占位符 `{1}`。',
  'in review': '审阅中',
  published: '已发布',
  'Write what it stands for, or remove it; put it in backticks if the words are quoted. What nobody knows can be said: “not known”.':
    '写出实际内容或删掉；若是引文就放进反引号。没人知道的可以写“不详”。',
  'The report is published without a `summary`.': '报告已发布，却没有 `summary`。',
  'Say in 280 characters what happened and how it ended, or set `record_status: draft`.':
    '用 280 字以内写发生了什么、如何了结，或设 `record_status: draft`。',
  'The report is published without a finding.': '报告已发布，却没有发现。',
  'Add a `<Finding>` with `<Evidence>` in it, or set `record_status: draft`.':
    '加一个带 `<Evidence>` 的 `<Finding>`，或设 `record_status: draft`。',
  'The report is published, and no finding has evidence ({}).': '报告已发布，但没有一条发现带证据（{}）。',
  'Add `{}` to the finding that settled the verdict.': '给决定结论的发现加上 `{}`。',
  'The report is published without a lesson.': '报告已发布，却没有经验教训。',
  'Add a `<Lesson>` that says what to know next time, or set `record_status: draft`.':
    '加一个 `<Lesson>` 写下次要知道什么，或设 `record_status: draft`。',
  'The report is withdrawn without a date.': '报告已撤回，却没有日期。',
  'Add `withdrawn_on` with the day, such as `2024-10-24`.': '加上 `withdrawn_on` 和日期，例如 `2024-10-24`。',
  'The report is withdrawn without a reason.': '报告已撤回，却没有理由。',
  'Add `withdrawn_reason`: what is wrong with it, for those who have cited it.':
    '加上 `withdrawn_reason`：写明哪里不对，给引用过的人看。',
  'The report has none; add it, or remove this field.': '报告里一个也没有；加上它，或删掉这个字段。',
  'There is no {} `{}` in this report.': '本报告没有{} `{}`。',
  asset: '资产',
  indicator: '指标',
  finding: '发现',
  'other intel entry': '其他情报条目',
  'The relation `{}` leads to `{}`, and there is no such report.': '关系 `{}` 指向 `{}`，而没有这份报告。',
  'Write the id of a report of this archive.': '写本库里一份报告的 id。',
  '`{}` is `{}` `{}`, which is this report.': '`{}` 的 `{}` 指向 `{}`，正是本报告自己。',
  'Write the id of the other report, or remove the relation.': '写另一份报告的 id，或删掉这条关系。',
  '`{}` runs in a circle: {}.': '`{}` 绕成了圈：{}。',
  'Remove the relation from the report that readers should end up at.':
    '从读者最后应当看到的那份报告里删掉这条关系。',
  'The newest evidence about `{}` is dated `{}`, at least {n} days before the detection; evidence about the type `{}` usually lasts {n} days.':
    '`{}` 最新的证据是 `{}` 的，至少早于检测 {} 天；`{}` 类型的证据一般有效 {} 天。',
  'Ask the source for its newest evidence.': '请来源给出最新证据。',
  'If there is none, consider the cause `stale_intel` or `ip_reuse`.':
    '如果没有，考虑原因 `stale_intel` 或 `ip_reuse`。',
  'The tag `{}` does not stand in tags.yml.': 'tags.yml 里没有标签 `{}`。',
  'Write `{}`, which has this as another name.': '写 `{}`，这是它的别名。',
  'Use a tag of the vocabulary, or add to tags.yml:': '用已有的标签，或加到 tags.yml：',
  'If the tag is new, add to tags.yml:': '如果是新标签，加到 tags.yml：',
  'This entry of the history is dated `{}`, before the entry above it (`{}`).':
    '这条历史记录是 `{}`，早于上一条（`{}`）。',
  'Write the oldest entry first, or correct the date.': '最早的写在最前面，或改正日期。',
  '{} is `{}`, before {} (`{}`).': '{} 是 `{}`，早于 {}（`{}`）。',
  'Correct one of the two; write a date only as exactly as it is known, such as `2023-09`.':
    '改正其中一个；日期知道多细就写多细，例如 `2023-09`。',
  '{} is `{}`, which is still to come.': '{} 是 `{}`，还没有到。',
  'Write the date at which it happened, or leave the field out until it has.':
    '写实际发生的日期；还没发生就先不写。',
  'The verdict is `{}`, but the {} evidence about `{}` is dated `{}`, which {}.':
    '结论是 `{}`，但 `{3}` 的{2}证据是 `{4}` 的：{5}。',
  newest: '最新',
  malicious: '恶意',
  'Ask the source for evidence of our own time.': '请来源给出我方持有期间的证据。',
  'Ask the source for a sample that runs there.': '请来源给出能在那里运行的样本。',
  'Without it, write `{}` and `{}`; if the verdict stands all the same, say why in `verdict.override`.':
    '如果没有，写 `{}` 和 `{}`；仍坚持原结论的话，在 `verdict.override` 写明理由。',
  '{} and {} call it malicious, but count as {}: the report does not show that each rests on evidence of its own.':
    '{} 和 {} 都说它恶意，但只能算 {}：报告没有说明各自有独立证据。',
  'Ask what each label rests on.': '问清每个标签的依据。',
  'An entry with an observation of its own lists the others in `independent_of`; labels on one sample stay one.':
    '有独立观察的条目在 `independent_of` 里列出其他来源；同一样本的标签只算一个。',
  '`{}` and `{}` cannot be compared: `{}` is missing, so this alert is neither confirmed nor contradicted by it.':
    '`{}` 和 `{}` 无法比较：缺少 `{}`，所以既不能证实也不能反驳这条告警。',
  'Find out {}.': '请查明{}。',
  'If nobody can tell, leave it out.': '没人知道就不写。',
  'since when the address was ours: `held_from`, the earliest day that a record supports':
    '地址从何时起归我方：`held_from`，写有记录支持的最早一天',
  'how old the evidence is: `last_evidence`, of the indicator or in what a source said':
    '证据有多旧：指标或来源说法里的 `last_evidence`',
  'what the sample runs on: `os`, or a `file_type` that tells it':
    '样本在什么系统上运行：`os`，或能说明系统的 `file_type`',
  'what the asset runs: `os_family`': '资产是什么系统：`os_family`',
  'The cause is `ip_reuse`, but the report does not say {}.': '原因是 `ip_reuse`，但报告没有写{}。',
  'since when the address was ours': '地址从何时起归我方',
  'how old the evidence is': '证据有多旧',
  'since when the address was ours, nor how old the evidence is': '地址从何时起归我方，也没有写证据有多旧',
  'Add {}.': '请补上{}。',
  '`held_from` to the address in `assets[].ips`': '`assets[].ips` 里地址的 `held_from`',
  '`last_evidence` to the indicator': '指标的 `last_evidence`',
  '`held_from` to the address in `assets[].ips`, and `last_evidence` to the indicator':
    '`assets[].ips` 里地址的 `held_from` 和指标的 `last_evidence`',
  'There is no folder {}.': '没有文件夹 {}。',
  'Name the folder of the reports with --incidents, or set `incidents` in {}. `init` begins an archive.':
    '用 --incidents 指定报告文件夹，或在 {} 里设 `incidents`。`init` 可以建立档案。',
  'Put the file itself into the folder.': '把文件本身放进文件夹。',
  'This is a folder, and its name ends in `.mdx` as that of a report does.':
    '这是文件夹，名字却像报告一样以 `.mdx` 结尾。',
  'Name the folder by the id alone, and the report in it `index.mdx`.':
    '文件夹只用 id 命名，里面的报告叫 `index.mdx`。',
  'This is no file but a pipe, a socket or a device.': '这不是文件，而是管道、套接字或设备。',
  'Remove it from the incidents folder.': '把它移出报告文件夹。',
  'This file is not read as a report: its name does not end in `.mdx`.':
    '这个文件不会当作报告读：名字不以 `.mdx` 结尾。',
  'Rename it, such as `INC-2023-0001.mdx`.': '改名，例如 `INC-2023-0001.mdx`。',
  'This is no folder.': '这不是文件夹。',
  'The folder cannot be read: {}.': '文件夹无法读取：{}。',
  'The file cannot be read: {}.': '文件无法读取：{}。',
  'It was removed meanwhile, or is a link that leads nowhere.': '它已被删除，或是断开的链接。',
  'This link leads nowhere.': '这个链接是断开的。',
  'This link leads to the incidents folder itself.': '这个链接指向报告文件夹自己。',
  'This link leads out of the incidents folder.': '这个链接通往报告文件夹之外。',
  'Run `{}`, or name the right branch as `repository.branch` in precedent.config.ts.':
    '运行 `{}`，或在 precedent.config.ts 的 `repository.branch` 写对分支名。',
  'Run `{}`.': '运行 `{}`。',
  'The attribute `{}` of `{}` {}.': '`{2}` 的属性 `{1}` {3}。',
  'stands there twice': '写了两次',
  'holds code': '里是代码',
  '`{}` hides its host behind a name.': '`{}` 把主机名藏在了用户名后面。',
  'The image `{}` has no pixels: its head says {} × {}.': '图片 `{}` 没有像素：文件头写的是 {} × {}。',
  'Save it again from its origin, as PNG or JPEG.': '从原图重新存成 PNG 或 JPEG。',
  'The drawing `{}` is over 1 MB.': '矢量图 `{}` 超过 1 MB。',
  'Save it as PNG.': '存成 PNG。',
  'The image `{}` has {n} × {n} pixels, and {n} million are the most.':
    '图片 `{}` 有 {} × {} 像素，最多 {} 百万像素。',
  'The image `{}` has more than {n} million pixels in all of its frames.':
    '图片 `{}` 所有帧合计超过 {} 百万像素。',
  'Crop or scale it, or leave frames out.': '裁剪、缩小或减少帧数。',
  'The image `{}` takes too long to draw.': '图片 `{}` 渲染太慢。',
  'The image `{}` is damaged or cut off: it cannot be decoded to its end.':
    '图片 `{}` 已损坏或被截断，解不到末尾。',
  '`{}` does not close `{}` of line {n}.': '`{1}` 结束不了第 {3} 行的 `{2}`。',
  '`{}` closes nothing: {}.': '`{}` 没有对应的开始标签：{}。',
  'no such element is open here': '这里没有打开这个元素',
  '`{}` of line {n} is still open': '第 {2} 行的 `{1}` 还没结束',
  'The alias `{}` is the name of a file of the site, so no page can have it.':
    '别名 `{}` 是网站里一个文件的名字，页面不能用。',
  'Write it without the ending, or remove it.': '去掉后缀，或删掉它。',
  'Write it like the source does.': '照来源的写法写。',
  '`{}` stays plain text on a page of the team.': '`{}` 在团队自己的页面上只是普通文字。',
  '`{}` is no page of this site.': '网站里没有 `{}` 这个页面。',
  'Cite a report as `[[INC-2023-0001]]`, or link to a page as its address shows it in the browser.':
    '引用报告写 `[[INC-2023-0001]]`；链接页面就照浏览器地址栏里的写。',
  'The verdict is `{}`, but the sample of `{}` is made for `{}`, and `{}` runs `{}`.':
    '结论是 `{}`，但 `{}` 的样本是为 `{}` 编译的，而 `{}` 是 `{}`。',
  'The verdict is `{}`, but the sample of `{}` seems to be made for `{}`, and `{}` runs `{}`.':
    '结论是 `{}`，但 `{}` 的样本看来是为 `{}` 编译的，而 `{}` 是 `{}`。',
  'The verdict is `{}`, but the sample of `{}` ({}) is made for `{}`, and `{}` runs `{}`.':
    '结论是 `{}`，但 `{}` 的样本（{}）是为 `{}` 编译的，而 `{}` 是 `{}`。',
  'The verdict is `{}`, but the sample of `{}` ({}) seems to be made for `{}`, and `{}` runs `{}`.':
    '结论是 `{}`，但 `{}` 的样本（{}）看来是为 `{}` 编译的，而 `{}` 是 `{}`。',
  nearest: '最近',
  'Begin it with a line `---`, then `x_template: { title: …, description: … }` and the fields.':
    '开头写一行 `---`，接着写 `x_template: { title: …, description: … }` 和各字段。',
  'The template `{}` {}.': '模板 `{}` {}。',
  'does not begin with front matter': '开头没有头部字段',
  'has front matter that is not valid YAML': '的头部不是有效的 YAML',
  'has no fields in its front matter': '的头部里没有字段',
  'does not say what it is for': '没有说明用途',
  'Write `x_template: { title: …, description: … }`.': '写上 `x_template: { title: …, description: … }`。',
  'Line {n}: {s}': '第 {} 行：{}',
  'is before `{}` held it (`held_from: {}`)': '早于 `{1}` 归我方的时间（`held_from: {2}`）',
  'is after `{}` gave it up (`held_until: {}`)': '晚于 `{1}` 交还的时间（`held_until: {2}`）',
  'is at least {n} days before `{}` held it (`held_from: {}`)':
    '早于 `{2}` 归我方的时间（`held_from: {3}`）至少 {1} 天',
  'is at least {n} days after `{}` gave it up (`held_until: {}`)':
    '晚于 `{2}` 交还的时间（`held_until: {3}`）至少 {1} 天',
  'may be before `{}` held it (`held_from: {}`)': '可能早于 `{1}` 归我方的时间（`held_from: {2}`）',
  'may be after `{}` gave it up (`held_until: {}`)': '可能晚于 `{1}` 交还的时间（`held_until: {2}`）',
  'may be at least {n} days before `{}` held it (`held_from: {}`)':
    '可能早于 `{2}` 归我方的时间（`held_from: {3}`）至少 {1} 天',
  'may be at least {n} days after `{}` gave it up (`held_until: {}`)':
    '可能晚于 `{2}` 交还的时间（`held_until: {3}`）至少 {1} 天',
  '`invoice.exe`, or a hash with all of its hexadecimal digits': '`invoice.exe`，或完整的十六进制哈希',
  'is at least 1 day before `{}` held it (`held_from: {}`)':
    '早于 `{1}` 归我方的时间（`held_from: {2}`）至少 1 天',
  'is at least 1 day after `{}` gave it up (`held_until: {}`)':
    '晚于 `{1}` 交还的时间（`held_until: {2}`）至少 1 天',
  'may be at least 1 day before `{}` held it (`held_from: {}`)':
    '可能早于 `{1}` 归我方的时间（`held_from: {2}`）至少 1 天',
  'may be at least 1 day after `{}` gave it up (`held_until: {}`)':
    '可能晚于 `{1}` 交还的时间（`held_until: {2}`）至少 1 天',
  '{n} origin': '{} 个独立来源',
  '{n} origins': '{} 个独立来源',
};
