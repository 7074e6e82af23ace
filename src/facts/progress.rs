//! How far a project has come, when, and what it costs.

use std::sync::LazyLock;

use super::sheet::{Line, Sheet};
use super::works::{Listed, Work};
use crate::domain::{Dimension, Period, Point, ProjectStatus, Quantity};
use crate::recognise::{MentionKind, When};
use crate::source::{Span, Words, any_of};

/// One state of a project.
#[derive(Debug, Clone, PartialEq)]
pub struct Progress {
    /// How far it has come.
    pub status: ProjectStatus,
    /// When.
    pub date: Option<Period>,
    /// True where that is still to come.
    pub expected: bool,
    /// True where the date was reasoned and not read.
    pub inferred: bool,
    /// The words that tell it.
    pub span: Span,
    /// The money of the phase it is about, where that has its own.
    pub money: Option<Quantity>,
}

/// Words for states, in the order of progress; the longer words decide over the shorter ones in them.
const STATES: &[(&str, ProjectStatus)] = &[
    ("开工建设", ProjectStatus::Started),
    ("开工", ProjectStatus::Started),
    ("动工", ProjectStatus::Started),
    ("动土", ProjectStatus::Started),
    ("破土", ProjectStatus::Started),
    ("奠基", ProjectStatus::Started),
    ("启动建设", ProjectStatus::Started),
    ("开建", ProjectStatus::Started),
    ("在建", ProjectStatus::Building),
    ("正在建设", ProjectStatus::Building),
    ("加快建设", ProjectStatus::Building),
    ("抓紧建设", ProjectStatus::Building),
    ("续建", ProjectStatus::Building),
    ("复工", ProjectStatus::Building),
    ("正在推进", ProjectStatus::Building),
    ("有序推进", ProjectStatus::Building),
    ("加快推进", ProjectStatus::Building),
    ("加速推进", ProjectStatus::Building),
    ("顺利推进", ProjectStatus::Building),
    ("推进建设", ProjectStatus::Building),
    ("实施了", ProjectStatus::Building),
    ("施工", ProjectStatus::Building),
    ("打桩", ProjectStatus::Building),
    ("建设现场", ProjectStatus::Building),
    ("合龙", ProjectStatus::Building),
    ("设备安装", ProjectStatus::Building),
    ("装修", ProjectStatus::Building),
    ("安装设备", ProjectStatus::Building),
    ("设备调试", ProjectStatus::Building),
    ("调试设备", ProjectStatus::Building),
    ("桩基", ProjectStatus::Building),
    ("主体建设", ProjectStatus::Building),
    ("加紧建设", ProjectStatus::Building),
    ("加快实施", ProjectStatus::Building),
    ("火热建设", ProjectStatus::Building),
    ("建设中", ProjectStatus::Building),
    ("取得重大突破", ProjectStatus::Building),
    ("接近尾声", ProjectStatus::Building),
    ("赶工", ProjectStatus::Building),
    ("吊装", ProjectStatus::Building),
    ("浇筑", ProjectStatus::Building),
    ("打磨", ProjectStatus::Building),
    ("建设之中", ProjectStatus::Building),
    ("通过验收", ProjectStatus::Completed),
    ("贯通", ProjectStatus::Completed),
    ("批量出货", ProjectStatus::Operating),
    ("签下", ProjectStatus::Signed),
    ("落地建设", ProjectStatus::Building),
    ("封顶", ProjectStatus::ToppedOut),
    ("结顶", ProjectStatus::ToppedOut),
    ("热试", ProjectStatus::Completed),
    ("完成主体", ProjectStatus::ToppedOut),
    ("出纸", ProjectStatus::Operating),
    ("复产", ProjectStatus::Operating),
    ("出水", ProjectStatus::Operating),
    ("出铁", ProjectStatus::Operating),
    ("出钢", ProjectStatus::Operating),
    ("出油", ProjectStatus::Operating),
    ("点火", ProjectStatus::Operating),
    ("迁入", ProjectStatus::Operating),
    ("推迟", ProjectStatus::Unknown),
    ("主体完工", ProjectStatus::ToppedOut),
    ("竣工验收", ProjectStatus::Completed),
    ("竣工", ProjectStatus::Completed),
    ("完工", ProjectStatus::Completed),
    ("建成投产", ProjectStatus::Operating),
    ("建成投用", ProjectStatus::Operating),
    ("建成通车", ProjectStatus::Operating),
    ("建成投运", ProjectStatus::Operating),
    ("竣工投产", ProjectStatus::Operating),
    ("建成", ProjectStatus::Completed),
    ("完成了", ProjectStatus::Completed),
    ("完成", ProjectStatus::Completed),
    ("落成", ProjectStatus::Completed),
    ("试产", ProjectStatus::Completed),
    ("试车", ProjectStatus::Completed),
    ("试生产", ProjectStatus::Completed),
    ("交付", ProjectStatus::Completed),
    ("投产", ProjectStatus::Operating),
    ("投用", ProjectStatus::Operating),
    ("投运", ProjectStatus::Operating),
    ("启用", ProjectStatus::Operating),
    ("通车", ProjectStatus::Operating),
    ("通水", ProjectStatus::Operating),
    ("量产", ProjectStatus::Operating),
    ("达产", ProjectStatus::Operating),
    ("投入使用", ProjectStatus::Operating),
    ("投入运行", ProjectStatus::Operating),
    ("送电", ProjectStatus::Operating),
    ("投入运营", ProjectStatus::Operating),
    ("投入生产", ProjectStatus::Operating),
    ("正式运营", ProjectStatus::Operating),
    ("试运营", ProjectStatus::Operating),
    ("试运行", ProjectStatus::Operating),
    ("开园", ProjectStatus::Operating),
    ("开业", ProjectStatus::Operating),
    ("并网", ProjectStatus::Operating),
    ("下线", ProjectStatus::Operating),
    ("签约", ProjectStatus::Signed),
    ("签订", ProjectStatus::Signed),
    ("签署", ProjectStatus::Signed),
    ("落户", ProjectStatus::Signed),
    ("引进", ProjectStatus::Signed),
    ("引入", ProjectStatus::Signed),
    ("招引", ProjectStatus::Signed),
    ("收入囊中", ProjectStatus::Signed),
    ("达成合作意向", ProjectStatus::Planned),
    ("合作意向", ProjectStatus::Planned),
    ("规划", ProjectStatus::Planned),
    ("拟建", ProjectStatus::Planned),
    ("前期", ProjectStatus::Planned),
    ("将建设", ProjectStatus::Planned),
    ("获批建设", ProjectStatus::Planned),
    ("洽谈", ProjectStatus::Planned),
    ("停工", ProjectStatus::Unknown),
    ("缓建", ProjectStatus::Unknown),
    ("停建", ProjectStatus::Unknown),
    ("暂缓", ProjectStatus::Unknown),
    ("搁置", ProjectStatus::Unknown),
];

