/** The help of the commands. English sentence by sentence, with `{}` for what stands in it, `{n}` for a number, `{w}` for a word, `{s}` for sentences. */
export const zhCnHelp: Readonly<Record<string, string>> = {
  'Usage:': '用法：',
  Usage: '用法',
  'Options:': '选项：',
  'Arguments:': '参数：',
  'Commands:': '命令：',
  'an incident knowledge base': '事件知识库',
  'Turns a folder of incident reports into a knowledge base that can be searched and cited.':
    '把一个文件夹的事件报告变成可以检索和引用的知识库。',
  'Print the version.': '显示版本号。',
  'Print this help.': '显示帮助。',
  '`precedent-kb <command> --help` tells more about a command.':
    '`precedent-kb <命令> --help` 说明单个命令。',
  '(default: {})': '（默认：{}）',
  '(choices: {})': '（可选：{}）',
  '(choices: {}, default: {})': '（可选：{}；默认：{}）',
  'write a new report from a template': '按模板写一份新报告',
  'say what is wrong with the reports': '检查报告哪里有错',
  'turn the reports into a static site': '把报告变成静态网站',
  'serve the site while you write, and follow each change': '边写边看网站，每次保存即时更新',
  'serve the site that was built last': '查看上次构建的网站',
  'find reports by a value, by words and by filters': '按值、词和条件查找报告',
  'write a citation, for a review, a commit or a ticket': '生成引用，供评审、提交或工单使用',
  'say what a branch changes in the archive': '说明一个分支改了什么',
  'turn records of another system into reports': '把其他系统的记录变成报告',
  'write reports as PDF files': '把报告写成 PDF 文件',
  'Prints reports of the site that was built last, each into a PDF file of its own with its TLP on every sheet. It takes the Chromium, Chrome or Edge of this machine. No file is ever overwritten.':
    '打印上次构建的网站里的报告，每份一个 PDF 文件，每页都有 TLP。使用本机的 Chromium、Chrome 或 Edge。不会覆盖任何文件。',
  'The format of the files.': '文件的格式。',
  'The reports, such as INC-2023-0001.': '报告，例如 INC-2023-0001。',
  'Write the files into this folder instead of the working directory.': '写到这个文件夹，而不是当前目录。',
  'Take the site in this folder instead of the one in the settings.':
    '用这个文件夹里的网站，而不是设置里的。',
  'give a report another id, when two have the same': '两份报告 id 相同时，给一份换 id',
  'print the page of a rule': '显示一条规则的说明',
  'Prints what a rule asks for and why, without a browser or a network. Without a name it lists all rules.':
    '不用浏览器和网络，显示规则的要求和理由。不写名字就列出所有规则。',
  'The rule as a diagnostic names it, such as schema.': '规则名，和检查结果里的一样，例如 schema。',
  'There is no rule `{}`.': '没有规则 `{}`。',
  '`precedent-kb explain` lists all rules.': '`precedent-kb explain` 列出所有规则。',
  'Asks what happened and writes a draft that passes the check, under a number that is free in the working tree and on every branch. Each question is a flag too. Text that is piped in is kept as the raw alert, and its indicators are found. No file is ever overwritten.':
    '询问发生了什么，写出能通过检查的草稿，编号在工作区和所有分支上都没用过。每个问题也可以用选项回答。管道传入的文字作为原始告警保留，并从中找出指标。从不覆盖文件。',
  'What happened, in one line.': '一句话写发生了什么。',
  'Language of the report: en or zh-CN.': '报告语言：en 或 zh-CN。',
  'What to begin with, such as false-alarm or outage.': '用哪个模板，例如 false-alarm 或 outage。',
  'How severe it is: informational, low, medium, high or critical.':
    '严重程度：informational、low、medium、high 或 critical。',
  'Who may see it: clear, green, amber, amber+strict or red.':
    '谁可以看：clear、green、amber、amber+strict 或 red。',
  'When it was noticed: "40 min ago", "昨天 14:00", an ISO 8601 time, or `unknown`.':
    '何时发现：“40 min ago”、“昨天 14:00”、ISO 8601 时间，或 `unknown`。',
  'The service that it is about, by any of its names in services.yml.':
    '是哪个服务的事；services.yml 里的任何名称都行。',
  'A tag of tags.yml; may be repeated.': 'tags.yml 里的标签；可以多次写。',
  'A value, or type=value; may be repeated.': '值，或 类型=值；可以多次写。',
  'An earlier report that it is related to; may be repeated.': '相关的旧报告；可以多次写。',
  'Raw alert or log text to keep; - is standard input.': '要保留的原始告警或日志文件；- 是标准输入。',
  'What raised it: intel=NAME or detection=NAME, or a name alone; may be repeated.':
    '由什么触发：intel=名称 或 detection=名称，或只写名称；可以写多次。',
  'Ask nothing, and take defaults for what no flag says.': '不提问，没写的用默认值。',
  'Open the report in the editor.': '在编辑器里打开报告。',
  'Print the report, and write nothing.': '只显示报告，不写文件。',
  'Ask nothing, and print the id and file as JSON.': '不提问，用 JSON 输出 id 和文件名。',
  'Write to this folder instead of the one in the settings.': '写到这个文件夹，不用设置里的。',
  'Read the reports in this folder instead of the one in the settings.':
    '读这个文件夹里的报告，不用设置里的。',
  'Reads every report and says what is wrong with it, where, and what to write instead.':
    '读所有报告，指出哪里有错、错在哪、该怎么写。',
  'Show only the problems of these files or folders.': '只显示这些文件或文件夹的问题。',
  'Print the result for people (text), for a program (json), as annotations of GitHub (github), or for code scanning (sarif).':
    '输出格式：给人看（text）、给程序（json）、GitHub 批注（github）或代码扫描（sarif）。',
  'Repair what is safe, in place, and say what is left.': '就地修好能安全修复的，并说明还剩什么。',
  'With --fix: print the repairs as a diff, and write nothing.':
    '与 --fix 合用：以 diff 显示修复，不写文件。',
  'Checks the reports and turns them into a site of static files. While a report has an error nothing is built, and the last site stays as it is.':
    '检查报告并生成静态网站。只要有一份报告出错就不构建，上次的网站保持原样。',
  'Write the site to this folder instead of the one in the settings.': '把网站写到这个文件夹，不用设置里的。',
  'Build the site as it is on this day, such as 2026-11-30: what is overdue hangs on it. Otherwise SOURCE_DATE_EPOCH, else the clock.':
    '按这一天构建，例如 2026-11-30：是否逾期由它决定。不写就用 SOURCE_DATE_EPOCH，再不然用系统时钟。',
  'Serves the site on this machine only. A report that you save shows at once, and its mistakes show on the page.':
    '只在本机提供网站。保存报告立即可见，错误显示在页面上。',
  'Listen on this port; the next free one is taken when it is in use.':
    '监听这个端口；被占用就用下一个空闲的。',
  'Look whether this port is free for the server.': '看这个端口是否空着，可以给服务器用。',
  'Serves the site that `precedent-kb build` made, on this machine only, as a web server would.':
    '只在本机提供 `precedent-kb build` 生成的网站，和网页服务器一样。',
  'Serve the site in this folder instead of the one in the settings.':
    '提供这个文件夹里的网站，不用设置里的。',
  'Finds reports by a value that they contain (an address, domain, hash, CVE, file or name, raw or defanged), by words, and by filters such as verdict:false_positive or after:2024.':
    '查找含某个值（地址、域名、哈希、CVE、文件或名称，原样或去活）、含某些词、符合条件（如 verdict:false_positive 或 after:2024）的报告。',
  'What to find, as in the search box of the site.': '要查的内容，和网站搜索框一样。',
  'Print the result for people (text), as a comment in Markdown (md) or for a program (json).':
    '输出格式：给人看（text）、Markdown 评论（md）或给程序（json）。',
  'Print the result for people (text) or for a program (json).': '输出格式：给人看（text）或给程序（json）。',
  'Print at most this many reports in each part.': '每部分最多显示这么多份。',
  'Writes the citation of a report, or of one part of it, with the digest of the text that is cited.':
    '生成一份报告或其中一部分的引用，附所引文字的摘要值。',
  'What to cite, such as INC-2023-0001 or INC-2023-0001#F2.':
    '引用什么，例如 INC-2023-0001 或 INC-2023-0001#F2。',
  'Write it in this format.': '用这种格式。',
  'Compares the reports of the working tree with those at the point where this branch started: new reports, changed facts, verdicts that turned, pictures, actions, and problems that came or went. What has been changed on the other branch since then is left out, but a report that both have changed is named. A digest for a chat leaves out drafts if the settings hide them.':
    '把工作区的报告和分支分叉处比较：新报告、改动的事实、反转的结论、图片、措施、新增和消失的问题。对方分支的改动不算在内；两边改了同一份报告时会说明。发往聊天的摘要不含设置所隐藏的草稿。',
  'The branch, tag or commit to compare with, such as origin/main.':
    '要比较的分支、标签或提交，例如 origin/main。',
  'Write a comment in Markdown, one JSON object, a digest as text, or the digest as the webhook of a chat takes it.':
    '输出 Markdown 评论、一个 JSON 对象、纯文本摘要，或聊天工具 webhook 可直接接收的摘要。',
  'Turns records of another system into draft reports. A record that is in the archive already is left alone, no file is ever overwritten, and a record that cannot be read does not stop the others.':
    '把其他系统的记录变成草稿报告。已在库里的记录不动，从不覆盖文件，读不了的记录不影响其他。',
  'The format of the files, see below.': '文件格式，见下。',
  'Say what would be written, and write nothing.': '说明会写什么，但不写。',
  'Gives a report another id and moves its file. The old id stays as an alias, unless another report holds it. Citations, relations and fields that name the report are changed too. If two reports share the id, a mention that may mean either is listed and left as it is.':
    '给报告换 id 并移动文件。旧 id 留作别名，除非另一份报告占用。指这份报告的引用、关系和字段一并修改。两份报告同 id 时，分不清指哪份的地方会列出来，不改。',
  'Its id, or its file when two reports share the id.': '报告的 id；两份同 id 时写文件。',
  'The new id, instead of the next free one.': '新 id；不写就用下一个可用的。',
  'Also change the citations that may mean another report.': '可能指另一份报告的引用也改。',
  'Do not keep the old id as an alias.': '不把旧 id 留作别名。',
  'Say what would be changed, and write nothing.': '说明会改什么，但不写。',
  '[options]': '[选项]',
  '[command]': '[命令]',
};
