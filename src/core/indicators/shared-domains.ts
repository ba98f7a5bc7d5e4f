/** Domains below which each name has another owner, and which the public suffix list lacks. `*` stands for any part of a label, `#` for digits. */
const SHARED: readonly string[] = [
  /**
   * Buckets of object storage, whose host is the bucket and the endpoint of a region. Sources: the operators' lists of
   * endpoints for Aliyun OSS (help.aliyun.com/document_detail/31834.html), Tencent COS
   * (cloud.tencent.com/document/product/436/6224), Huawei OBS (developer.huaweicloud.com/endpoint?OBS), Baidu BOS
   * (cloud.baidu.com/doc/BOS/s/akrqd2wcx), Qiniu Kodo (developer.qiniu.com/kodo/3949/get-the-bucket-space-domain), Volcengine
   * TOS (volcengine.com/docs/6349/107356), UCloud US3 (docs.ucloud.cn/ufile), Kingsoft KS3 (docs.ksyun.com), JD Cloud OSS
   * (docs.jdcloud.com), NetEase NOS (sf.163.com), Upyun (help.upyun.com), QingStor (docs.qingcloud.com), Backblaze B2
   * (backblaze.com/docs), China Mobile EOS (ecloud.10086.cn), China Telecom OOS (ctyun.cn), Google Cloud Storage
   * (cloud.google.com/storage/docs/request-endpoints), Bunny (docs.bunny.net).
   */
  'oss-*.aliyuncs.com s3.oss-*.aliyuncs.com cos.*.myqcloud.com cos-website.*.myqcloud.com file.myqcloud.com cos*.myqcloud.com',
  'cos.*.tencentcos.cn obs.*.myhuaweicloud.com obs-website.*.myhuaweicloud.com obs.*.myhuaweicloud.eu *.bcebos.com',
  'bkt.clouddn.com *-bkt.clouddn.com qnssl.com *.z0.glb.clouddn.com *.z1.glb.clouddn.com *.z2.glb.clouddn.com qiniudn.com qiniucdn.com',
  's3-*.qiniucs.com s3.*.qiniucs.com tos-*.volces.com *.ufileos.com ufile.ucloud.com.cn ks3-*.ksyuncs.com ks3-*.ksyun.com',
  's3.*.jdcloud-oss.com nos-*.126.net nosdn.127.net b0.upaiyun.com test.upcdn.net *.qingstor.com s3.*.backblazeb2.com',
  'eos-*.cmecloud.cn oos-*.ctyunapi.cn storage.googleapis.com b-cdn.net',
  /**
   * Functions, gateways and pages of clouds, one host for each customer. Sources: Aliyun Function Compute and API Gateway
   * (help.aliyun.com/product/50980.html, /29462.html), Tencent API Gateway, SCF and CloudBase (cloud.tencent.com/document/product/628,
   * /583, /876).
   */
  '*.fcapp.run *.fc.aliyuncs.com alicloudapi.com *.apigw.tencentcs.com *.tencentscf.com tcloudbaseapp.com',
  'service.tcloudbase.com *.run.tcloudbase.com *.app.tcloudbase.com tcb.qcloud.la',
  /**
   * Dynamic DNS. Sources: the names that Pubyun (pubyun.com, once 3322.org), Oray (hsk.oray.com), Meibu (meibu.com), GnWay
   * (gnway.com), nat123 (nat123.com), FreeDNS (freedns.afraid.org/domain/registry) and ChangeIP (changeip.com) give out.
   */
  '3322.org f3322.org f3322.net 2288.org 6600.org 7766.org 8800.org 8866.org 9966.org eatuo.com',
  'vicp.net vicp.cc vicp.io vicp.fun vicp.hk eicp.net xicp.net xicp.io gicp.net picp.io oicp.net oicp.io yicp.io yicp.fun',
  'zicp.vip zicp.fun wicp.net wicp.vip iicp.net qicp.vip uicp.cn imwork.net iok.la 51vip.biz 51mypc.cn goho.co jios.org kmdns.net',
  'meibu.com meibu.net gnway.net gnway.cc gnway.org nat123.net nat123.cc zzux.com',
  'mooo.com chickenkiller.com crabdance.com strangled.net ignorelist.com jumpingcrab.com',
  /**
   * Tunnels to a machine inside. Sources: natapp.cn, cpolar.com, ngrok.cc (Sunny-Ngrok), DingTalk (open.dingtalk.com), luyouxia.com,
   * theboroer.github.io/localtunnel-www, serveo.net, pinggy.io, localhost.run, portmap.io, learn.microsoft.com/azure/developer/dev-tunnels,
   * docs.zrok.io, pagekite.net.
   */
  'natapp.cc natapp1.cc natapp2.cc natapp4.cc natappfree.cc nat100.top nat200.top nat300.top cpolar.cn vip.cpolar.cn r#.cpolar.cn',
  'cpolar.top r#.cpolar.top cpolar.io idcfengye.com free.idcfengye.com vaiwan.com vaiwan.cn luyouxia.net',
  'loca.lt localtunnel.me serveo.net *.pinggy.link a.free.pinggy.link *.pinggy.online lhr.life lhr.rocks portmap.io',
  '*.devtunnels.ms share.zrok.io pagekite.me',
  /**
   * Builders of websites and free web space. Sources: the addresses that wordpress.com, weebly.com, 000webhost.com, glitch.com,
   * tilda.cc, strikingly.com, jimdo.com, webnode.com, ucoz.com, godaddy.com, site123.com, hostinger.com, gitee.com (Pages),
   * lofter.com and fkw.com (Fanke) give out.
   */
  'wordpress.com weebly.com 000webhostapp.com glitch.me tilda.ws strikingly.com mystrikingly.com jimdosite.com jimdofree.com',
  'webnode.page webnode.com ucoz.com ucoz.ru ucoz.net godaddysites.com site123.me zyrosite.com gitee.io lofter.com icoc.me icoc.cc',
];

const SUFFIX = SHARED.flatMap((line) => line.split(' '))
  .map((suffix) =>
    suffix
      .replaceAll('.', String.raw`\.`)
      .replaceAll('*', '[^.]+')
      .replaceAll('#', String.raw`\d+`),
  )
  .join('|');
const WHOLE = new RegExp(`^(?:${SUFFIX})$`);
const OWNED = new RegExp(String.raw`(?:^|\.)([^.]+\.(?:${SUFFIX}))$`);

/**
 * Whose a host is where many owners share its registrable domain: the owner's own name, such as
 * `bucket.oss-cn-hangzhou.aliyuncs.com`; none for the shared domain itself. Undefined for every other host. In lower case.
 */
export function sharedDomainOf(host: string): { owner?: string } | undefined {
  if (WHOLE.test(host)) return {};
  const owner = OWNED.exec(host)?.[1];
  return owner === undefined ? undefined : { owner };
}
