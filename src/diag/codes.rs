//! Every code a diagnostic can have, and what it means: the one table behind `docs/codes.md`.
//!
//! A test walks the source for codes and fails where one is missing here, where one here is in no source, and where one
//! has no case under `tests/errors/`.

/// What a code means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Code {
    /// The stable name, `area/what`.
    pub name: &'static str,
    /// What it means, in English.
    pub en: &'static str,
    /// The same in Chinese.
    pub zh: &'static str,
    /// Why no input earns it: it stands guard behind another check. `None` for all that have a case.
    pub guard: Option<&'static str>,
    /// Where the cause lies.
    pub cause: Cause,
}

/// Where the cause of a fault lies, and so how a run with it ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cause {
    /// In what the user's files say: the run ends with 1.
    Content,
    /// In how the program was run, or in the machine, the network or git: the run ends with 2.
    Run,
}

impl Code {
    /// The same code, of a fault that no file's words cause.
    const fn of_the_run(self) -> Code {
        Code { cause: Cause::Run, ..self }
    }
}

const fn code(name: &'static str, en: &'static str, zh: &'static str) -> Code {
    Code { name, en, zh, guard: None, cause: Cause::Content }
}

const fn guard(name: &'static str, (en, zh): (&'static str, &'static str), why: &'static str) -> Code {
    Code { guard: Some(why), ..code(name, en, zh) }
}

