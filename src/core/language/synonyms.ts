/**
 * Words that name one thing, in English and Chinese, one group a line. A report that holds one of them is found by the
 * others, below the reports that hold the very word. A team's own groups stand in its tag vocabulary.
 */
export const SYNONYMS: readonly string[] = `
cryptomining, cryptominer, cryptojacking, coin miner, miner, mining, xmrig, monero, 挖矿, 矿机, 矿池, 挖矿木马, 门罗币
phishing, phish, spear phishing, credential harvesting, 钓鱼, 钓鱼邮件, 网络钓鱼, 釣魚
false positive, false alarm, false alert, wrong label, 误报, 误判, 假阳性, 虚警
bastion, jump host, jump server, jump box, jumpserver, 跳板机, 堡垒机, 跳板
outage, downtime, disruption, unavailable, went down, down, crash, 宕机, 故障, 中断, 不可用, 挂了, 瘫痪, 崩溃
certificate, cert, certs, tls, ssl, x509, 证书
expired, expire, expiry, expiration, ran out, 过期, 到期, 失效
leak, leakage, exposed, exposure, breach, data breach, disclosed, 泄露, 泄漏, 外泄, 洩露, 暴露, 曝光, 流出
ransomware, ransom, extortion, 勒索, 勒索软件, 勒索病毒, 赎金
credential stuffing, password spraying, brute force, 撞库, 爆破, 暴力破解, 密码喷洒
credential, credentials, password, secret, 凭据, 凭证, 密码, 口令
access key, accesskey, api key, secret key, private key, key, 密钥, 访问密钥, 私钥, 秘钥
token, tokens, personal access token, pat, 令牌
session, cookie, 会话
command and control, c2, rat, beacon, remote access trojan, 远控, 木马, 主控, 控制端, 远程控制
malware, trojan, virus, malicious code, 恶意软件, 恶意程序, 恶意代码, 病毒
malicious, evil, hostile, 恶意
backdoor, back door, 后门
vulnerability, flaw, vuln, cve, 漏洞
exploit, exploitation, exploited, 利用, 被利用
intrusion, compromise, compromised, hacked, break in, broke in, 入侵, 攻陷, 被黑, 失陷, 黑客攻击
attacker, hacker, intruder, adversary, threat actor, stranger, 攻击者, 黑客, 入侵者
attack, 攻击, 袭击
supply chain, dependency, package, 供应链, 依赖, 软件包, 依赖包, 投毒
red team, penetration test, pentest, exercise, 红队, 渗透测试, 攻防演练, 演练, 护网
scanner, scan, scanning, 扫描, 扫描器
blocklist, blacklist, denylist, blocked, 黑名单, 封禁, 拦截
firewall, 防火墙, iptables
misconfiguration, misconfigured, bad config, configuration error, wrong configuration, 配置错误, 错误配置, 误配置, 配置不当
configuration, config, setting, settings, 配置
change, changed, modify, modified, alter, altered, tampered, 变更, 修改, 更改, 篡改
deployment, deploy, rollout, release, 部署, 发布, 上线
rollback, roll back, revert, 回滚, 回退
upgrade, update, 升级, 更新
migration, migrate, 迁移
maintenance, 维护, 检修
failover, switchover, promotion, 切换, 主从切换, 故障转移, 主备切换
replica, replication, secondary, slave, 副本, 从库, 复制, 主从
database, db, 数据库
data loss, lost data, 数据丢失, 丢数据
backup, 备份
storage, disk, 存储, 磁盘, 硬盘
bucket, s3, 存储桶
power, power loss, power outage, blackout, 断电, 停电, 电力, 供电
power grid, electricity, electric grid, 电网
data center, datacenter, data centre, 数据中心, 机房
data, information, 数据, 资料, 信息
worldwide, global, globally, systemwide, 全球
network, networking, 网络
dns, domain name, nameserver, resolver, 域名, 域名解析, 解析
load balancer, load balancing, 负载均衡
gateway, 网关
proxy, reverse proxy, 代理, 反向代理
cache, caching, 缓存
queue, message queue, 队列, 消息队列
overload, overloaded, saturation, 过载, 超载, 打满
traffic, 流量
timeout, timed out, time out, 超时
latency, slow, delay, delayed, 延迟, 缓慢, 变慢
memory leak, 内存泄漏
out of memory, oom, 内存溢出, 内存不足
disk full, full disk, no space left, 磁盘满, 磁盘写满
race condition, race, 竞态, 竞争条件
deadlock, 死锁
leap second, 闰秒
time zone, timezone, clock, utc, 时区, 时钟
packet loss, 丢包
bug, defect, software bug, 缺陷, 程序错误
payment, payments, checkout, 支付, 付款
order, orders, 订单
login, sign in, log in, authentication, 登录, 登陆, 认证
user, customer, account, 用户, 客户, 账号, 账户, 帐户, 帐号
employee, staff, insider, 员工, 雇员, 内部人员
former employee, ex employee, 前员工, 离职员工
delete, deleted, removed, wiped, 删除, 删库
stolen, steal, theft, exfiltration, exfiltrated, 窃取, 盗取, 被盗, 偷走, 外传, 偷
sold, sell, for sale, 出售, 兜售, 售卖, 贩卖, 倒卖, 卖
dark web, darknet, underground market, 暗网, 地下市场
personal information, personal data, pii, 个人信息, 个人数据, 隐私
source code, 源代码, 源码
open source, 开源
repository, repo, 仓库, 代码库
image, container image, 镜像
container, docker, 容器
kubernetes, k8s, 集群
escape, container escape, 逃逸
cloud, cloud server, 云, 云服务器, 云上
server, host, machine, 服务器, 主机, 机器
website, site, 网站, 站点, 官网
forum, 论坛
browser, 浏览器
extension, extensions, add-on, addon, add-ons, plugin, 扩展, 插件, 附加组件
router, 路由器
camera, webcam, 摄像头
phone, mobile, 手机, 移动
game, gaming, 游戏
hotel, 酒店, 宾馆
guest, guests, 住客, 客人
airline, airlines, carrier, 航空, 航空公司, 航司
passenger, passengers, traveller, traveler, 乘客, 旅客
airport, 机场
bank, 银行
credit card, debit card, 信用卡, 银行卡
insurance, insurer, 保险
hospital, clinic, medical center, 医院, 诊所
medical, health, healthcare, 医疗
medical record, patient record, patient records, medical records, 病历
patient, patients, 患者, 病人
school, university, student, college, 学校, 大学, 学生, 考生
government, 政府
police, 警察, 警官, 警方
tax, 税务
retailer, retail, shop, store, 零售, 零售商, 商店, 商城
intelligence, intel, threat intelligence, 情报, 威胁情报
indicator, ioc, 失陷指标
alert, alarm, alerting, 告警, 报警, 警报
monitoring, 监控
log, logs, logging, 日志
permission, permissions, privilege, 权限
privilege escalation, 提权
lateral movement, 横向移动
denial of service, ddos, dos, 拒绝服务
sql injection, 注入, sql 注入
rootkit, 隐藏进程
spam, 垃圾邮件
email, mail, mailbox, 邮件, 邮箱, 电子邮件
scam, fraud, 诈骗, 欺诈, 被骗
holiday, vacation, 假期, 放假, 节假日
spring festival, lunar new year, chinese new year, 春节, 过年
weekend, 周末
firefox, mozilla, 火狐
facebook, meta, 脸书
twitter, 推特
linkedin, 领英
google, 谷歌
microsoft, 微软
amazon, aws, 亚马逊
apple, 苹果
yahoo, 雅虎
uber, 优步
sony, 索尼
nintendo, 任天堂
samsung, 三星
nokia, 诺基亚
honda, 本田
toyota, 丰田
tesla, 特斯拉
cisco, 思科
oracle, 甲骨文
intel corporation, 英特尔
nvidia, 英伟达
starbucks, 星巴克
marriott, 万豪
starwood, 喜达屋
huazhu, 华住
hilton, 希尔顿
cathay pacific, 国泰航空
british airways, 英国航空
equifax, 艾可菲
oneplus, 一加
xiaomi, 小米
huawei, 华为
alibaba, aliyun, alibaba cloud, 阿里, 阿里云, 阿里巴巴
tencent, wechat, 腾讯, 微信
baidu, 百度
bytedance, tiktok, douyin, 抖音, 字节跳动
weibo, 微博
didi, 滴滴
jd.com, 京东
decathlon, 迪卡侬
mitsubishi electric, 三菱电机
`
  .trim()
  .split('\n');
