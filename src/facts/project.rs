//! Projects: what is signed, built and finished, with its money.

use std::collections::BTreeMap;

use super::context::Passage;
use super::platform;
use super::progress::{self, Progress};
use super::sheet::{Line, Sheet};
use super::works::{self, Work};
use crate::domain::{Claim, Dimension, Fact, Project, ProjectStatus, Quantity};
use crate::recognise::MentionKind;
use crate::source::{Span, any_of};

/// Reads the projects of an article.
pub fn read(sheet: &Sheet, out: &mut Vec<Fact>) {
    let first = out.len();
    // The project told last, and in which paragraph: 这个项目 means it.
    let mut last: Option<(usize, String)> = None;
    let mut section: Option<ProjectStatus> = None;
    for line in &sheet.lines {
        section = section_of(line.text(), section);
        let mut works = works::find(line, sheet.ctx.vocab);
        let near = last.as_ref().filter(|(paragraph, _)| line.passage.paragraph <= paragraph + 1);
        works::name_phases(&mut works, near.map(|(_, name)| name.as_str()));
        let known = last.take().filter(|(paragraph, _)| *paragraph == line.passage.paragraph);
        if let Some((work, status)) = works::row(line, sheet.ctx.vocab).zip(section) {
            tell_row(sheet, line, (work, status), out);
            continue;
        }
        if works.is_empty() {
            works.extend(known.as_ref().and_then(|(_, name)| works::pointed(line, name)));
        }
        for (i, work) in works.iter().enumerate() {
            let end = works[i + 1..]
                .iter()
                .find(|next| next.before != work.before)
                .map_or(line.text().len(), |next| next.before);
            tell(sheet, line, (work, end), out);
        }
        last = works.pop().map(|work| (line.passage.paragraph, work.name)).or(known);
    }
    drop_untold(out, first);
    // 产业园已累计完成投资532亿元: the park is the zone told of, and no project of its own.
    let mut at = 0;
    out.retain(|fact| {
        at += 1;
        let own = |project: &Project| fact.zone.ends_with(&project.name) && project.status == ProjectStatus::Unknown;
        at <= first || !matches!(&fact.claim, Claim::Project(project) if own(project))
    });
}

/// The state that a short line such as 部分在建项目 gives the lines under it; another short line without money ends it.
fn section_of(text: &str, section: Option<ProjectStatus>) -> Option<ProjectStatus> {
    let plain = super::sheet::bare(text);
    if plain.chars().count() > 12 || plain.contains('元') {
        return section;
    }
    let states = [
        ("在建", ProjectStatus::Building),
        ("签约", ProjectStatus::Signed),
        ("开工", ProjectStatus::Started),
        ("竣工", ProjectStatus::Completed),
        ("投产", ProjectStatus::Operating),
        ("拟建", ProjectStatus::Planned),
        ("储备", ProjectStatus::Planned),
        ("重点", ProjectStatus::Unknown),
    ];
    states.iter().find(|(word, _)| plain.ends_with("项目") && plain.contains(word)).map(|(_, status)| *status)
}

/// The project named under `span`, which no rule found: with its money and its state as any other.
pub fn heard(sheet: &Sheet, line: &Line, span: Span, out: &mut Vec<Fact>) {
    let name = span.of(line.text()).replacen('的', "", 1);
    let work = Work { name, span, after: span.end, before: span.start, opening: span.start, listed: works::Listed::No };
    tell(sheet, line, (&work, line.text().len()), out);
}

/// A line of a list of projects: its name, its money, the state its heading tells.
fn tell_row(sheet: &Sheet, line: &Line, (work, status): (Work, ProjectStatus), out: &mut Vec<Fact>) {
    let money = line.passage.figures().find_map(|mention| match &mention.kind {
        MentionKind::Quantity(amount) if amount.dimension == Dimension::Money => Some(amount.quantity.clone()),
        _ => None,
    });
    let project =
        Project { name: work.name, investment: money, status, date: None, expected: false, period_inferred: false };
    sheet.tell(line, (work.span, Claim::Project(Box::new(project))), out);
}

/// What is told of one project: X and X项目 are the same.
#[derive(Default)]
struct Account {
    /// True where a state is told.
    stated: bool,
    /// What it costs, where one row tells it.
    investment: Option<Quantity>,
    /// The states told so far and under which name.
    rows: Vec<(ProjectStatus, String)>,
}