/// Words before a state that put it off.
const AHEAD: &[&str] =
    &["预计", "计划", "力争", "将于", "拟于", "拟", "有望", "争取", "可望", "预定", "确保", "届时", "将"];

/// The states told of a project, each under the name of the phase it is about.
pub fn of(sheet: &Sheet, line: &Line, (work, end): (&Work, usize)) -> Vec<(String, Progress)> {
    let text = line.text();
    let clause = line.passage.clause_at(work.span.start);
    let own_end = line
        .passage
        .clause_at(work.after.saturating_sub(1).max(work.span.start))
        .end
        .min(end.max(work.after))
        .max(work.after);
    let told_after = state_in(text, (work.after, own_end));
    let told_before =
        || last_state_in(text, (clause.start.min(work.before), work.before)).or_else(|| sentence_state(line, work));
    let first = told_after.or_else(told_before);
    let mut states = Vec::new();
    let status = first.map_or(ProjectStatus::Unknown, |(_, status)| status);
    let place = first.map_or(work.span, |(span, _)| span);
    let mut rest = phases(sheet, line, (work, own_end, end));
    let only_phases = first.is_none() && rest.iter().any(|(_, progress)| progress.status != ProjectStatus::Unknown);
    if !only_phases {
        let span = if place.start >= work.span.start && place.end <= own_end {
            Span::new(work.span.start, work.span.end.max(place.end))
        } else {
            work.span
        };
        states.push((work.name.clone(), dated(sheet, line, (status, place, span), work.opening)));
    }
    states.append(&mut rest);
    states
}

/// What the sentence says before: 包括A、B等项目 after 签约项目24个.
fn sentence_state(line: &Line, work: &Work) -> Option<(Span, ProjectStatus)> {
    let text = line.text();
    let links = ["包括", "包含", "其中", "涵盖", "有", "如", ":"];
    let clause = line.passage.clause_at(work.before);
    let lead = text.get(clause.start..work.before).unwrap_or("");
    // 投产的还有2个项目:A、B
    let announced = text.get(..work.before).is_some_and(|before| before.trim_end().ends_with(':'));
    let linked = announced || links.iter().any(|link| lead.trim_end().ends_with(link));
    linked.then(|| last_state_in(text, (0, clause.start))).flatten()
}

