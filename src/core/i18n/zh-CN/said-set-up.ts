/** What `init`, `upgrade` and `doctor` say. English sentence by sentence, with `{}` for what stands in it, `{n}` for a number, `{w}` for a word, `{s}` for sentences. */
export const zhCnSetUp: Readonly<Record<string, string>> = {
  'begin an archive in a repository of your own': '在自己的仓库里建立档案',
  'Asks for a title, a language and where the repository lives, and writes the few files of an archive: settings, tags, an example, and what CI needs. Reports that are there already are adopted and stay as they are. No file is ever overwritten.':
    '询问标题、语言和仓库所在的平台，写出档案需要的少数几个文件：设置、标签、示例和 CI 配置。已有的报告会纳入档案，保持原样。不会覆盖任何文件。',
  'Folder of the archive; this one when absent.': '档案的文件夹；不写就是当前文件夹。',
  'Name of the site.': '网站的名称。',
  'Language of the pages: en or zh-CN.': '页面的语言：en 或 zh-CN。',
  'Begins the id of each report, such as INC.': '报告编号的前缀，例如 INC。',
  'Zone in which times are shown, such as Asia/Shanghai.': '显示时间用的时区，例如 Asia/Shanghai。',
  'Where the repository lives: github, gitlab or none.': '仓库所在的平台：github、gitlab 或 none。',
  'Public address of the site, such as https://wiki.example.org/.':
    '网站的公开地址，例如 https://wiki.example.org/。',
  'Tarball or address from which the archive installs Precedent; the one of this program when absent.':
    '档案安装 Precedent 所用的 安装包或地址；不写就用本程序的来源。',
  'Leave files that are there as they are, and write the others.': '已有的文件保持原样，只写其余的。',
  'Ask nothing, and take defaults for what no flag says.': '不提问，没有写的选项用默认值。',
  'Say what would be written, and write nothing.': '只说明会写什么，不写文件。',
  'What is the site called?': '网站叫什么名字？',
  'With what do the ids of reports begin? They never change.': '报告编号用什么前缀？以后不会再变。',
  'In which zone are times shown?': '时间按哪个时区显示？',
  'Where does the repository live? Its CI checks the reports, comments on changes and publishes the site.':
    '仓库在哪个平台？它的 CI 会检查报告、评论改动并发布网站。',
  Elsewhere: '其他',
  'no file for CI is written': '不写 CI 配置',
  'At which address will readers find the site?': '读者访问网站的地址是什么？',
  'At which address will readers find the site? Leave it empty while nobody knows.':
    '读者访问网站的地址是什么？还不知道就留空。',
  '`{}` is a file, and an archive needs a folder.': '`{}` 是文件，而档案需要文件夹。',
  'Name another folder.': '请换一个文件夹。',
  'Nothing tells from where this program was installed, and the archive has to install it too.':
    '不知道本程序从哪里安装，而档案也要安装它。',
  'Name its tarball with `--package`, such as `--package ./{}-0.1.0.tgz`, or its https or git address.':
    '用 `--package` 指定它的安装包，例如 `--package ./{}-0.1.0.tgz`，或它的网络地址、git 地址。',
  'In `{}` these files are in the way: {}.': '`{}` 里已有这些文件：{}。',
  'Nothing was written. Name another folder, move them away, or leave them as they are with `--keep`, which writes the others.':
    '没有写任何文件。请换一个文件夹，把它们移开，或用 `--keep` 保留它们，只写其余的。',
  'The reports lie in the folder itself, such as `{}`, beside what an archive needs.':
    '报告直接放在这个文件夹里，例如 `{}`，和档案需要的文件混在一起。',
  'Move them into a folder of their own, such as `incidents`, then run this again. Nothing was written.':
    '请先把它们移到单独的文件夹，例如 `incidents`，再运行一次。没有写任何文件。',
  '`{}` is no tarball and no address of the package.': '`{}` 不是这个程序的安装包，也不是它的地址。',
  'Name the tarball, such as `./{}-0.1.0.tgz`, or an https or git address. A bare name would be taken from a public registry, where it may belong to somebody else.':
    '请写安装包，例如 `./{}-0.1.0.tgz`，或网络地址、git 地址。单写名字会从公共仓库下载，而那里的同名包可能是别人的。',
  'There is no package at `{}`.': '`{}` 处没有包。',
  '`{}` is no tarball of a package.': '`{}` 不是安装包。',
  'Name the tarball with `--package`, such as `--package ./{}-0.1.0.tgz`.':
    '用 `--package` 指定安装包，例如 `--package ./{}-0.1.0.tgz`。',
  'Would write into `{}`:': '将写入 `{}`：',
  'Wrote into `{}`:': '已写入 `{}`：',
  'Nothing was written, because of --dry-run.': '因为 --dry-run，没有写任何文件。',
  'The site has no address yet: set `address` in precedent.config.ts when you know it.':
    '网站还没有地址：知道之后，在 precedent.config.ts 里设置 `address`。',
  'Set `repository` in precedent.config.ts too, and pages link to the file and the history of a report.':
    '再在 precedent.config.ts 里设置 `repository`，页面就会链接到报告的文件和历史。',
  'Next:': '接下来：',
  'Found {} in `{}`, whose ids begin with {}. They stay as they are.':
    '在 `{2}` 里找到{1}，编号以 {3} 开头。它们保持原样。',
  'Others begin with {}, which `check` refuses: an archive has one prefix. `precedent renumber` gives them another id and keeps the old one.':
    '其余的以 {} 开头，`check` 不接受：一个档案只有一个前缀。`precedent renumber` 可以换号并保留旧号。',
  'Left as they are: {}.': '保持原样：{}。',
  'Add what they lack:': '请补上它们缺的：',
  'Count a report above this level of TLP as an error, as for a site that everybody can read.':
    '把高于这个 TLP 级别的报告算作错误，用于谁都能看的网站。',
  'This report is TLP:{}, and readers of the site may see TLP:{} at most.':
    '这份报告是 TLP:{}，而网站的读者最多只能看 TLP:{}。',
  'A block of this report is TLP:{}, and readers of the site may see TLP:{} at most.':
    '这份报告里有一块是 TLP:{}，而网站的读者最多只能看 TLP:{}。',
  'Publish it where only those may read who are meant, and raise `--at-most` there. Lower its `tlp` only when its owner agrees.':
    '发布到只有该看的人能看的地方，并在那里提高 `--at-most`。只有信息的所有者同意，才降低 `tlp`。',
};