/// A project of which a state is told needs no row that tells none, nor two rows of one state; its money stays with it.
fn drop_untold(out: &mut Vec<Fact>, first: usize) {
    let key = |zone: &str, project: &Project| (zone.to_string(), project.name.trim_end_matches("项目").to_string());
    let mut accounts: BTreeMap<(String, String), Account> = BTreeMap::new();
    for fact in &out[first..] {
        if let Claim::Project(project) = &fact.claim {
            let account = accounts.entry(key(&fact.zone, project)).or_default();
            account.stated |= project.status != ProjectStatus::Unknown;
            account.investment = account.investment.take().or(project.investment.clone());
        }
    }
    let mut at = 0;
    out.retain_mut(|fact| {
        at += 1;
        let Claim::Project(project) = &mut fact.claim else { return true };
        let Some(account) = accounts.get_mut(&key(&fact.zone, project)).filter(|_| at > first) else { return true };
        let again = account.rows.iter().any(|(status, name)| *status == project.status && *name != project.name);
        if again || account.stated && project.status == ProjectStatus::Unknown {
            return false;
        }
        project.investment = project.investment.take().or(account.investment.clone());
        account.rows.push((project.status, project.name.clone()));
        true
    });
}

/// The facts of one project: its state where it is named, and each further state told before the next project.
fn tell(sheet: &Sheet, line: &Line, (work, end): (&Work, usize), out: &mut Vec<Fact>) {
    let investment = progress::investment(line, work, end);
    for (name, progress) in progress::of(sheet, line, (work, end)) {
        let Progress { status, date, expected, inferred, span, money } = progress;
        let investment = money.or_else(|| investment.clone());
        let status = if status == ProjectStatus::Unknown && works::is_to_be_built(line, work.span) {
            ProjectStatus::Planned
        } else {
            status
        };
        // A park that has opened its doors is a house of the zone from then on.
        let opened =
            status == ProjectStatus::Operating && investment.is_none() && span.of(line.text()).contains("开园");
        if opened && name.ends_with(['园', '城', '港', '谷', '镇']) {
            let name = platform::without_rank(&name).to_string();
            sheet.tell(line, (work.span, Claim::Platform { name }), out);
            continue;
        }
        let project = Project { name, investment, status, date, expected, period_inferred: inferred };
        sheet.tell(line, (span, Claim::Project(Box::new(project))), out);
    }
}

/// Endings of a project's name.
const ENDINGS: &[&str] = &["项目", "工程", "基地", "生产线", "产业园", "中心", "工厂", "二期", "一期", "三期"];

/// The name of the project of which the number under `span` is a part: 30万吨电池箔坯料项目, 年产10万吨颗粒硅项目,
/// 某某1200万吨/年PTA.
pub fn name_around(passage: &Passage, span: Span) -> Option<String> {
    let goods = any_of!["吨", "台", "辆", "套", "片", "只", "W", "Wh", "米", "头", "支", "升", "瓦", "瓦时", "吨/年"];
    if !goods.ends(span.of(passage.text)) {
        return None;
    }
    let after = &passage.text[span.end..];
    let before = &passage.text[..span.start];
    // 含9套生产装置 counts what a plant has.
    if ["含", "有", "括"].iter().any(|has| before.ends_with(has))
        && any_of!["套", "台", "片", "条", "支"].ends(span.of(passage.text))
    {
        return None;
    }
    let numbers_end =
        |end: usize| !passage.figures().any(|m| m.span.start >= span.end && m.span.start < span.end + end);
    let ending = any_of!(ENDINGS).every(after).map(|(ending, _)| ending.end).min();
    let inside = ending.map(|end| &after[..end]).filter(|inside| {
        inside.chars().count() <= 24
            && !inside.contains([',', '。', ';', '、', '的', ':', '等'])
            && !any_of!(ENDINGS).starts(inside)
            && numbers_end(inside.len())
    });
    let opened = any_of!["年产", "日产", "年处理"].ends(before) || before.is_empty();
    let inside = match inside {
        Some(inside) if opened || before.ends_with(['、', '中', '括', '的', '进', '了']) => inside,
        // 某某50GW太阳能级单晶硅棒项目: the name of who builds it stands before.
        _ => goods_of_works(after).filter(|goods| numbers_end(goods.len()) && !is_measured(before))?,
    };
    let start = before
        .rfind([',', '、', '。', ';', ':', '“', '中', '括', '的'])
        .map_or(0, |at| at + before[at..].chars().next().map_or(0, char::len_utf8));
    let zone = passage.zones.iter().map(|(zone, _)| zone.end).rfind(|end| (start..=span.start).contains(end));
    let start = zone.unwrap_or(start);
    let start = start + any_of!(LEADS).at_start(&before[start..]).map_or(0, |(length, _)| length);
    Some(format!("{}{}{inside}", &before[start..], span.of(passage.text)))
}

