/** Words that the generated reports are made of, so that their index has the size of a real one. */
export const ENGLISH = {
  subjects:
    words(`the alert|the analyst|the bastion|the beacon|the broker|the build agent|the certificate|the collector|
    the cron job|the database replica|the deployment|the edge proxy|the firewall|the gateway|the image registry|
    the ingress|the intel feed|the jump host|the load balancer|the mail relay|the message queue|the on-call engineer|
    the package mirror|the parser|the pipeline|the resolver|the sandbox|the scanner|the scheduler|the sensor|
    the session store|the storage node|the tenant|the ticket|the token service|the vendor|the web server|the worker`),
  verbs:
    words(`accepted|blocked|compared|confirmed|contacted|copied|delayed|dropped|exposed|flagged|forwarded|ignored|
    isolated|labelled|leaked|listed|logged|masked|matched|missed|mounted|opened|overwrote|queried|quarantined|raised|
    rebuilt|refused|rejected|renewed|replayed|requested|resolved|restarted|restored|retried|revoked|rotated|
    scanned|signed|throttled|traced|trusted|uploaded`),
  objects:
    words(`a stale record|an expired key|an idle session|an open port|an outbound connection|a forged header|
    a hidden account|a leaked credential|a malicious sample|a mining process|a phishing page|a public bucket|
    a rotated secret|a shared address|a signed binary|a suspicious login|a wildcard rule|an unknown hash|
    an unused role|an old snapshot|the access policy|the audit trail|the backup set|the change window|the customer data|
    the domain record|the error budget|the inventory|the kernel module|the lease|the mailbox rule|the ownership date|
    the retention period|the routing table|the service account|the startup script|the time zone|the wrong tenant`),
  endings:
    words(`after the change window|before anyone looked|during the failover|for eleven minutes|for three days|
    from a build host|in the staging network|in two regions|on every replica|on the second attempt|outside of business hours|
    over the weekend|since the last release|twice an hour|under normal load|until the cache expired|while the sensor was off|
    with an old profile|without a ticket|without any log line`),
};

export const CHINESE = {
  subjects:
    words(`告警平台|值班分析员|堡垒机|情报平台|防火墙|负载均衡|定时任务|证书|消息队列|数据库从库|镜像仓库|构建节点|
    邮件网关|域名解析|会话服务|扫描器|探针|存储节点|租户|云主机|运维同事|厂商接口|日志采集器|入口代理|权限系统`),
  verbs:
    words(`确认了|拦截了|忽略了|标记了|隔离了|重启了|回收了|泄露了|命中了|比对了|重建了|漏掉了|拒绝了|轮换了|
    下载了|访问了|关闭了|恢复了|核实了|追溯了|复现了|加固了|放行了|转发了`),
  objects:
    words(`过期的标签|共享的地址|恶意样本|可疑登录|隐藏账户|外联请求|钓鱼页面|公开的存储桶|挖矿进程|泄露的凭据|
    旧的快照|通配规则|归属日期|启动脚本|审计日志|访问策略|备份数据|客户信息|服务账号|错误的租户|未知哈希|监听端口`),
  endings: words(`变更窗口之后|上线之前|切换期间|持续了十一分钟|持续了三天|在两个地域同时出现|周末无人值守|
    每小时两次|直到缓存失效|没有对应的工单|没有任何日志|与基线不一致|在第二次尝试时成功|仍在测试环境`),
};

/** Tags of the generated archive: id, English and Chinese label. */
export const TAGS: [string, string, string][] = [
  ['false-positive', 'False positive', '误报'],
  ['phishing', 'Phishing', '钓鱼'],
  ['malware', 'Malware', '恶意代码'],
  ['credential-leak', 'Credential leak', '凭据泄露'],
  ['misconfiguration', 'Misconfiguration', '配置错误'],
  ['outage', 'Outage', '故障'],
  ['ddos', 'Denial of service', '拒绝服务'],
  ['supply-chain', 'Supply chain', '供应链'],
  ['cloud', 'Cloud', '云'],
  ['linux', 'Linux', 'Linux'],
  ['windows', 'Windows', 'Windows'],
  ['certificate', 'Certificate', '证书'],
];

function words(list: string): string[] {
  return list.split('|').map((word) => word.trim());
}
