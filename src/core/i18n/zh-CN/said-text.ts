/** What Markdown and YAML would lose or cannot hold. English sentence by sentence, with `{}` for what stands in it, `{n}` for a number, `{w}` for a word, `{s}` for sentences. */
export const zhCnText: Readonly<Record<string, string>> = {
  'The front matter {}.': '头部{}。',
  'The file {}.': '文件{}。',
  'is not valid YAML: {}': '不是有效的 YAML：{}',
  'is not valid TOML: {}': '不是有效的 TOML：{}',
  'is not valid JSON': '不是有效的 JSON',
  'is not JSON: {}': '不是 JSON：{}',
  'is nested more than {n} levels deep': '嵌套超过 {} 层',
  '{n} lines and items': '{} 行和条目',
  '{n} characters': '{} 个字符',
  'has more than {n} aliases (`*name`)': '的别名（`*name`）超过 {} 个',
  'has too many aliases': '的别名太多',
  'has no `&{}` for `*{}`': '里没有 `*{2}` 所指的 `&{1}`',
  'has a value that holds itself, `*{}`': '里有包含自身的值：`*{}`',
  'has more than {n} levels': '的层数超过 {}',
  'Move long lists to a file beside the report or to the evidence store.':
    '把长列表移到报告旁边的文件或证据库。',
  'a value cannot begin with this mark': '值不能以这个符号开头',
  'nothing may stand behind `|` or `>` on its line': '`|` 或 `>` 后面，同一行不能再有内容',
  'a value cannot begin with a hyphen and a space': '值不能以连字符加空格开头',
  'Put the value in quotation marks.': '给值加引号。',
  'Close the bracket; a `#` behind a blank begins a comment, so put such a value in quotation marks.':
    '补上右括号；空格后的 `#` 是注释的开头，值里有它就要加引号。',
  'in double quotation marks `{}` is no character': '双引号里的 `{}` 不是有效的转义字符',
  "Write a value with backslashes in single quotation marks, such as `'C:\\Users'`.":
    "值里有反斜杠就用单引号，例如 `'C:\\Users'`。",
  'this stands behind a value that begins with `{}`, and so ended before it':
    '值以 `{}` 开头，到前面已经结束，这里是多出来的',
  'Put the whole value in single quotation marks.': '整个值用单引号括起来。',
  'Put the whole value in double quotation marks.': '整个值用双引号括起来。',
  'Put the whole value in quotation marks.': '整个值加上引号。',
  'the blank here is {w}, which is none to YAML': '这里的空白是 {}，YAML 不认作空格',
  'the `{}` here is full-width': '这里的 `{}` 是全角字符',
  'Write `:` and a space in its place.': '换成英文冒号 `:` 加一个空格。',
  'Write `,` and a space in its place.': '换成英文逗号 `,` 加一个空格。',
  'Write `{` or `[` in its place.': '换成 `{` 或 `[`。',
  'Write a plain space in its place.': '换成普通空格。',
  'Write `{}` in its place.': '换成 `{}`。',
  'Write a space behind the hyphen of a list.': '列表的连字符后面要有空格。',
  '`&{}` names this value to YAML, and is no part of it.': '`&{}` 在 YAML 里是给值起名，不是值的一部分。',
  '`{}` is a comment to YAML, and no part of the value `{}`.':
    '`{}` 在 YAML 里是注释，不是值 `{}` 的一部分。',
  'Put the whole value in quotation marks when it is; a comment has a blank behind its `#`.':
    '如果是值的一部分，就给整个值加引号；如果是注释，`#` 后面加空格。',
  'Write `{}` when it is; a comment has a blank behind its `#`.':
    '如果是值的一部分，写成 `{}`；如果是注释，`#` 后面加空格。',
  'In double quotation marks `{}` is an invisible character, and no part of a path.':
    '双引号里的 `{}` 是看不见的字符，不是路径的一部分。',
  'Write it in single quotation marks: `{}`.': '用单引号写：`{}`。',
  'Write it in quotes: `"{}"`.': '加上引号：`"{}"`。',

  'Write at most {n}, or quote raw material in a fenced code block.':
    '最多写 {} 个，或把原始材料放进代码块。',
  'The report has {n} marks of Markdown, such as list items, links and emphasis.':
    '报告有 {} 个 Markdown 标记（列表项、链接、强调等）。',
  'The tables of the report have {n} cells.': '报告的表格共有 {} 个单元格。',
  'Write at most {n}; put long lists into a file beside the report, or into a fenced code block.':
    '最多写 {} 个；长列表放到报告旁边的文件，或放进代码块。',
  'A block of the report is too long for the marks of Markdown in it.':
    '报告里有一段太长，其中的 Markdown 标记又太多。',
  'Part it with blank lines, or quote raw material in a fenced code block.':
    '用空行分段，或把原始材料放进代码块。',
  'A block of the report holds too many character references, such as `&amp;`.':
    '报告里有一段的字符引用（如 `&amp;`）太多。',
  'Write the characters themselves, or quote raw material in a fenced code block.':
    '直接写字符本身，或把原始材料放进代码块。',

  '`{}` is no footnote, since its label has a blank in it.': '`{}` 不是脚注：标签里有空格。',
  'Write `{}`, here and where the text refers to it.': '这里和正文引用处都写成 `{}`。',
  'The footnote `{}` stands there twice, and only the first one shows.':
    '脚注 `{}` 写了两次，页面只显示第一个。',
  'Give this one another label, and refer to it by that.': '给这一个换个标签，正文也引用新标签。',
  'Nothing refers to the footnote `{}`, so no page shows it.': '正文没有引用脚注 `{}`，页面不会显示它。',
  'Write `{}` where the text needs it, or remove the note.': '在正文需要处写 `{}`，或删掉这条脚注。',
  'There is no footnote `{}`.': '没有脚注 `{}`。',
  'Write a line `{}`, or put the brackets in backticks.': '加一行 `{}`，或把方括号放进反引号。',
  'A footnote cannot stand in the title of a section.': '章节标题里不能有脚注。',
  'Refer to it from the text below the title.': '改在标题下面的正文里引用。',

  'The bar in `{}` ends a cell of the table.': '`{}` 里的竖线会结束表格的单元格。',
  'The bar in `{}` ends a cell of the table, and `{}` is not on the page.':
    '`{}` 里的竖线会结束表格的单元格，`{}` 不会出现在页面上。',
  'In a table, write `{}`.': '在表格里写成 `{}`。',
  'This row has {n} cells and its table {n}, so `{}` is not on the page.':
    '这一行有 {} 个单元格，表格只有 {} 列，`{}` 不会出现在页面上。',
  'Add columns to the head and to the line of hyphens, or write `\\|` for a bar that is text.':
    '给表头和连字符行补列；若竖线是文字，写成 `\\|`。',
  '`{}` is shown without some of its backslashes.': '`{}` 显示时会少掉一些反斜杠。',
  'Put it in backticks, as in `` `{}` ``: in prose, a backslash ahead of a mark is left out.':
    '放进反引号，写成 `` `{}` ``：正文里标点前的反斜杠不会显示。',
  '`{}` is shown without its last backslash, which breaks the line.':
    '`{}` 末尾的反斜杠会变成换行，不会显示。',
  'Put the path in backticks.': '把路径放进反引号。',
  'The item `{}` is shown as `{}`: a list counts on from its first number.':
    '列表项 `{}` 会显示成 `{}`：列表从第一个编号起依次递增。',
  'Number the items in order, or part the lists with a line of text.':
    '按顺序编号，或在两个列表之间写一行文字隔开。',
  'This block of code is never closed, so all that follows is code.':
    '代码块没有结束，后面的内容全成了代码。',
  'Write three backticks on a line of its own behind the code, with no words.':
    '在代码后面单独写一行三个反引号，不带文字。',
  'Write `{}` on a line of its own behind the code, with no words.': '在代码后面单独写一行 `{}`，不带文字。',
  '`{}` behind the opening of a block of code is not on the page.':
    '代码块起始行后面的 `{}` 不会出现在页面上。',
  'Write it on a line of its own ahead of the block; only a language stands there.':
    '在代码块前面另起一行写；那里只能写语言名。',
  '`{}` stands here a second time, and only the first one counts.': '`{}` 写了第二次，只有第一个有效。',
  'Give it a name of its own.': '给它另起一个名字。',
  '`{}` names an address for links, and none uses it, so it is not on the page.':
    '`{}` 是给链接用的网址定义，没有链接用到它，不会出现在页面上。',
  'Write `{}` if it is text, or link to it as `{}`.': '如果是文字，写 `{}`；或用 `{}` 链接到它。',

  'Write `- ` or `1. ` ahead of each item, or put a blank line between them.':
    '每项前面写 `- ` 或 `1. `，或在各项之间空一行。',
  '`{}` is no heading: no plain space follows `{}`.': '`{}` 不是标题：`{}` 后面没有普通空格。',
  'Write `{}`, or `{}` if it is no heading.': '写成 `{}`；若不是标题，写 `{}`。',
  '`{}` is no heading: `{}` is full-width.': '`{}` 不是标题：`{}` 是全角字符。',
  '`{}` is full-width, so this line is no item of a list.': '`{}` 是全角字符，这一行不是列表项。',
  'A wide or no-break space stands ahead of `{}`, so it is neither list nor heading.':
    '`{}` 前面是全角或不换行空格，不能成为列表或标题。',
  'Begin the line with `{}` itself.': '让这一行直接以 `{}` 开头。',
  'A wide or no-break space follows the mark of this item, so it is no list.':
    '列表标记后面是全角或不换行空格，不能成为列表。',
  '`{}` is full-width, so this line is no quotation.': '`{}` 是全角字符，这一行不是引文。',
  'Lines that begin like `{}` are no list here, and run together.':
    '以 `{}` 这样开头的行在这里不是列表，会连成一段。',
  'No space follows `{}`, so this line is no item of a list.': '`{}` 后面没有空格，这一行不是列表项。',
  'Write `{}` and then the words, or `{}` if it is no item.': '写 `{}` 再写文字；若不是列表项，写 `{}`。',
  '`{}` makes no table: `{}` is not the mark of the keyboard.': '`{}` 不成表格：`{}` 不是键盘上的半角符号。',
  'Write `|` between the cells, and three hyphens `---` in each cell of this line.':
    '单元格之间写 `|`，这一行每格写三个连字符 `---`。',
  '`{}` has no head above it, so this is no table.': '`{}` 上面没有表头，不成表格。',
  'Write a line with the names of the columns above it.': '在上面写一行列名。',
  'The line of hyphens has {n} cells and the head above it {n}, so this is no table.':
    '连字符行有 {} 格，上面的表头有 {} 格，不成表格。',
  'Give both lines the same number of cells.': '两行的格数要一样。',
  'Indented lines are no block of code here, and run together.': '缩进的行在这里不是代码块，会连成一段。',
  'Put code between lines of three backticks; begin prose at the margin.':
    '代码放在两行三个反引号之间；正文顶格写。',
  '`{}` makes a heading of the lines above it.': '`{}` 会把上面几行变成标题。',
  'Put a blank line ahead of it if it parts two paragraphs; write `## ` ahead of a heading.':
    '若用来分隔两段，前面空一行；标题请用 `## ` 开头。',
  '`{}` is no link: its brackets are full-width, or a space stands between them.':
    '`{}` 不是链接：括号是全角的，或括号之间有空格。',
  '`！` is full-width, so this is a link and no picture.': '`！` 是全角字符，这里是链接，不是图片。',
  '`{}` is no code: `｀` is full-width.': '`{}` 不是代码：`｀` 是全角字符。',
  'Write plain backticks around code.': '代码两边写半角反引号。',
  '`{}` is no emphasis: `＊` is full-width.': '`{}` 不是强调：`＊` 是全角字符。',
  'Write `**` around the words.': '在文字两边写 `**`。',
  '`{}` is no citation: its brackets are full-width.': '`{}` 不是引用：方括号是全角的。',
  'Write `{}`: an id has capitals, plain digits and hyphens.':
    '写 `{}`：id 由大写字母、半角数字和连字符组成。',
  '{} is nested too deeply, or grows too large.': '{}嵌套太深，或者展开后太大。',
  '{} is not a group of fields.': '{}不是一组字段。',
  '{} has {}, far more than its fields need.': '{}有 {}，远超字段所需。',
  'The front matter': '头部',
  'The file': '文件',
  'a tab cannot indent a line': '不能用制表符缩进',
  'The mark `{}` of an unfinished merge stands here. Keep one of the two sides, and delete the lines with the marks.':
    '这里有未完成合并的标记 `{}`。两边留一边，删掉带标记的行。',
  '`{}` is a tag to YAML, and a report has none.': '`{}` 在 YAML 里是类型标签，报告用不到。',
  'This image names no file.': '这张图片没有写文件名。',
  'Write `![what it shows](./name.png)`.': '写成 `![图里是什么](./name.png)`。',
  'Delete it, or put the whole value in quotation marks.': '删掉它，或给整个值加上引号。',
  '`{}` is {n} to YAML, and not to every reader.': '`{}` 在 YAML 里是 {}，而不同的程序读法不同。',
  'Write `{}` for the number, or `"{}"` for the text.': '要数字就写 `{}`，要文字就写 `"{}"`。',
  'a value cannot begin with a question mark and a space': '值不能以问号加空格开头',
  'Delete the line; a report needs no directive of YAML.': '删掉这一行；报告不需要 YAML 指令。',
  'Put the value in quotation marks, or begin the list on the next line.':
    '给值加上引号，或让列表从下一行开始。',
  'Write a comma between two items, and put an item that holds quotation marks in the other kind of them.':
    '两项之间写逗号；含引号的项用另一种引号括起来。',
  'Delete the comma, or put the value in quotation marks.': '删掉逗号，或给值加上引号。',
  'a value that begins with `!` is a tag to YAML, and a report has none':
    '以 `!` 开头的值在 YAML 里是类型标签，报告用不到',
  'this item has another indent than the items beside it': '这一项的缩进和同层各项不一样',
  'a `#` that begins a comment needs a space ahead of it': '注释的 `#` 前面要有空格',
  'a comma is missing here': '这里少了逗号',
  'this colon has no space behind it': '这个冒号后面没有空格',
  'this comma has no value ahead of it': '这个逗号前面没有值',
  'the name of a field is a plain text': '字段名只能是普通文字',
  '`{}` is not a field, and no name for one.': '`{}` 不是字段，也不能作字段名。',
  'Delete it, or begin a name of your own with `{}`.': '删掉它；自定义的名称以 `{}` 开头。',
};