/// Verbs and link words that may stand before the name of a project.
const LEADS: &[&str] = &[
    "推动", "推进", "支持", "加快", "建设", "实施", "引进", "新建", "签约", "先后实施", "重点推进", "加快推进",
    "加快建设", "以及", "包括", "其中", "和", "及", "与", "或",
];

/// What stands right after a number, where it is what a project or a list of projects makes: 拉棒 in
/// 10吉瓦拉棒、4万吨电解铜箔等57项重点项目, to the end of the name where that says 项目: 硅棒及切片项目.
fn goods_of_works(after: &str) -> Option<&str> {
    let works = any_of!["项目", "工程", "生产线", "装置", "基地"];
    let end = after.find(|c: char| ",。;:、()“”的 ".contains(c) || c.is_ascii_digit()).unwrap_or(after.len());
    let run = &after[..end];
    let head = &run[..run.find('等').unwrap_or(run.len())];
    let whole = works.every(head).map(|(noun, _)| &head[..noun.end]).last();
    let goods = &head[..any_of!["和", "及"].first_start(head).unwrap_or(head.len())];
    let sentence = &after[..after.find(['。', ';']).unwrap_or(after.len())];
    let listed = sentence.find('等').is_some_and(|at| {
        let rest: String = sentence[at..].chars().take(16).collect();
        any_of!["项目", "工程", "装置"].is_in(&rest)
    });
    let phased = any_of!["一期", "二期", "三期"].ends(goods);
    let name = whole.or((listed || phased).then_some(goods))?;
    let opens = any_of!["以", "左", "余", "多", "增", "下", "同", "占", "级", "能力", "产能", "规模", "及", "和"];
    ((2..=16).contains(&name.chars().count()) && !opens.starts(name) && !works.starts(name)).then_some(name)
}

/// True where the words before a number say what it measures: 产量达, 生产, 出口.
fn is_measured(before: &str) -> bool {
    let before = before.trim_end_matches(['达', '为', '约', '近', '超', '了', '到']);
    any_of![
        "产量", "产能", "能力", "规模", "总量", "量", "生产", "产出", "出口", "进口", "销售", "运输", "加工", "处理",
        "吞吐量", "完成", "实现", "发电", "用电", "装机", "容量", "形成", "共", "有", "计",
    ]
    .ends(before)
}

/// 12个项目, 一批项目, 项目30个, 等项目: several projects.
fn counts_projects(text: &str) -> bool {
    let many = any_of![
        "个项目", "批项目", "等项目", "重点项目", "重大项目", "签约项目", "各类项目", "在建项目", "工业项目",
        "产业项目", "投资项目", "技改项目", "开工项目", "招商项目", "类项目", "亿元项目", "以上项目", "新项目",
        "大项目", "好项目",
    ];
    let digit = |c: char| c.is_ascii_digit() || "一二两三四五六七八九十".contains(c);
    let counted = text.char_indices().any(|(at, c)| {
        matches!(c, '个' | '批' | '项')
            && text[..at].ends_with(digit)
            && text[at..].contains("项目")
            && !text[at..].starts_with("项目")
    });
    many.is_in(text)
        || counted
        || text.find("项目").is_some_and(|at| text[at + "项目".len()..].starts_with(|c: char| c.is_ascii_digit()))
}

/// 某某电池生产线项目全面开工: a clause that names one project, by a name of its own.
fn names_one_project(clause: &str) -> bool {
    let Some(at) = clause.find("项目") else { return false };
    clause[..at].chars().count() >= 5
        && !counts_projects(clause)
        && !clause[..at].contains(['、', '等'])
        && clause.matches("项目").count() == 1
        && !any_of!["引进", "签约", "招引", "推进", "实施", "谋划", "储备", "抓", "该项目"].is_in(&clause[..at])
}

/// True where the words before a clause, in its sentence or the one before, tell of one project.
fn follows_one(passage: &Passage, clause: Span) -> bool {
    let told = passage.whole();
    let Some(at) = told.find(passage.text).map(|at| at + clause.start) else { return false };
    let before = told[..at].trim_end_matches(['。', ',', ';', ' ']);
    let last = before.rsplit('。').next().unwrap_or("");
    last.contains("项目") && !counts_projects(last)
}

