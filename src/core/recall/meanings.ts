import type { AssetKind, OsFamily } from '../../../schemas/vocabulary.ts';
import type { DateMeaning } from './alert.ts';

/** What a field of an alert holds, by its name. */
export type FieldMeaning =
  | { is: 'date'; meaning: DateMeaning }
  | {
      is:
        | 'source'
        | 'label'
        | 'signature'
        | 'host'
        | 'sample'
        | 'os'
        | 'arch'
        | 'kind'
        | 'own-address'
        | 'their-address'
        | 'prose';
    };

/**
 * Names of fields in the usual formats of SIEM, EDR and intelligence, in English and Chinese; the first that fits counts. In those
 * of dates `#` is whatever says that it is a time.
 */
const BY_KEY: readonly [RegExp, FieldMeaning][] = [
  [
    /(?:^|[._])(?:(?:last|latest|newest|most_recent)_?(?:known_?)?(?:malicious_?)?(?:evidence|activity|active|proof|malicious|submission|samples?|malicious_use)|evidence_?(?=#))#?$|(?:最后|最近|最新|末次|最晚)(?:一次)?(?:的)?(?:恶意)?(?:证据|活跃|活动|行为|举证)|证据(?:时间|日期)|最后恶意/,
    { is: 'date', meaning: 'last_evidence' },
  ],
  [
    /(?:^|[._])(?:(?:last|most_recent)(?:ly)?_?(?:seen|sighting|sighted|observed|observation|reported)|most_recent_reports?|(?:intel|ioc|threat|indicator)_last(?=#)|event_last_seen|find(?=#))#?$|(?:最后|最近|末次)(?:一次)?(?:发现|出现|看到|见到|上报)/,
    { is: 'date', meaning: 'last_seen' },
  ],
  [
    /(?:^|[._])(?:event_)?first_?(?:seen|sighting|observed|evidence|reported|submission)#?$|(?:首次|第一次|最早|初次)(?:发现|出现|活跃|上报|活动)/,
    { is: 'date', meaning: 'first_seen' },
  ],
  [
    /(?:^|[._])(?:held|owned|ours|in_use|leased|allocated|assigned|acquired|provisioned|ownership|lease|allocation|our_(?:ip|address))_?(?:from|since|start)?#?$|持有(?:起始|开始|起)?|(?:归属|租用|租期|易主)(?:开始|起始|变更)?(?:时间|日期)|(?:ip|地址|主机|服务器|机器|资产|公网)\S{0,4}(?:启用|上线|申请|开通|购买|部署|分配|到手)(?:时间|日期)/i,
    { is: 'date', meaning: 'held_from' },
  ],
  [
    /(?:^|[._])(?:held_until|released?|returned)#?$|(?:释放|退还|归还|退租)(?:时间|日期)?|持有(?:截止|结束)/,
    { is: 'date', meaning: 'held_until' },
  ],
  [
    /(?:^|[._])(?:label|tag|verdict|indicator|intel\w*|ioc|reputation|threat|feed)[._]?(?:\w*[._])?(?:updated?|modified|created|added|listed)#?$|(?:^|[._])(?:update#|date_added|listed#|valid_from)$|(?:标签|情报|更新|收录|入库|标记|打标)(?:更新|创建)?(?:时间|日期)/,
    { is: 'date', meaning: 'label' },
  ],
  [
    /(?:^|[._])@?(?:#|time|ts|timestamp|rt|time_?generated|time_?created#?|system_?time|datetime|(?:alert|event|detect[a-z]*|trigger[a-z]*|log|generat[a-z]*|occurr[a-z]*|creat[a-z]*|(?:start|end)(?:s|ed)?|identified|emitted|fired|raised|opened|received|reported)(?:_source_event)?#?|(?:(?:first|last)_)?event#|when|clock|end_time_utc)$|^published$|(?:告警|报警|事件|检测|发生|触发|生成|产生|攻击|首次告警|发现|上报|通报)(?:的)?(?:时间|日期)|^(?:时间|日期)$/,
    { is: 'date', meaning: 'alert' },
  ],
  [
    /(?:^|[._])(?:(?:file|sample|malware|mime|content|magic)[._]?(?:type|format)|magic|type_description|samples?)$|(?:样本|文件)(?:的)?(?:类型|格式)|^样本$/,
    { is: 'sample' },
  ],
  [
    /(?:^|[._])(?:(?:dest|device|host|agent|asset|node|box|machine|server|computer|endpoint|victim)[._]?)?(?:os|os[._]?(?:type|family|name|platform|full|version|build)|platform(?:_?name)?|operating_?system)$|操作系统|系统(?:类型|平台|版本)|(?:^|[._])(?:平台|系统|(?:实例|主机|服务器)系统)$/,
    { is: 'os' },
  ],
  [/(?:^|[._])(?:arch|architecture|cpu_?arch)$|架构/, { is: 'arch' }],
  [/(?:^|[._])(?:asset|device|host|machine)_?(?:type|kind|class)$|(?:资产|设备|主机)类型/, { is: 'kind' }],
  [
    /(?:^|(?<!src|dst|source|dest|destination|remote|peer)[._])(?:host|agent|device|asset|victim|endpoint|local|our|own|machine|computer|principal|node)s?[._]?(?:(?:local|external|internal|public|private)_)?(?:ips?|ip_?addr\w*|addr\w*)$|(?:^|[._])(?:public|private|elastic)_?ip(?:_?addr\w*)?$|(?:资产|受害|主机|受影响|终端|本机|我方|自有|被攻击)(?:主机|资产)?(?:的)?(?:公网)?(?:ip|地址)|^(?:弹性)?(?:公网|内网)ip(?:地址)?$/i,
    { is: 'own-address' },
  ],
  [
    /(?:^|[._])(?:c2|cnc|remote|attacker|malicious|ioc|indicator|threat)[._]?(?:\w*_)?(?:ip|addr\w*|host|url|domain|value)?$|(?:恶意|远控|攻击者?|外联|可疑|回连)(?:的)?(?:ip|地址|域名|url|主机)/i,
    { is: 'their-address' },
  ],
  [
    /(?:^|[._])(?:host_?name|host|(?:dvc|ident)_?host(?:_?name)?|computer(?:_?(?:dns_?)?name)?|device(?:_dns)?_?name|dest|dest_host|(?:agent|host|node|instance|machine|asset|endpoint|workstation)[._]?name|asset|endpoint|victim|workstation|instance|node|box)$|(?:^|[._])(?:主机|主机名称?|资产|资产名称?|受害主机|受影响(?:主机|资产)|设备|设备名称?|终端名称?|实例名称?)$/,
    { is: 'host' },
  ],
  [
    /(?:^|[._])(?:sources?|intel_?source|orgc?[._]name|vendor(?:_?name)?|provider(?:_?name)?|(?:intel|threat|alert)_?(?:source|vendor|provider)|feed(?:[._]?name)?|product(?:_?name)?|reported_by|provider)$|情报(?:来源|源|厂商|平台)|^(?:来源|数据源|厂商|情报)$/,
    { is: 'source' },
  ],
  [
    /(?:^|[._])(?:labels?|tags?|malware(?:[._]?(?:family|name))?|family|(?:suggested_)?threat_?(?:name|type|family|family_name|label)|judgments?|judgements?|virus_?name|ioc_tags|classification)$|^(?:情报)?标签$|(?:恶意|病毒|威胁|木马)(?:软件|家族|名称?|类型|标签)|^家族$/,
    { is: 'label' },
  ],
  [
    /(?:^|[._])(?:signature(?:_?(?:id|name))?|rule(?:[._]?(?:name|id|title|uuid|uid))?|alert(?:[._]?(?:name|title|signature|rule))|title|sid|sig|detect(?:ion)?_?(?:name|rule)|search_?name|attack|event_?name|scenario|analytic|policy_?name|subject)$|(?:告警|规则|策略|事件|检测|攻击)(?:名称?|标题|类型)|命中规则|^(?:规则|标题|主题|告警)$/,
    { is: 'signature' },
  ],
  [
    /(?:^|[._])(?:description|message|msg|summary|details?|reason|note|full_log)$|描述|详情|说明|备注|内容/,
    { is: 'prose' },
  ],
];

/** The end of a name that says no more than that it is a time. */
const STAMP =
  /(?:(?:^|[._])@?(?:date|time|timestamp|ts|at|on|ms|millis|epoch|unix|utc|day|dt|sec(?:ond)?s?))+$/;

/** What a field holds; undefined for one that says nothing of its own. */
export function meaningOf(key: string): FieldMeaning | undefined {
  if (key === '' || key.length > 200) return undefined;
  // `last_seen_ts`, `lastSeen.epoch` and `last_seen` are one name: what says that it is a time is one sign.
  const stamped = key.replace(STAMP, '#');
  const found = BY_KEY.find(
    ([pattern, { is }]) => pattern.test(key) || (is === 'date' && pattern.test(stamped)),
  )?.[1];
  if (found?.is === 'date' && isOfOther(key, found.meaning)) return undefined;
  // What a file or a sample runs on is no host's.
  if (!/(?:sample|file|malware|threat|virus)[._]/.test(key)) return found;
  return found?.is === 'os' ? { is: 'sample' } : found?.is === 'arch' ? undefined : found;
}

/** Whether a date says when a host was last online or a thing was made, which is no evidence, no time of ownership and no alert. */
function isOfOther(key: string, meaning: DateMeaning): boolean {
  if (meaning === 'alert') return MADE_KEY.test(key);
  if (meaning === 'held_from') return /(?:最后|最近|上次|末次)\S{0,2}(?:上线|启用)/.test(key);
  const isSeen = meaning === 'last_seen' || meaning === 'first_seen' || key.includes('activ');
  return isSeen && HOST_KEY.test(key);
}

const MADE_KEY =
  /(?:^|[._])(?:file|cert(?:ificate)?|domain|whois|account|user|asset|device|host|image|package|cve|vulnerability|rule|policy)s?[._](?:creat|start|publish)[^.]*$/;
const HOST_KEY =
  /(?:^|[._])(?:device|agent|host|asset|sensor|endpoint|machine|computer|client|node|instance|user|account)s?[._](?:first|last|most)[^.]*$/;

/** Words ahead of a date in a sentence, and behind it; of those ahead the nearest counts. */
export const AHEAD: readonly [RegExp, DateMeaning][] = [
  [
    /(?:last|latest|newest|most recent)[ -](?:known )?(?:malicious )?(?:evidence|activity|active|proof|malicious use|samples?|detections?|observation|sightings?|communications?|contact|call-?back|beacon|traffic|connection)|\bno (?:\w+ ){0,4}(?:after|since)\b|evidence(?: is| comes| dates?| stops?| ends?)?(?: back)?(?: from| dated| of| to| on| at)?|(?:最后|最近|最新|末次)(?:一次)?(?:的)?(?:恶意)?(?:证据|活跃|活动|行为|举证|检测到|样本|通信|外联|回连|连接)|证据(?:的)?(?:日期|时间|截?止于|截至|截止|停在|止步)|恶意(?:证据|活动|行为)?(?:止于|截至|到)|止于/gi,
    'last_evidence',
  ],
  [
    /last[ _-](?:seen|sighted|observed|reported)|most recent reports?|(?:最后|最近|末次)(?:一次)?(?:被)?(?:发现|出现|看到|见到|上报|观测)/gi,
    'last_seen',
  ],
  [
    /first[ _-](?:seen|sighted|observed|reported)|(?:首次|第一次|最早|初次)(?:被)?(?:发现|出现|活跃|上报|观测)/gi,
    'first_seen',
  ],
  [
    /\b(?:held|ours|owned|leased|allocated|assigned|acquired|purchased|bought|rented|provisioned|deployed|in use|in our \w+|went live|handed over)\b(?: \w+){0,3}?(?: (?:since|from|on|as of))?|\b(?:lease|ownership|allocation)\b(?: \w+){0,4}? (?:began|begins|started|starts|from|since|on)|(?:changed|new) (?:owner|hands)(?: on)?|\b(?:we|us)\b(?: \w+){0,6}? since|\bgot (?:(?:the|this|that) (?:address|ip)|[\da-f.:[\]]{7,})(?: on)?|持有(?:该?\s?IP|地址|时间|起始|开始|日期)?(?:的)?(?:日期|时间)?(?:自|从|起|为|是)?|(?<!(?:最后|最近|上次|末次)\S{0,2})(?:归属|分配|租用|启用|上线|申请|开通|部署|易主|到手)(?:日期|时间|变更)?(?:于|自|从|是|为)?|(?:我们|我方|公司|地址|ip)(?:自|从|于)|(?:该|此)?\s?IP\s?于/gi,
    'held_from',
  ],
  [
    /(?:held|ours|owned) until|released(?: on)?|given back(?: on)?|(?:returned|gave back) (?:the|this|that) (?:address|ip)(?: on)?|(?:释放|退还|归还|退租)(?:日期|时间)?(?:于|是|为)?|持有至/gi,
    'held_until',
  ],
  [
    /(?:label(?:led)?|tag(?:ged)?|listed|updated|intel(?:ligence)?)(?: \w+){0,2} (?:on|at|since|dated)|(?:last )?updated?|(?:标签|情报|更新|收录|入库|标记|打标)(?:更新|创建)?(?:时间|日期)?(?:于|是|为)?/gi,
    'label',
  ],
  [
    /(?:alert(?:ed)?|detected|fired|triggered|event|raised)(?: \w+){0,2}(?: on| at)?|(?:告警|报警|检测|触发|发生)(?:时间|日期)?(?:于|是|为)?/gi,
    'alert',
  ],
];

export const BEHIND: readonly [RegExp, DateMeaning][] = [
  [
    /^\s*(?:之后|以后|后)(?:再)?(?:就)?(?:没有|无|未|不再)|^\s*(?:\(|（)?(?:last|newest) evidence|^\s*(?:之后|以后)?(?:没有新)?证据|^.{0,4}最后(?:证据|活跃)/i,
    'last_evidence',
  ],
  [/^\s*(?:\(|（)?last seen|^.{0,4}最后(?:出现|发现)/i, 'last_seen'],
  [/^\s*(?:\(|（)?first seen|^.{0,4}首次/i, 'first_seen'],
  [
    /^\s*(?:起|以来|开始|才|之后)?\s*(?:由|归|被|到|从\S{1,6}?)?(?:我们|我方)?\s*(?:才)?\s*(?:持有|接手|启用|上线|租用|分配|易主|归属变更|换主|部署|拿到|申请|手里|使用)|^,? (?:is|was) when (?:we|it)/i,
    'held_from',
  ],
  [/^\s*(?:已|才|就)?(?:被)?(?:释放|退还|归还|退租)/, 'held_until'],
];

/** What speaks of something else than an address that came to be ours: an implant that came online, a ticket that was assigned. */
export const NOT_OURS =
  /木马|样本|恶意|病毒|攻击者|控制端|远控|工单|分析师|\b(?:beacon|malware|implant|trojan|attacker|botnet|c2|ticket|case|analyst|task|rule|patch|agent)\b/i;

/** What is updated besides labels: programs, and what they know. */
export const NOT_LABELS =
  /病毒库|特征库|规则库|引擎|固件|补丁|软件|系统|\b(?:signatures?|engine|agent|software|firmware|kernel|packages?|definitions?|database|patch(?:es)?|os)\b/i;

/** What may be said of other things as well, and what makes clear that it is said of ours. */
export const VAGUE =
  /启用|上线|申请|开通|部署|分配|deployed|provisioned|live|assigned|allocated|acquired|purchased|bought|rented/i;
export const OURS =
  /主机|服务器|机器|地址|资产|台|我们|我方|\bE?IP\b|\b(?:host|server|machine|instance|address|ip|us|we|vm|box)\b|\d+\.\d+\.\d+\.\d+/i;

const SYSTEMS: readonly [RegExp, OsFamily][] = [
  // Ahead of phones and Linux, of which their names are parts.
  [
    /\bios[- ]x[er]\b|cisco ios|junos|forti(?:os|gate)|pan-?os|nx-?os|\bvrp\b|comware|routeros/i,
    'network_os',
  ],
  [/windows|\bwin(?:32|64|nt|10|11|2k\d+)?\b|微软/i, 'windows'],
  [/android|安卓/i, 'android'],
  [/\bios\b|iphone|ipad/i, 'ios'],
  [/mac\s?os|mac ?book|\bosx\b|darwin|\bmac\b/i, 'macos'],
  [
    /linux|ubuntu|debian|centos|rhel|red ?hat|rocky|alma|suse|fedora|alpine|amzn|amazon|openeuler|euler|kylin|麒麟|统信|\buos\b|anolis|龙蜥/i,
    'linux',
  ],
  [/bsd/i, 'bsd'],
];

/** The family of an operating system that a text names. */
export function systemOf(text: string): OsFamily | undefined {
  return SYSTEMS.find(([pattern]) => pattern.test(text))?.[1];
}

const KINDS: readonly [RegExp, AssetKind][] = [
  [/workstation|desktop|laptop|办公电脑|工作站|笔记本|终端/i, 'workstation'],
  [/server|服务器|主机|云主机|ecs|instance/i, 'server'],
  [/container|pod|容器/i, 'container'],
  [/database|数据库/i, 'database'],
  [/router|switch|firewall|路由|交换机|防火墙|网络设备/i, 'network_device'],
  [/mobile|phone|手机/i, 'mobile'],
  [/account|user|账号|账户/i, 'account'],
  [/application|website|应用|网站/i, 'application'],
  [/storage|存储/i, 'storage'],
];

export function kindOf(text: string): AssetKind | undefined {
  return KINDS.find(([pattern]) => pattern.test(text))?.[1];
}
