/** What `recall` and the files that it reads say to the person at the keyboard. */
export const zhCnRecallSaid: Readonly<Record<string, string>> = {
  'compare an alert with the archive: contradictions, checks, precedents, base rates':
    '拿告警与经验库比对：矛盾、核查、先例、基础比率',
  'Reads an alert, a log, a mail, a ticket or a diff, and says what speaks against it, how to settle it cheaply, which reports are precedents and why, and how often such alerts were right. It suggests and never decides; nothing is written or sent.':
    '读取告警、日志、邮件、工单或 diff，说明哪里与它矛盾、怎样最省力地定案、哪些报告是先例及理由、这类告警以往有多少属实。只给参考，不下结论；不写入也不发送任何内容。',
  'The alert: a file, or - for standard input.': '告警：一个文件，- 表示标准输入。',
  'What the host runs.': '主机的操作系统。',
  'The processor of the host.': '主机的处理器架构。',
  'What the host is.': '主机是哪类资产。',
  'The address that is ours, where the alert names several.': '告警里有多个地址时，哪个是我们的。',
  'Since when the address has been ours, such as 2022-10-22.': '地址从什么时候起归我们，例如 2022-10-22。',
  'Until when the address was ours.': '地址归我们到什么时候为止。',
  'A YAML or CSV list of addresses with held_from and held_until; inventory.yml beside the reports when absent.':
    'YAML 或 CSV 的地址台账，含 held_from 与 held_until；不写则用报告旁的 inventory.yml。',
  'Count a value that was set aside as noise; may be repeated.': '把被当作噪声的值计入；可重复。',
  'Leave a value out; may be repeated.': '不计某个值；可重复。',
  'Leave out reports that are only similar in words.': '不找只是用词相似的报告。',
  'Exit code: 0 a precedent or a contradiction was found, 1 nothing was.':
    '退出码：0 找到先例或矛盾，1 什么都没有。',
  'Write an address, such as 203.0.113.7 or 2001:db8::7.': '写一个地址，例如 203.0.113.7 或 2001:db8::7。',
  'Write a date, such as 2022-10-22 or 2022-10.': '写一个日期，例如 2022-10-22 或 2022-10。',
  'The address cannot be ours until `{}` when it was not before `{}`.':
    '地址在 `{2}` 之前还不是我们的，不可能只到 `{1}` 为止。',
  'Exchange --held-since and --held-until, or correct one of them.':
    '对调 --held-since 与 --held-until，或改正其中一个。',
  '`{}` is left out. {s}': '没有使用 `{}`。{}',
  'The alert has {n} MB; an alert of more than 8 MB is not read.': '告警有 {} MB；超过 8 MB 的告警不读。',
  '`{}` has {n} MB; an alert of more than 8 MB is not read.': '`{}` 有 {} MB；超过 8 MB 的告警不读。',
  'Give the lines that matter.': '只给出要紧的几行。',
  'The alert is not text.': '告警不是文本。',
  'Give an alert, a log or a mail as UTF-8 text.': '给出 UTF-8 文本的告警、日志或邮件。',
  'The alert is empty.': '告警是空的。',
  '`{}` is empty.': '`{}` 是空的。',
  'Give the text of the alert.': '给出告警的文字。',
  'The alert is not UTF-8, so it was read as GB18030.': '告警不是 UTF-8，已按 GB18030 读取。',
  '`{}` is not UTF-8, so it was read as GB18030.': '`{}` 不是 UTF-8，已按 GB18030 读取。',
  'Give a list of addresses as YAML or CSV.': '给出 YAML 或 CSV 的地址列表。',
  '`{}` holds no address.': '`{}` 里没有地址。',
  'Write a list of entries with `addr`, `held_from` and `held_until`.':
    '写一个列表，每项有 `addr`、`held_from` 和 `held_until`。',
  'Name a text file, or `-` for standard input.': '写文本文件名，或用 `-` 表示标准输入。',
  'It is not JSON.': '它不是 JSON。',
  'It is no file.': '它不是文件。',
  'It is no folder.': '它不是文件夹。',
  'Put the lists into a folder `noise`.': '把清单放进文件夹 `noise`。',
  'It has no `list`.': '它没有 `list`。',
  '`{}` is no pattern that a browser can read, so it counts for nothing.':
    '`{}` 不是浏览器能读的模式，所以不起作用。',
  'Write a regular expression as JavaScript has them.': '写成 JavaScript 的正则表达式。',
  '`{}` is no type of a list.': '`{}` 不是清单的类型。',
  'Write { "name": …, "type": "cidr", "list": […] }, as the lists of MISP are written.':
    '按 MISP 清单的写法写 { "name": …, "type": "cidr", "list": […] }。',
  'It is neither a YAML list of entries nor a CSV table with a row of names.':
    '它既不是 YAML 列表，也不是带表头的 CSV 表格。',
  'It is too long for YAML. Write a CSV table with a row of names.':
    '作为 YAML 太长。请写成带表头的 CSV 表格。',
  'Entry {n}: {s}': '第 {} 项：{}',
  '{n} more entries cannot be read either.': '另有 {} 项也无法读取。',
  'it has no address. Write one as `addr`.': '没有地址。用 `addr` 写一个。',
  '`{}` is no address. Write one such as 203.0.113.7, 2001:db8::7 or 203.0.113.0/24.':
    '`{}` 不是地址。写成 203.0.113.7、2001:db8::7 或 203.0.113.0/24 这样。',
  '`{}` is no date. Write one such as 2022-10-22.': '`{}` 不是日期。写成 2022-10-22 这样。',
};