/// True where the money under `span` is that of one project and not of a count of projects.
pub fn takes_money(passage: &Passage, span: Span) -> bool {
    let clause = passage.clause_at(span.start);
    let before = passage.text[clause.start..span.start].trim_end_matches(['约', '为', '达', '近', '超']);
    if before.ends_with("造价") {
        return true;
    }
    let told = passage.text.get(span.end..clause.end).unwrap_or("");
    if before.ends_with("投资")
        && !before.ends_with("完成投资")
        && told
            .strip_prefix('的')
            .is_some_and(|rest| rest.chars().count() >= 2 && !rest.starts_with(|c: char| c.is_ascii_digit()))
    {
        return true;
    }
    // 10亿元的某某产业园、8亿元的某某中学迁建: money before the one thing it builds.
    let thing = told
        .strip_prefix('的')
        .map(|rest| rest.split(['、', ',', '。', ';']).next().unwrap_or("").trim_end_matches('”'));
    let built = any_of![
        "项目", "工程", "产业园", "基地", "迁建", "扩建", "改造", "生产线", "工厂", "综合体", "大厦", "水厂", "电厂"
    ];
    let opens = before.is_empty() || before.ends_with(['有', '、', ',', ':', '括', '和']);
    if opens && thing.is_some_and(|thing| thing.chars().count() >= 4 && built.ends(thing)) {
        return true;
    }
    if any_of!["该项目投资", "该项目总投资", "本项目投资", "此项目投资", "这个项目投资"].ends(before)
    {
        return true;
    }
    let invested = before.ends_with("总投资") || before.ends_with("投资") || before.ends_with("投资额");
    if !invested {
        return false;
    }
    // 宁隆多晶硅(总投资46亿元)
    if before.rfind('(').is_some_and(|at| matches!(&before[at + 1..], "总投资" | "投资" | "计划投资" | "总投资额"))
    {
        return true;
    }
    // 某某年产30万吨饮用水项目总投资9.8亿元: one project's own name stands before.
    let named = any_of!["计划总投资", "总投资额", "总投资", "投资"]
        .strip_end(before)
        .filter(|name| any_of!(ENDINGS).ends(name));
    let phase = ["一期", "二期", "三期", "四期", "五期", "首期"]
        .iter()
        .any(|end| before.strip_suffix("投资").is_some_and(|name| name.ends_with(end)));
    if phase {
        return true;
    }
    let sum =
        ["签约", "引进", "开工", "实施", "在建", "重点", "以上", "储备", "技改", "入统", "个项目", "竣工", "亿元"];
    let own = |name: &str| {
        let length = name.chars().count();
        length >= 8 || length >= 5 && name.ends_with("项目") || name.ends_with("期项目")
    };
    if named.is_some_and(|name| own(name) && !sum.iter().any(|word| name.contains(word)) && !counts_projects(name)) {
        return true;
    }
    // 某某生产基地项目。项目计划总投资200亿元: the one told of in the sentence before.
    if matches!(before, "项目总投资" | "项目计划总投资" | "项目投资" | "项目总投资额") && follows_one(passage, clause)
    {
        return true;
    }
    let after = passage.text.get(span.end..clause.end).unwrap_or("");
    let names = |text: &str| any_of!(ENDINGS).is_in(text);
    let counted = |text: &str| text.chars().any(|c| c.is_ascii_digit());
    let total = before.ends_with("总投资") || before.ends_with("总投资额") || before.ends_with("计划投资");
    // 某公司投资5.6亿元建设的隔膜项目
    let built = any_of!["建设", "新建", "打造", "兴建", "实施"].starts(after);
    if built && after.contains('的') && names(after) {
        return true;
    }
    if after.starts_with('的') && (names(after) || total) {
        return true;
    }
    // X项目,计划投资8亿元: the clause before names one project and counts none.
    let earlier = passage.clauses.iter().rev().find(|c| c.end <= clause.start).map_or("", |c| c.of(passage.text));
    // 总投资11亿元加快推进某某道路工程: the work follows at once.
    let bare = matches!(before, "总投资" | "计划投资" | "投资" | "总投资额" | "计划总投资" | "项目总投资");
    if bare
        && after.chars().count() >= 6
        && ["工程", "项目", "基地"].iter().any(|word| {
            passage.text[span.end..].split(['。', ';']).next().unwrap_or("").trim_end_matches(',').ends_with(word)
                || after.ends_with(word)
        })
    {
        return true;
    }
    let begun = any_of![
        "建成", "投用", "破土", "结顶", "并网", "通车", "试车", "动工建设", "奠基", "开工", "签约", "投产", "落户",
        "封顶", "竣工", "动工", "启动建设", "开建",
    ]
    .ends(earlier);
    let one = !earlier.contains("项目") && !earlier.contains(['个', '批', '项']);
    if bare && (begun && one || names_one_project(earlier)) {
        return true;
    }
    bare && any_of!["项目", "工程", "基地", "二期", "一期"].ends(earlier) && !counted(earlier)
}