/// Further states in the clauses after: 预计9月投产; 一期今年5月投产,二期正在打桩.
fn phases(sheet: &Sheet, line: &Line, (work, from, end): (&Work, usize, usize)) -> Vec<(String, Progress)> {
    let text = line.text();
    let mut states = Vec::new();
    for clause in line.passage.clauses.iter().filter(|clause| clause.start >= from && clause.start < end) {
        let words = clause.of(text);
        let phase = ["一期", "二期", "三期", "首期"].into_iter().find(|phase| words.starts_with(phase));
        let state = state_in(text, (clause.start, clause.end.min(end.max(clause.start))));
        let Some((place, status)) = state.or_else(|| costs(line, *clause, phase)) else { continue };
        let lead = text.get(clause.start..place.start).unwrap_or("");
        // 其中4个已开工,年内部分投产: some of those told, and nobody knows which.
        if phase.is_none() && any_of!["部分", "其中", "个"].is_in(lead) {
            continue;
        }
        let part = any_of!["桩基", "主体", "主厂房", "厂房", "设备", "土建"].starts(words);
        let goes_on = part || any_of!(AHEAD).starts(lead) || opens_with_time(line, *clause) && !lead.contains('已');
        if phase.is_none() && (!goes_on || status == ProjectStatus::Planned || lead.contains(['的', '、'])) {
            continue;
        }
        let name = match phase {
            // X一期投产,二期同日开工: the second is X's, not the first's.
            Some(phase) => {
                let name = work.name.trim_end_matches("项目");
                format!("{}{phase}", any_of!["一期", "二期", "三期", "首期"].strip_end(name).unwrap_or(name))
            }
            None => work.name.clone(),
        };
        let mut progress = dated(sheet, line, (status, place, Span::new(clause.start, place.end)), work.opening);
        progress.money = phase.and_then(|phase| phase_money(line, *clause, phase));
        states.push((name, progress));
    }
    states
}

/// 一期投资3亿元: the money of a phase.
fn phase_money(line: &Line, clause: Span, phase: &str) -> Option<Quantity> {
    let words = clause.of(line.text()).strip_prefix(phase)?;
    let told = any_of!["投资", "总投资", "计划投资"].starts(words);
    line.passage.figures().filter(|_| told).find_map(|mention| match &mention.kind {
        MentionKind::Quantity(amount) if amount.dimension == Dimension::Money && clause.contains(mention.span) => {
            Some(amount.quantity.clone())
        }
        _ => None,
    })
}

/// A phase with money of its own, of which no state is told.
fn costs(line: &Line, clause: Span, phase: Option<&str>) -> Option<(Span, ProjectStatus)> {
    let phase = phase?;
    let place = Span::new(clause.start, clause.start + phase.len());
    phase_money(line, clause, phase).map(|_| (place, ProjectStatus::Unknown))
}

fn opens_with_time(line: &Line, clause: Span) -> bool {
    line.passage
        .figures()
        .any(|mention| matches!(mention.kind, MentionKind::Period(_)) && mention.span.start == clause.start)
}

static STATED: LazyLock<Words<(&str, ProjectStatus)>> = LazyLock::new(|| Words::of(STATES, |state| state.0));

/// The first state told in a stretch of text.
fn state_in(text: &str, (from, to): (usize, usize)) -> Option<(Span, ProjectStatus)> {
    let stretch = text.get(from..to)?;
    let found =
        STATED.every(stretch).map(|(span, (_, status))| (Span::new(from + span.start, from + span.end), status));
    let found = found.filter(|(span, _)| is_state(&text[span.end..], span.of(text)));
    // 完成主体结构封顶: what is done says more than that it is done.
    let done = |span: &Span| span.of(text).starts_with("完成");
    found.min_by_key(|(span, _)| (done(span), span.start, usize::MAX - span.end))
}

/// 完成投资, 达产后, 建成后 tell no state.
fn is_state(after: &str, word: &str) -> bool {
    let money = word == "完成"
        && (after.starts_with("投资")
            || after.starts_with(|c: char| c.is_ascii_digit())
            || any_of!["全年", "年度", "产值", "营收", "目标"].starts(after));
    // 签约入驻企业8家 tells of tenants.
    let tenants = word == "签约" && any_of!["入驻", "企业", "项目"].starts(after);
    // 召开工作会
    let work = word == "开工" && after.starts_with('作');
    !money && !work && !tenants && !after.starts_with('后') && !after.starts_with('率')
}

/// The last state told in a stretch of text.
fn last_state_in(text: &str, (from, to): (usize, usize)) -> Option<(Span, ProjectStatus)> {
    let stretch = text.get(from..to)?;
    let found =
        STATED.every(stretch).map(|(span, (_, status))| (Span::new(from + span.start, from + span.end), status));
    found.max_by_key(|(span, _)| (span.end, span.len()))
}