/// All codes, by name.
pub const CODES: &[Code] = &[
    code(
        "article/changed",
        "The text in `articles/` is no longer the one the figures were taken from.",
        "`articles/` 里的文本已经不是当初采集数字的那一份。",
    ),
    code("article/empty", "An article file holds no text.", "文章文件里没有文字。"),
    code("article/encoding", "Some characters of an article could not be read.", "文章中有些字符读不出来。"),
    code(
        "article/not-text",
        "A file given as an article is a picture, a PDF or another thing that is no text.",
        "作为文章给出的文件不是文本（图片、PDF 等）。",
    ),
    code(
        "build/foreign-file",
        "A file that yuanzhi did not write stands where a page should go.",
        "要写的位置上有一个不是 yuanzhi 写的文件。",
    )
    .of_the_run(),
    code(
        "build/foreign-folder",
        "The folder to write to holds files that yuanzhi did not write.",
        "输出文件夹里有不是 yuanzhi 写的文件。",
    )
    .of_the_run(),
    guard(
        "build/path",
        ("An address would lead out of the site's folder.", "某个地址会跑出网站文件夹。"),
        "Slugs are checked when profiles are read; this stands behind them.",
    )
    .of_the_run(),
    guard(
        "build/same-address",
        ("Two pages would be written to one file.", "两个页面会写到同一个文件。"),
        "Two files with one slug are refused when profiles are read; this stands behind it.",
    ),
    guard(
        "build/search",
        ("The search index cannot be made.", "全文检索的索引做不出来。"),
        "Only the library that makes the index refuses.",
    )
    .of_the_run(),
    guard(
        "build/zip",
        ("The zip file cannot be made.", "压缩包做不出来。"),
        "It takes more or larger files than a zip file holds.",
    )
    .of_the_run(),
    guard(
        "completions/shell",
        ("Which shell is used is not known.", "不知道用的是哪种 shell。"),
        "It depends on the machine's environment, not on an input.",
    )
    .of_the_run(),
    code(
        "evidence/no-such-line",
        "A source names a line that its article does not have.",
        "出处所指的行，文章里没有。",
    ),
    code(
        "evidence/not-found",
        "The article does not say so at the line its source names.",
        "出处所指的那几行里找不到这个数字或名称。",
    ),
    code(
        "figure/growth-does-not-fit",
        "The published growth and the two numbers it joins are far apart.",
        "公布的同比与前后两年的数相差太远。",
    ),
    code("figure/impossible-period", "A figure speaks of a year no zone can report.", "数字所属的年份不可能。"),
    code(
        "figure/newer-than-article",
        "Something is said to have happened after its article was printed.",
        "事情发生在文章见报之后。",
    ),
    code(
        "figure/part-over-whole",
        "A part is larger than its whole: of a year, a metric, a zone.",
        "部分大于整体：月累计大于全年、分项大于总项、园区大于全市。",
    ),
    code("figure/parts-over-whole", "Parts of one whole add up to more than it.", "各部分之和大于整体。"),
    code(
        "figure/share-does-not-fit",
        "A published share is not what part and whole give.",
        "公布的占比与部分、整体两数不符。",
    ),
    code(
        "figure/unit-slip",
        "A number is ten thousand times as large or small as the same elsewhere: 元, 万元 and 亿元 mistaken.",
        "与同一指标的其他数相差约一万倍：多半是元、万元、亿元弄混。",
    ),
    code("file/not-utf8", "A plain file is not UTF-8 text.", "文件不是 UTF-8 编码。"),
    code("file/refused", "The machine refused to read or write a file.", "系统拒绝读写某个文件。").of_the_run(),
    code("fmt/faulty", "A file has errors and is not brought into its one form.", "文件有错，不整理。"),
    guard(
        "fmt/unsure",
        ("A comment or value would not come out as it stands.", "有注释或值整理后会变样，故不整理。"),
        "No such file is known; this stands behind the formatter, so that nothing is ever lost.",
    ),
    code("git/no-repository", "The site lies in no git repository.", "网站不在 git 仓库里。").of_the_run(),
    code("git/no-revision", "git knows no such revision.", "git 里没有这个版本。").of_the_run(),
    code("git/none", "git cannot be run.", "git 无法运行。").of_the_run(),
    guard("git/refused", ("git refused to answer.", "git 没有回答。"), "Only a broken repository refuses.")
        .of_the_run(),
    code("import/column", "A column of a sheet is not known, or two mean the same.", "表里有不认识的列，或两列同义。"),
    guard(
        "import/csv",
        ("A sheet is no readable table.", "表格读不懂。"),
        "Rows of any length are taken; only bytes that are no text at all get so far.",
    ),
    code("import/no-slug", "No file name can be made of a zone's name.", "园区名里有读不出拼音的字，无法起文件名。"),
    code("import/no-zone-column", "A sheet has no column that names the zone.", "表里没有园区一列。"),
    code("import/nothing", "No fact about a zone was found in an article.", "文章里没有读到任何园区的事实。"),
    code(
        "import/own-files",
        "The folder of a site was named in place of articles.",
        "要导入的是网站文件夹本身，不是文章。",
    )
    .of_the_run(),
    code(
        "import/passed-over",
        "Files in a folder that are not read from it: PDFs, sheets, old office files.",
        "文件夹里有不会读取的文件：PDF、表格、旧版办公文档等。",
    ),
    code("import/row", "A row of a sheet is no fact.", "表里有一行不成事实。"),
    guard(
        "import/rows",
        ("More rows of a sheet are at fault than are told one by one.", "表中有错的行太多，未一一列出。"),
        "It comes after twenty of `import/row`.",
    ),
    code("import/same-id", "Two article files have one id.", "两个文章文件的编号相同。"),
    code("import/same-slug", "Two zones would have the same file.", "两个园区会用同一个文件名。"),
    code("init/standing", "Files already stand where `init` would write.", "`init` 要写的位置上已有文件。")
        .of_the_run(),
    code("new/no-slug", "No file name can be made of a name.", "名称里有字读不出拼音，起不了文件名。").of_the_run(),
    code("new/standing", "A zone has a profile already.", "这个园区已有档案。").of_the_run(),
    code("profile/bad-day", "A date is not a day of the calendar.", "日期写法不对。"),
    code("profile/bad-lock", "A line of `content/import.lock` cannot be read.", "`content/import.lock` 有一行读不懂。"),
    code("profile/bad-period", "A period is not written as ISO has it.", "时期写法不对，应写 ISO 格式。"),
    code("profile/bad-rank", "A place in an order is no whole number from 1.", "位次不是从 1 起的整数。"),
    code("profile/bad-share", "A share lies beyond 0 % and 100 %.", "占比不在 0% 到 100% 之间。"),
    code("profile/bad-slug", "A file's name cannot be the address of a page.", "文件名不能用作网页地址。"),
    code("profile/bad-source", "A source is not `article:line`.", "出处应写作“文章编号:行号”。"),
    code("profile/bad-url", "An address is not that of a web page.", "网址不对。"),
    code("profile/bad-value", "A value is not one number with its unit.", "数值应是一个数和它的单位。"),
    code("profile/bare-scale", "A number ends in 万 or 亿 and names no unit.", "数字只写到“亿”“万”，没有单位。"),
    code(
        "profile/contradiction",
        "Two articles give different figures for the same thing and time.",
        "两篇文章对同一事同一时给出不同的数。",
    ),
    code(
        "profile/deleted",
        "A profile that a person deleted is not made again by the import.",
        "被人删掉的档案，导入时不再生成。",
    ),
    code("profile/duplicate-key", "A key stands twice in one mapping.", "同一个键写了两次。"),
    code("profile/duplicate-name", "Two files have the same name.", "两个文件同名。"),
    code("profile/duplicate-slug", "Two files have the same address.", "两个文件的地址相同。"),
    code("profile/full-width-colon", "A Chinese colon stands after a key.", "键后面用了全角冒号。"),
    code("profile/full-width-comma", "A Chinese comma stands between two keys.", "两个键之间用了全角逗号。"),
    code(
        "profile/grouped-number",
        "A comma within a number parts it in two, inside braces.",
        "花括号里的数字带千分位逗号，被拆成了两半。",
    ),
    code(
        "profile/impossible-date",
        "A zone was founded before there were zones, or became national before it was founded.",
        "设立时间不可能：早于开发区出现，或升级早于设立。",
    ),
    code(
        "profile/markup",
        "A name holds markup, a line break or an invisible character.",
        "名称里有标记、换行或看不见的字符。",
    ),
    code("profile/missing-blank-after-colon", "The blank after a colon is missing.", "冒号后面少一个空格。"),
    code("profile/missing-blank-after-dash", "The blank after a dash is missing.", "短横后面少一个空格。"),
    code("profile/missing-key", "An entry lacks a key it cannot do without.", "少了必要的键。"),
    code("profile/missing-name", "A profile has no name.", "档案没有名称。"),
    code("profile/near-duplicate", "Two files are probably about one zone.", "两个文件多半写的是同一个园区。"),
    code("profile/no-figure", "An indicator gives no number.", "指标没有数字。"),
    code(
        "profile/no-front-matter",
        "A file does not begin with front matter, or never ends it.",
        "文件开头没有 `---` 包起来的部分，或没有收尾。",
    ),
    code("profile/no-pinyin", "A character of a zone's name is not in the pinyin table.", "园区名里有字不在拼音表中。"),
    code("profile/no-source", "Facts have no source.", "有事实没有出处。"),
    code("profile/no-such-article", "A source names an article that has no card.", "出处所指的文章没有登记。"),
    code("profile/no-such-parent", "The parent of a park is no zone of the site.", "所属园区不在本站。"),
    code("profile/repeated", "One article is made to say the same fact twice.", "同一篇文章的同一事实写了两遍。"),
    code("profile/shared-alias", "Two zones share another name.", "两个园区有同一个别称。"),
    code("profile/synonym", "A metric or industry has another usual name.", "指标或产业另有通用名。"),
    code("profile/tab", "A line is indented with a tab.", "用制表符缩进了。"),
    code("profile/unknown-industry", "The vocabulary has no such industry.", "词表里没有这个产业。"),
    code("profile/unknown-key", "There is no such key.", "没有这个键。"),
    code("profile/unknown-level", "There is no such level of zones.", "没有这个级别。"),
    code("profile/unknown-metric", "The vocabulary has no such metric.", "词表里没有这个指标。"),
    code(
        "profile/unknown-place",
        "A province or city is not in the table, or not written in full.",
        "省、市不在地名表中，或不是全称。",
    ),
    code("profile/unknown-role", "There is no such role.", "没有这个角色。"),
    code("profile/unknown-status", "There is no such status.", "没有这个状态。"),
    code("profile/unknown-type", "There is no such type of zones.", "没有这个类型。"),
    code("profile/unknown-unit", "The vocabulary has no such unit.", "词表里没有这个单位。"),
    code(
        "profile/unmergeable",
        "A reading cannot be put into a file without touching what a person wrote.",
        "导入的内容放不进这个文件而不碰人写的字。",
    ),
    guard(
        "profile/unwritable-fact",
        ("A fact holds what a plain file cannot carry.", "事实里有档案不能写的字符。"),
        "The reader gives no such names; this stands behind it for other programs that merge.",
    ),
    code("profile/wrong-dimension", "A unit does not measure the metric.", "单位与指标不符。"),
    code("profile/wrong-province", "The city lies in another province.", "城市不在这个省。"),
    code(
        "profile/wrong-type",
        "A word stands where a list or mapping belongs, or the other way about.",
        "该写列表的地方写了单词，或反过来。",
    ),
    code("profile/yaml", "The front matter is no YAML.", "开头部分不是合法的 YAML。"),
    code(
        "publish/base-path",
        "The site believes to stand at another address than Pages shows it at.",
        "网站自认的地址与 Pages 的地址不符。",
    ),
    code(
        "publish/branch",
        "The branch for the built site holds sources, or has no name for a branch.",
        "用来放成品的分支里是源文件，或分支名不对。",
    )
    .of_the_run(),
    code(
        "publish/cname",
        "A CNAME file stands where Pages does not read it, or two domains are named.",
        "CNAME 放错了地方，或两处域名不一致。",
    ),
    code("publish/declined", "The remote declined the push by a rule of its own.", "远程仓库按自己的规则拒绝了推送。")
        .of_the_run(),
    code("publish/detached", "HEAD names a commit and no branch.", "当前不在任何分支上。").of_the_run(),
    code("publish/file-name", "Some system cannot hold a file's name.", "文件名在某些系统上不能用。"),
    guard(
        "publish/git",
        ("git refused for a reason no other code knows.", "git 因其他原因拒绝。"),
        "Only words of git that nobody foresaw earn it.",
    )
    .of_the_run(),
    code("publish/large-file", "A file is larger than GitHub takes.", "文件超过 GitHub 的上限。"),
    guard(
        "publish/many-files",
        ("The site has so many files that a deployment may not end in time.", "文件太多，部署可能超时。"),
        "It takes more files than a test should write.",
    ),
    guard(
        "publish/moved",
        ("Somebody else published in between.", "其间有别人发布过。"),
        "It takes a push between two steps of this one.",
    )
    .of_the_run(),
    guard(
        "publish/nearly-too-large",
        ("The site is near the size that Pages shows.", "网站快到 Pages 的容量上限。"),
        "It takes more bytes than a test should write.",
    ),
    code("publish/no-address", "The site does not know its address.", "网站不知道自己的地址。"),
    code("publish/no-git", "There is no git on this machine.", "这台机器上没有 git。").of_the_run(),
    code("publish/no-name", "git does not know whose name to put under a commit.", "git 不知道提交者是谁。")
        .of_the_run(),
    code("publish/no-remote", "The repository has no remote of this name.", "仓库没有这个远程。").of_the_run(),
    code("publish/no-repository", "The site's folder lies in no git repository.", "网站文件夹不在 git 仓库里。")
        .of_the_run(),
    code("publish/permission", "The remote does not let you write.", "没有写远程仓库的权限。").of_the_run(),
    code("publish/same-name", "Two file names differ only in capitals.", "两个文件名只差大小写。"),
    guard(
        "publish/too-large",
        ("The site is larger than Pages shows.", "网站超过 Pages 的容量上限。"),
        "It takes more bytes than a test should write.",
    ),
    code("publish/uncommitted", "Files changed since the last commit.", "有改动尚未提交。"),
    code("publish/unreachable", "The remote cannot be reached.", "连不上远程仓库。").of_the_run(),
    code(
        "publish/workflow",
        "The workflow cannot name the branch or the folder.",
        "工作流写不下这个分支名或文件夹名。",
    )
    .of_the_run(),
    code("serve/port", "The port to serve on cannot be had.", "端口被占用。").of_the_run(),
    guard(
        "serve/watch",
        ("The machine does not let the site's folder be watched.", "系统不让监视文件夹。"),
        "Only a machine out of watches refuses.",
    )
    .of_the_run(),
    code("site/config", "A key of site.toml has a value that cannot be.", "site.toml 里某个键的值不对。"),
    code(
        "site/dead-label",
        "A label or description names an element that its page does not have.",
        "标签指向页面里没有的元素。",
    ),
    code("site/dead-link", "A link leads to a page or a place that is not there.", "链接指向不存在的页面或位置。"),
    code(
        "site/heading-order",
        "A heading skips a level, or a page begins without its title.",
        "标题跳级，或页面不以一级标题开头。",
    ),
    code("site/missing-alt", "A picture has no words in its place.", "图片没有替代文字。"),
    code("site/no-address", "A file's name is an address the site needs itself.", "文件名占用了网站自己的地址。"),
    code("site/none", "There is no site.toml here or above.", "这里和上层文件夹都没有 site.toml。").of_the_run(),
    guard(
        "site/outside-base",
        ("Feed or sitemap name an address outside the site.", "订阅源或站点地图里有站外地址。"),
        "Feed and sitemap are made from `base_url`; this stands behind it.",
    ),
    guard(
        "site/same-address",
        ("Two files want one address.", "两个文件要用同一个地址。"),
        "Two files with one slug are refused when they are read; this stands behind it.",
    ),
    code("site/same-id", "An id stands twice on one page.", "同一页里 id 重复。"),
    code("site/toml", "site.toml cannot be read.", "site.toml 读不懂。"),
    code("stdin/date", "A line of standard input gives a date that cannot be read.", "标准输入里有一行的日期读不懂。"),
    code(
        "stdin/json",
        "A line of standard input is not the JSON object asked for.",
        "标准输入里有一行不是所要的 JSON。",
    ),
    code(
        "theme/idle-template",
        "No page is made of a template, and no other template names it.",
        "模板文件没有页面用到，多半是文件名写错了。",
    ),
    code("theme/manifest", "The theme's theme.toml cannot be read.", "主题的 theme.toml 读不懂。"),
    code("theme/missing", "There is no folder for the theme that site.toml names.", "site.toml 指定的主题不存在。"),
    code("theme/missing-parent", "A template extends another that is not there.", "模板继承的上级模板不存在。"),
    code("theme/no-strings", "The theme has no words for the site's language.", "主题没有这种语言的文字。"),
    code("theme/not-utf8", "A template is not UTF-8 text.", "模板不是 UTF-8 编码。"),
    code(
        "theme/phrases",
        "The theme's words cannot be read, or name a phrase that is not there.",
        "主题的文字文件读不懂，或写了没有的用语。",
    ),
    code("theme/render", "A template asks for something that is not there.", "模板用到了不存在的变量。"),
    guard(
        "theme/strings",
        ("The theme's words cannot be read.", "主题的文字文件读不懂。"),
        "The phrases of the same file are read first, and say so.",
    ),
    code("theme/syntax", "A template is not well formed.", "模板语法有误。"),
    code(
        "theme/template",
        "The template engine refuses a template for another reason.",
        "模板引擎因其他原因不接受模板。",
    ),
    code(
        "theme/unknown-name",
        "A template calls a filter, function, component or template that is not there.",
        "模板用到了不存在的过滤器、函数、组件或模板。",
    ),
    code("vocab/cue", "There is no such group of cue words.", "没有这一组提示词。"),
    code("vocab/factor", "A unit's factor is not a positive number.", "单位换算系数不是正数。"),
    code("vocab/missing-key", "An entry of a vocabulary file lacks a key.", "词表条目少了键。"),
    code(
        "vocab/parent",
        "The parent of an industry is no industry, or leads back to itself.",
        "上级产业不存在或循环。",
    ),
    code("vocab/place", "A line of the table of counties cannot be read.", "县区表有一行读不懂。"),
    code("vocab/same-slug", "Two entries of the vocabulary share a page address.", "词表里两个条目的网页地址相同。"),
    code("vocab/slug", "A reading cannot stand in an address.", "拼音不能用作地址。"),
    code("vocab/syntax", "A vocabulary file is no YAML.", "词表文件不是合法的 YAML。"),
    code("vocab/unit-mismatch", "The usual unit of a metric does not measure it.", "指标的常用单位与量纲不符。"),
    code("vocab/unknown-file", "A file in `vocab/` is named after no table.", "`vocab/` 里的文件名不是任何一张表。"),
    code("vocab/unknown-key", "A vocabulary file has a key that no table has.", "词表文件里有不认识的键。"),
    code("vocab/zone-type", "A subtype names a type of zones that is not there.", "子类型所属的园区类型不存在。"),
];

/// The code of this name.
pub fn code_of(name: &str) -> Option<&'static Code> {
    CODES.iter().find(|code| code.name == name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_stand_in_order_each_once_with_its_sentences() {
        assert!(CODES.is_sorted_by(|a, b| a.name < b.name));
        for code in CODES {
            assert!(code.en.ends_with('.') && code.zh.ends_with('。'), "{}", code.name);
            assert_eq!(code_of(code.name), Some(code));
        }
    }
}
