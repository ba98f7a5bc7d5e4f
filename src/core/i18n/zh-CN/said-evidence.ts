/** What is said of evidence and its files, and of reports that the site leaves out. */
export const zhCnEvidence: Readonly<Record<string, string>> = {
  'The file is offered as a download.': '这个文件可供下载。',
  'Cut out what matters into a file of its own, or have the secret replaced where it is valid and name it in `secrets.allow` of precedent.config.ts.':
    '把要紧的部分另存成一个文件，或在密钥有效的地方换掉它，并把它写进 precedent.config.ts 的 `secrets.allow`。',
  'This evidence says nothing of where it comes from.': '这条证据没有写来自哪里。',
  'Write `{}`: a log, tool, person by role, or page.': '写 `{}`：日志、工具、网页，或按角色称呼的人。',
  '`{}` is an address, and evidence is a file beside the report.': '`{}` 是网址；证据文件要放在报告旁边。',
  'Save it there and name it, such as `{}`; an address belongs into `source`.':
    '先存到报告旁边再写名字，例如 `{}`；网址写进 `source`。',
  '`{}` is a path of one machine, and evidence lies beside its report.':
    '`{}` 是某台机器上的路径；证据文件要放在报告旁边。',
  'Write its name as it lies beside the report, such as `{}`.': '写它在报告旁边的名字，例如 `{}`。',
  "The file `{}` lies outside of the report's folder.": '文件 `{}` 在报告文件夹之外。',
  '`{}` has backslashes.': '`{}` 里有反斜杠。',
  'Write `{}`, with forward slashes.': '用正斜杠写成 `{}`。',
  '`{}` is a report and no evidence.': '`{}` 是报告，不是证据文件。',
  'Cite it by its id.': '用 id 引用它。',
  'The report is the single file `{}`, and evidence lies in a folder of its own report.':
    '报告是单个文件 `{}`；证据文件要放在报告自己的文件夹里。',
  'Move the report to `{}`, and put the file beside it there.': '把报告移到 `{}`，再把文件放到它旁边。',
  'There is no file `{}` beside the report.': '报告旁边没有文件 `{}`。',
  'Write it as it is called there: `{}`.': '照实际的名字写：`{}`。',
  '`{}` names no file.': '`{}` 不是文件名。',
  'Write its name, such as `{}`.': '写文件名，例如 `{}`。',
  "The file `{}` is a link out of the report's folder.": '文件 `{}` 是通往报告文件夹之外的链接。',
  'Copy the file itself beside the report.': '把文件本身复制到报告旁边。',
  '`{}` is a folder.': '`{}` 是文件夹。',
  'Name a file in it, such as `{}`, or pack the folder into an archive.':
    '写里面的一个文件，例如 `{}`，或者把文件夹打包。',
  '`{}` is no file but a pipe, a socket or a device.': '`{}` 不是文件，而是管道、套接字或设备。',
  'Save what it gives as a file.': '把它的输出存成文件。',
  'The file `{}` has {} MB, and {} are the most.': '文件 `{}` 有 {} MB，上限是 {} MB。',
  'Cut out what matters, or raise `evidence.maxMegabytes` in precedent.config.ts.':
    '只留要紧的部分，或在 precedent.config.ts 里调高 `evidence.maxMegabytes`。',
  'The file `{}` is only the pointer of Git LFS; the file itself has not been fetched.':
    '文件 `{}` 只是 Git LFS 指针，文件本身还没取回。',
  'The file `{}` is only the pointer of git-annex; the file itself has not been fetched.':
    '文件 `{}` 只是 git-annex 指针，文件本身还没取回。',
  'The file `{}` cannot be read: {w}.': '文件 `{}` 无法读取：{}。',
  'The file `{}` is empty.': '文件 `{}` 是空的。',
  'Copy it again, or say in words that it was empty and leave it out.':
    '重新复制一份；若原本就是空的，用文字说明并去掉它。',
  'The file `{}` has no `sha256`, so nobody will see when it is exchanged.':
    '文件 `{}` 没有写 `sha256`，被换掉时没人看得出来。',
  'Write `{}`; `precedent-kb check --fix` does.': '写 `{}`；`precedent-kb check --fix` 会替你写。',
  'Of the file `{}` the line ends were changed, as git does with texts: its SHA-256 is `{}` and not `{}`.':
    '文件 `{}` 的换行符变了，git 会这样改文本：现在的 SHA-256 是 `{}`，不是 `{}`。',
  'Write `{}` into `.gitattributes`, and put the recorded file back.':
    '在 `.gitattributes` 里写 `{}`，再放回原来的文件。',
  'The file `{}` is not the one that was recorded: its SHA-256 is `{}`, and `sha256` says `{}`.':
    '文件 `{}` 不是当初记录的那一份：它的 SHA-256 是 `{}`，而 `sha256` 写的是 `{}`。',
  'Put the recorded file back; only where this one is right, write `{}`.':
    '放回当初记录的文件；确认现在这份才对时，写 `{}`。',
  '`{}` is not published yet, and the site leaves it out: this citation will be plain text without its id.':
    '`{}` 尚未发布，网站不包含它：这处引用会变成不带编号的纯文字。',
  'The report names no file `{}`, which lies in its folder.': '报告没有提到文件夹里的文件 `{}`。',
  'Name it in a `<Finding>`: `{}`, or remove it; a name that begins with `_` is passed over.':
    '在 `<Finding>` 里写 `{}`，或删掉它；名字以 `_` 开头的文件不检查。',
  '`<Evidence>` has its SHA-256 now: `{}`': '`<Evidence>` 写上了 SHA-256：`{}`',
};