/// A state with the time named in its clause or before it in the sentence.
fn dated(sheet: &Sheet, line: &Line, (status, place, span): (ProjectStatus, Span, Span), opening: usize) -> Progress {
    let text = line.text();
    let clause = line.passage.clause_at(place.start);
    let lead = text.get(clause.start..place.start).unwrap_or("");
    let ahead = any_of!(AHEAD).is_in(lead);
    let known = status != ProjectStatus::Unknown;
    let (date, inferred) = own_date(sheet, line, Span::new(clause.start, place.end))
        .or_else(|| held_date(line, (place, opening)))
        .filter(|_| known)
        .map_or((None, false), |(date, inferred)| (Some(date), inferred));
    let expected = date.is_some() && ahead && !is_past(sheet, date);
    Progress { status, date, expected, inferred, span, money: None }
}

/// The time named last within `span`.
fn own_date(sheet: &Sheet, line: &Line, span: Span) -> Option<(Period, bool)> {
    let times = line.passage.figures().filter_map(|mention| match &mention.kind {
        MentionKind::Period(period) if span.contains(mention.span) && period.when != When::Now => Some(period),
        _ => None,
    });
    let resolved = crate::recognise::resolve(times.last()?, sheet.ctx.clock.reference())?;
    Some((moment(resolved.period)?, resolved.reasoned))
}

/// The time at the head of the sentence, before its first project; what is 正在 goes on now.
fn held_date(line: &Line, (place, opening): (Span, usize)) -> Option<(Period, bool)> {
    let clause = line.passage.clause_at(place.start);
    let going_on =
        line.text().get(clause.start..place.end).is_some_and(|words| words.contains("正在") || words.contains('正'));
    let held =
        line.passage.times.iter().rfind(|(at, _)| *at <= opening).map(|(_, held)| *held).filter(|_| !going_on)?;
    // 目前 and 眼下 say that it is so, not when it came to be.
    let now = line
        .text()
        .get(..opening)
        .is_some_and(|lead| any_of!["目前", "眼下", "如今", "当前", "现在", "时下"].is_in(lead));
    if now {
        return None;
    }
    let date = held.period.and_then(moment).filter(|_| held.reach == super::time::Reach::Sentence)?;
    Some((date, held.reasoned))
}

/// A time at which something happens: 目前 is none.
fn moment(period: Period) -> Option<Period> {
    match period {
        Period::At(_) | Period::Span(..) => Some(period),
        Period::AsOf(point @ (Point::Month(..) | Point::Day(..))) => Some(Period::At(point)),
        _ => None,
    }
}

fn is_past(sheet: &Sheet, date: Option<Period>) -> bool {
    match (date, sheet.ctx.clock.date) {
        (Some(Period::At(Point::Year(year))), Some(now)) => year < now.year(),
        _ => false,
    }
}

/// The money of a project: 总投资50亿元的X, X,总投资8.5亿元, X(投资3亿元).
pub fn investment(line: &Line, work: &Work, end: usize) -> Option<Quantity> {
    let text = line.text();
    let clause = line.passage.clause_at(work.span.start);
    let money = |from: usize, to: usize| {
        line.passage.figures().find_map(|mention| match &mention.kind {
            MentionKind::Quantity(amount)
                if amount.dimension == Dimension::Money && mention.span.start >= from && mention.span.end <= to =>
            {
                let lead =
                    text.get(..mention.span.start).unwrap_or("").trim_end_matches(['约', '达', '为', '近', '超', '额']);
                let next = text.get(mention.span.end..).is_some_and(|rest| rest.starts_with('的'))
                    && mention.span.start > work.span.end;
                ((lead.ends_with("投资") || lead.ends_with("造价")) && !lead.ends_with("完成投资") && !next)
                    .then(|| amount.quantity.clone())
            }
            _ => None,
        })
    };
    // 投资35亿元的A、投资20亿元的B: the money right before the name is its own.
    let of = text.get(..work.span.start).and_then(|lead| lead.strip_suffix('的')).map_or(0, str::len);
    let own = line.passage.figures().find(|mention| of > 0 && mention.span.end == of).map(|mention| mention.span.start);
    let before = own
        .and_then(|from| money(from, work.span.start))
        .or_else(|| money(clause.start.min(work.span.start), work.span.end));
    let bracket = text.get(work.span.end..).unwrap_or("").strip_prefix('(').and_then(|rest| rest.find(')'));
    let aside = bracket.and_then(|len| money(work.span.end, work.span.end + "(".len() + len));
    // Money before a list is that of all its members.
    let before = if work.listed == Listed::Yes && work.span.start > work.before && own.is_none() {
        aside
    } else {
        aside.or(before)
    };
    if work.listed == Listed::Yes {
        return before;
    }
    before.or_else(|| money(work.span.end, sentence_stop(text, work.span.end).min(end.max(work.span.end))))
}

fn sentence_stop(text: &str, at: usize) -> usize {
    text[at..].find(['。', ';']).map_or(text.len(), |stop| at + stop)
}
