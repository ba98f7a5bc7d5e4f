/** What git could not do. English sentence by sentence, with `{}` for what stands in it, `{n}` for a number, `{w}` for a word, `{s}` for sentences. */
export const zhCnGit: Readonly<Record<string, string>> = {
  'This is a partial clone, and the older versions of the reports are not here.':
    '这是部分克隆，报告的旧版本不在这里。',
  'Run `git fetch --refetch --no-filter origin`. In CI leave out `filter`.':
    '运行 `git fetch --refetch --no-filter origin`。CI 里去掉 `filter`。',
  'The repository `{}` is bare: it has no files of its own.': '仓库 `{}` 是裸仓库，没有检出的文件。',
  'Check the files out with `git worktree add ../archive`, and run this there.':
    '用 `git worktree add ../archive` 检出文件，在那里运行。',
  '`{}` leads to `{}`, which is not there.': '`{}` 指向 `{}`，而它不存在。',
  'Make the whole repository reachable, not this worktree or submodule alone; when it has moved, run `git worktree repair` or `git submodule update --init` in it.':
    '整个仓库都要能访问，不能只有这个工作树或子模块；如果移动过，在其中运行 `git worktree repair` 或 `git submodule update --init`。',
  'The repository `{}` lies on another file system than the reports, and git does not look there.':
    '仓库 `{}` 和报告不在同一个文件系统上，git 不会去找。',
  'Set `GIT_DISCOVERY_ACROSS_FILESYSTEM=1` in the environment.':
    '设环境变量 `GIT_DISCOVERY_ACROSS_FILESYSTEM=1`。',
  'This git is too old for the repository or for Precedent: {s}.':
    'git 版本太旧，读不了这个仓库，或不能用于 Precedent：{}。',
  'Install git 2.31 or newer; `git --version` says which one runs.':
    '安装 git 2.31 或更新的版本；`git --version` 显示当前版本。',
  '`.git` is not whole': '`.git` 不完整',
  'This user may not read the repository in `{}`.': '当前用户没有权限读取 `{}` 里的仓库。',
  'Run this as the user who owns it, or give the right to read: `{}`.':
    '以拥有它的用户运行，或给予读取权限：`{}`。',
  'Pages have no dates of change and no earlier versions.': '因此页面没有修改日期和历史版本。',
  'Pages have no earlier versions.': '因此页面没有历史版本。',
  'The commit where this branch left `{}` is not among it.': '本分支从 `{}` 分叉处的提交不在其中。',
  'Nobody checked that published elements keep their ids (`element-id`).':
    '因此没有检查已发布元素的 id 是否保留（`element-id`）。',
  'There is no git repository around the reports.': '报告不在 git 仓库里。',
  'Run this in a clone of the archive, or begin one with `git init`.':
    '在仓库的克隆里运行，或用 `git init` 新建一个。',
  'This clone is shallow, so most of the history is not here.': '这是浅克隆，大部分历史不在这里。',
  'Run `git fetch --unshallow`.': '运行 `git fetch --unshallow`。',
  'In CI clone the whole history: `fetch-depth: 0` on GitHub, `GIT_DEPTH: 0` on GitLab.':
    'CI 里克隆全部历史：GitHub 写 `fetch-depth: 0`，GitLab 写 `GIT_DEPTH: 0`。',
  'There is a git repository, but {}.': '有 git 仓库，但{}。',
  'there is no `git` on the PATH': 'PATH 里没有 `git`',
  '`git` may not be run': '`git` 不允许运行',
  'Install git, such as with `apt-get install git`, and put it on the PATH.':
    '安装 git（例如 `apt-get install git`），并加进 PATH。',
  'This clone has no `{}`, with which the reports would be compared.': '这个克隆没有用来比较的 `{}`。',
  'git does not read the repository `{}`, since it belongs to another user ("dubious ownership").':
    '仓库 `{}` 属于别的用户，git 不读取（“dubious ownership”）。',
  'The git repository is damaged: {}.': 'git 仓库已损坏：{}。',
  'Run `git fsck`, which names what is broken, then `git fetch`, or clone the archive again.':
    '运行 `git fsck` 查出损坏处，再 `git fetch`，或重新克隆。',
  'git could not answer: {}.': 'git 没有回答：{}。',
  'Run `git status` in the folder of the reports, and mend what it tells.':
    '在报告文件夹运行 `git status`，按提示修复。',
};
