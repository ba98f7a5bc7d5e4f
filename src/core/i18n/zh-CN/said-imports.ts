/** What imports say and refuse. English sentence by sentence, with `{}` for what stands in it, `{n}` for a number, `{w}` for a word, `{s}` for sentences. */
export const zhCnImports: Readonly<Record<string, string>> = {
  'Files, folders, or patterns in quotes, such as "posts/**/*.md".':
    '文件、文件夹，或加引号的通配模式，例如 "posts/**/*.md"。',
  'Add tags that tags.yml does not have, instead of leaving them out.': 'tags.yml 没有的标签加进去，不略过。',
  'How files are encoded that are not UTF-8, such as gb18030.': '非 UTF-8 文件的编码，例如 gb18030。',
  'There is no encoding `{}`.': '没有编码 `{}`。',
  'Write the name of one, such as gb18030, gbk, big5, shift_jis, euc-kr or windows-1252.':
    '写编码名，例如 gb18030、gbk、big5、shift_jis、euc-kr 或 windows-1252。',
  'The file begins as UTF-16 and is broken.': '文件以 UTF-16 开头，但内容已损坏。',
  'The file holds NUL bytes, so it is not a text.': '文件里有 NUL 字节，不是文本。',
  'The file is neither UTF-8 nor {w}.': '文件既不是 UTF-8，也不是 {}。',
  'The file is not UTF-8 text; it looks like GB18030. Add --encoding gb18030, or convert it.':
    '文件不是 UTF-8 文本，像是 GB18030。加上 --encoding gb18030，或先转换编码。',
  'The file is not UTF-8 text. Name its encoding with --encoding, such as --encoding gb18030, or convert it.':
    '文件不是 UTF-8 文本。用 --encoding 写明编码，例如 --encoding gb18030，或先转换编码。',
  'The file has {n} MB; one may have {n}. Split it.': '文件有 {} MB；最多 {} MB。请拆分。',
  'The file is nested too deep to be read.': '文件嵌套太深，读不了。',
  'This looks like {}. Use `{}`.': '这像是 {}。请用 `{}`。',
  'This is {w}, which no format reads; `{}` reads {}.': '这是 {}，没有格式能读；`{}` 读 {}。',
  '{w} and {w}': '{} 和 {}',
  'There is no such file or folder.': '没有这个文件或文件夹。',
  'No file matches this pattern.': '没有文件符合这个模式。',
  'This is neither a file nor a folder.': '这既不是文件，也不是文件夹。',
  'No file in this folder, or below, ends in {}.': '这个文件夹及其子文件夹里没有以 {} 结尾的文件。',
  'This is a link that leads nowhere.': '这个链接是断开的。',
  'This is a link that leads to itself.': '这个链接指向自己。',
  'The file cannot be read: {}.': '文件无法读取：{}。',
  'The folder cannot be read: {}.': '文件夹无法读取：{}。',
  'Another import into this archive is at work; this one waits for it.': '另一次导入正在写这个库，等它结束。',
  'The front matter opens with `{}` and has no closing line. Write `{}` on a line of its own below it.':
    '头部以 `{}` 开头，却没有结束行。在它下面单独写一行 `{}`。',
  'This record {}.': '这条记录{}。',
  'The file has neither front matter nor text.': '文件里既没有头部，也没有正文。',
  'This is no VERIS record: it is not an object.': '这不是 VERIS 记录：它不是对象。',
  'This is no VERIS record: it has no actor, action, asset or attribute.':
    '这不是 VERIS 记录：没有 actor、action、asset 或 attribute。',
  'post-mortems as Markdown, with YAML or TOML front matter or without':
    'Markdown 写的事后复盘，可带 YAML 或 TOML 头部',
  'VERIS incident records as JSON, such as those of the VERIS Community Database':
    'JSON 写的 VERIS 事件记录，例如 VERIS Community Database',
  'It has changed since it was imported as {w}, which was left as it is.':
    '它导入为 {} 之后又有改动；那份报告保持原样。',
  'It would not be a valid report: {s}': '不会是有效的报告：{}',
  'Read {} from {}.': '从 {2}读了 {1}。',
  '{w} to {w}': '{} 至 {}',
  '{n} reports have no date, since the source gives none; the year in their ids is 0000.':
    '{} 份报告没有日期，因为来源没有给；id 里的年份是 0000。',
  '{n} report has no date, since the source gives none; the year in its id is 0000.':
    '{} 份报告没有日期，因为来源没有给；id 里的年份是 0000。',
  'Left {} alone, since it is in the archive already.': '{} 已在库里，没有动。',
  'Left {} alone, since they are in the archive already.': '{} 已在库里，没有动。',
  'Left {} alone that have changed since the import; compare them with their reports, named above.':
    '{} 导入后又有改动，没有动；请和上面列出的报告对照。',
  'Left {} alone that has changed since the import; compare it with its report, named above.':
    '{} 导入后又有改动，没有动；请和上面列出的报告对照。',
  '{} could not be imported; the reasons are above.': '{} 无法导入，原因见上。',
  'Would add {} to `{}`: {}.': '会把 {} 加进 `{}`：{}。',
  'Added {} to `{}`: {}.': '已把 {} 加进 `{}`：{}。',
  'Left out tags that `{}` does not have: {}. With --add-tags they are added to it.':
    '略去 `{}` 没有的标签：{}。用 --add-tags 会加进去。',
  'Left out tags whose names have no letters that the id of a tag may have: {}. Give them as aliases to tags of `{}`.':
    '略去名称里没有可作标签 id 的字母的标签：{}。请在 `{}` 里把它们写成已有标签的别名。',
  'Left out values that have no place in a report:': '略去报告里没有对应位置的值：',
  'and {n} more paths': '还有 {} 个路径',
  'and {n} more path': '还有 {} 个路径',
  'Nothing was written, because of --dry-run; `{}` is as it was.':
    '因为有 --dry-run，没有写任何文件；`{}` 保持原样。',
  '{}: {s} No report gets a tag.': '{}：{}报告都不加标签。',
  'The tag `{}` is related to itself.': '标签 `{}` 和自己相关。',
  'The tag `{}` is related to `{}`, which does not stand in this file.':
    '标签 `{}` 的相关标签 `{}` 不在这个文件里。',
  'Write the id of another tag of this file.': '写这个文件里另一个标签的 id。',
  'The alias `{}` of `{}` is a name of `{}` too, so nobody finds `{}` by it.':
    '`{2}` 的别名 `{1}` 也是 `{3}` 的名称，用它查不到 `{4}`。',
  'Keep it with the one that it means, and remove it from the other one.':
    '留给它真正指的那个，从另一个里删掉。',
  'The source `{}` does not stand in sources.yml.': 'sources.yml 里没有情报源 `{}`。',
  'The service `{}` does not stand in services.yml.': 'services.yml 里没有服务 `{}`。',
  'Use a name of the list, or add to {}:': '用名单里的名称，或加到 {}：',
  'If it is new, add to {}:': '如果是新的，加到 {}：',
  'The tags {} cannot be added to `{}`, whose lines are no plain list of tags.':
    '标签 {} 加不进 `{}`：它的内容不是普通的标签列表。',
  'Correct `{}`, or add them yourself.': '改正 `{}`，或自己加上。',
  'Check its permissions.': '检查它的权限。',
  'unknown cause': '原因不明',
  'Would write {}.': '会写 {}。',
  'Would write {} to `{}`, {}, as {}.': '会写 {1}到 `{2}`（{4}）：{3}。',
  'Wrote {} to `{}`, {}, as {}.': '已写 {1}到 `{2}`（{4}）：{3}。',
  'a draft': '草稿',
  drafts: '草稿',
  'Unexpected token {}': '这里不该有 {}',
  'Unexpected end of JSON input': '内容没有写完',
  'Expected double-quoted property name': '属性名要用双引号',
  'Expected {} or {} after property value': '属性值后面要写 {} 或 {}',
  'Expected {} or {} after array element': '数组元素后面要写 {} 或 {}',
  'Expected property name or {}': '这里要写属性名或 {}',
  'Expected {} after property name': '属性名后面要写 {}',
  'Bad control character in string literal': '字符串里有控制字符',
  'Bad escaped character': '字符串里有无效的转义',
  'Unterminated string': '字符串没有结束',
  'Unexpected non-whitespace character after JSON': 'JSON 后面还有别的内容',
};
