/** What an alert tells, before a product has put it into its own form. Addresses and names are those of documentation. */
export type Story = {
  rule: string;
  host: string;
  /** As products write it, such as `Windows 11`. */
  system: string;
  addr: string;
  source: string;
  label: string;
  /** Day of the newest evidence. */
  seen: string;
  /** Day of the alert. */
  fired: string;
  sample?: string;
};

/** The same alert as the products and people of a duty shift write it; each returns what would be pasted. */
const FORMATS: Readonly<Record<string, (story: Story) => string>> = {
  'an event of a SIEM': ({ rule, host, system, addr, source, label, seen, fired, sample }) =>
    JSON.stringify({
      '@timestamp': `${fired}T02:12:00Z`,
      rule: { name: rule },
      host: { name: host, os: { name: system } },
      threat: { feed: { name: source }, indicator: { ip: addr, last_seen: seen, labels: [label] } },
      ...(sample === undefined ? {} : { file: { type: 'file' }, sample: { file_type: sample } }),
    }),
  'a detection of an EDR': ({ rule, host, system, addr, source, label, seen, fired, sample }) =>
    JSON.stringify(
      {
        detection: { rule_name: rule, created_time: Date.parse(`${fired}T02:12:00Z`) },
        device: { hostname: host, os_version: system },
        ioc: { value: addr, source, tags: [label], last_evidence: seen },
        ...(sample === undefined ? {} : { malware: { file_type: sample } }),
      },
      null,
      2,
    ),
  'a line of syslog': ({ rule, host, system, addr, source, label, seen, fired, sample }) =>
    `<134>1 ${fired}T10:12:00+08:00 ${host} ids - - - rule="${rule}" os="${system}" ioc=${addr} vendor=${source} label="${label}" last_evidence=${seen}${sample === undefined ? '' : ` file_type=${sample}`}`,
  CEF: ({ rule, host, system, addr, source, label, seen, fired, sample }) =>
    `CEF:0|Example|Gateway|1.0|4711|${rule}|8|rt=${fired}T10:12:00+08:00 dvchost=${host} deviceOS=${system} ioc=${addr} source=${source} label=${label} last_seen=${seen}${sample === undefined ? '' : ` file_type=${sample}`}`,
  LEEF: ({ rule, host, system, addr, source, label, seen, fired, sample }) =>
    [
      `LEEF:2.0|Example|Gateway|1.0|${rule}|^|devTime=${fired}T10:12:00+08:00`,
      `hostname=${host}`,
      `os=${system}`,
      `ioc=${addr}`,
      `source=${source}`,
      `label=${label}`,
      `last_evidence=${seen}`,
      ...(sample === undefined ? [] : [`file_type=${sample}`]),
    ].join('^'),
  'a mail': ({ rule, host, system, addr, source, label, seen, fired, sample }) =>
    `From: soc@example.org\r\nSubject: ${rule}\r\nDate: ${fired} 10:12 +08:00\r\n\r\nHost: ${host} (${system})\r\n${source} calls ${addr.replaceAll('.', '[.]')} malicious, ${label}. Last evidence: ${seen}.${sample === undefined ? '' : `\r\nSample type: ${sample}`}\r\n`,
  'a chat': ({ rule, host, system, addr, source, label, seen, fired, sample }) =>
    `[${fired} 10:12 +08:00] on call: "${rule}" just fired\n[${fired} 10:13 +08:00] on call: it is ${host}, runs ${system}\n[${fired} 10:15 +08:00] analyst: ${source} says ${label} for ${addr.replaceAll('.', '(.)')}, last seen ${seen}${sample === undefined ? '' : `, sample is ${sample}`}`,
  'a ticket': ({ rule, host, system, addr, source, label, seen, fired, sample }) =>
    `| Field | Value |\n|---|---|\n| Alert | ${rule} |\n| Alert time | ${fired} |\n| Host | ${host} |\n| OS | ${system} |\n| IOC | \`${addr}\` |\n| Source | ${source} |\n| Label | ${label} |\n| Last evidence | ${seen} |${sample === undefined ? '' : `\n| File type | ${sample} |`}`,
  'a Chinese card': ({ rule, host, system, addr, source, label, seen, fired, sample }) =>
    `【告警】${rule}\n告警时间：${fired} 10:12\n主机：${host}\n操作系统：${system}\n恶意IP：${addr}\n情报来源：${source}\n标签：${label}\n最后证据：${seen}${sample === undefined ? '' : `\n样本类型：${sample}`}`,
  'a Chinese sentence': ({ rule, host, system, addr, source, label, seen, fired, sample }) =>
    `告警时间 ${fired}，${host}（${system}）触发“${rule}”，${source}：${addr} 恶意，${label}，最后证据 ${seen}${sample === undefined ? '' : `，样本 ${sample}`}。`,
};

/** Every story in every form, with what the form is called. */
export function inEveryFormat<More extends Story>(
  stories: readonly More[],
): { form: string; story: More; paste: string }[] {
  return stories.flatMap((story) =>
    Object.entries(FORMATS).map(([form, write]) => ({ form, story, paste: write(story) })),
  );
}
