//! Whether a figure has happened: 预计, 力争, 计划, 达产后, 可实现, 年产能.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use super::clock::is_planned;
use super::context::Passage;
use super::time::{Outlook, Reach};
use crate::domain::Status;
use crate::recognise::{Frame, MentionKind};
use crate::source::{Span, Words, any_of};

/// Words before a figure that make it an expectation.
const ESTIMATE: &[&str] = &["预计", "估计", "预料", "预期", "有望", "预估", "可望", "预料", "估计", "料将", "初步测算"];
/// Words before a figure that make it an aim.
const TARGET: &[&str] = &[
    "力争", "力拚", "力拼", "争取20", "争取到20", "争取突破", "争取全年", "争取达", "争取实现", "计划", "目标", "冲刺",
    "确保", "规划到", "要再", "希望", "奋斗", "将达", "将实现", "将突破", "将建", "将新", "将引进", "将形成", "还将",
    "将开工", "将再", "要达到", "要实现", "要完成", "要突破", "再培育", "努力实现",
];
/// Words that make it what a plant can do.
const CAPACITY: &[&str] = &[
    "可创造", "可解决", "可吸纳", "可带动", "可增产", "可供", "可满足", "可服务", "可产", "可月", "可日", "年可",
    "可实现", "可突破", "可达", "可年", "可带来", "可新增", "可形成", "可停靠", "可容纳", "可提供", "可处理", "年产能",
    "产能", "年产", "月产", "日产", "设计产能", "设计能力", "年加工能力", "年处理能力", "日处理能力", "年处理",
    "年加工", "装机容量", "可年产", "具备", "每年可",
];
/// Conditions still to come that make all that follows in the sentence a capacity.
const ONCE_DONE: &[&str] = &[
    "达产后", "投产后", "满产后", "达产时", "达产达效后", "达产可", "达产将", "达产,可", "达产,将", "达产,预计",
    "达产预计", "满载后", "满载时", "建成后", "形成后", "建成投产后", "竣工后", "完工后", "投用后", "届时可",
];
/// Words that say it has been done after all.
const DONE: &[&str] = &[
    "已完成", "已实现", "完成了", "实现了", "已达", "超额完成", "完成全年", "完成年度", "占全年", "占年度",
    "完成年计划", "完成年初计划", "完成计划", "完成目标", "为年度", "为全年", "占计划", "占年计划", "完成市", "完成省",
];
/// What heads a list of aims.
const AIMS: &[&str] = &["预期目标", "主要目标", "目标是", "目标为", "目标不变"];
/// Headings of what is to be done.
const TO_DO: &[&str] = &[
    "主要目标", "目标和任务", "目标任务", "年目标", "预期目标", "工作目标", "发展目标", "总体目标", "奋斗目标",
    "年度目标", "年重点工作", "重点工作", "下步工作", "重点工作安排", "工作安排", "下一步", "工作打算", "工作计划",
    "展望", "重点任务",
];

/// What the words of a text say of its figures.
#[derive(Debug, Clone, Copy, Default)]
struct Told(u8);

impl Told {
    const DONE: u8 = 1;
    const CAPACITY: u8 = 2;
    const ONCE_DONE: u8 = 4;
    const ESTIMATE: u8 = 8;
    const TARGET: u8 = 16;
    const AIMS: u8 = 32;
    const TO_DO: u8 = 64;

    fn says(self, what: u8) -> bool {
        self.0 & what != 0
    }
}

static CUES: LazyLock<Words<u8>> = LazyLock::new(|| {
    let lists = [
        (DONE, Told::DONE),
        (CAPACITY, Told::CAPACITY),
        (ONCE_DONE, Told::ONCE_DONE),
        (ESTIMATE, Told::ESTIMATE),
        (TARGET, Told::TARGET),
        (AIMS, Told::AIMS),
        (TO_DO, Told::TO_DO),
    ];
    // A word in two lists says both.
    let mut kinds: BTreeMap<&str, u8> = BTreeMap::new();
    for (list, kind) in lists {
        list.iter().for_each(|word| *kinds.entry(word).or_default() |= kind);
    }
    let mut cues = Words::default();
    cues.extend(kinds.into_iter().map(|(word, kinds)| (word.to_string(), kinds)));
    cues
});

/// Everything the words of a text say; 年产 in 2020年产值 says nothing.
fn told(text: &str) -> Told {
    said_by(text, CUES.every(text))
}

/// The same of a stretch of a sentence. Every figure asks this of the stretches before it, so the words are found once.
fn told_in(passage: &Passage, span: Span) -> Told {
    let cues = passage.cues.get_or_init(|| CUES.every(passage.text).collect());
    let first = cues.partition_point(|(cue, _)| cue.start < span.start);
    let within = cues[first..].iter().filter(|(cue, _)| cue.end <= span.end);
    said_by(
        &passage.text[span.start..span.end],
        within.map(|(cue, kinds)| (Span::new(cue.start - span.start, cue.end - span.start), *kinds)),
    )
}

fn said_by(text: &str, cues: impl Iterator<Item = (Span, u8)>) -> Told {
    let whole = cues.filter(|(m, _)| {
        let word = m.of(text);
        let over = word.starts_with("年产")
            && text[..m.start].ends_with([
                '去', '今', '当', '上', '全', '本', '前', '1', '2', '3', '4', '5', '6', '7', '8', '9', '0',
            ]);
        let rest = text[m.end..].trim_start();
        let missed = word == "目标"
            && text[..m.start].ends_with('的')
            && (rest.is_empty() || rest.starts_with([',', '。', ';']));
        let named = matches!(word, "计划" | "目标") && text[m.end..].starts_with(['”', '》', '’']);
        !over
            && !missed
            && !named
            && !(text[..m.end].ends_with('产') && text[m.end..].starts_with(['值', '业', '品', '销']))
    });
    Told(whole.fold(0, |all, (_, kinds)| all | kinds))
}

/// Status of the figure under `span`.
pub fn of(passage: &Passage, span: Span) -> Status {
    let clause = passage.clause_at(span.start);
    let own = told_in(passage, Span::new(clause.start, span.start));
    let last = passage
        .figures()
        .filter(|m| !matches!(m.kind, MentionKind::Period(_)) && m.span.end <= span.start)
        .map(|m| m.span.end)
        .max()
        .unwrap_or(0);
    let near = || told_in(passage, Span::new(clause.start.max(last), span.start));
    let after = passage.text.get(span.end..clause.end).unwrap_or("");
    let lead = || {
        let colon = passage.text[..clause.start].rfind(':');
        colon.map_or(Told::default(), |colon| told_in(passage, Span::new(0, colon)))
    };
    match () {
        () if own.says(Told::DONE) => Status::Actual,
        () if own.says(Told::ONCE_DONE) => Status::Capacity,
        () if near().says(Told::CAPACITY)
            && !own.says(Told::ESTIMATE)
            && inherited(passage, clause) != Status::Estimate =>
        {
            Status::Capacity
        }
        () if own.says(Told::AIMS) || lead().says(Told::AIMS) => Status::Target,
        () if own.says(Told::ESTIMATE) => Status::Estimate,
        () if own.says(Told::TARGET) || after.starts_with("的目标") || after.starts_with("目标") => Status::Target,
        () if by_a_time_to_come(passage, span) || before_a_time_to_come(passage, span, clause) => Status::Target,
        () => match inherited(passage, clause) {
            Status::Actual if among_aims(passage) => Status::Target,
            status => status,
        },
    }
}

/// True under a heading such as 2019年主要目标和任务.
fn among_aims(passage: &Passage) -> bool {
    let to_do = |heading: &str| {
        told(heading).says(Told::TO_DO) && !any_of!["完成", "回顾", "成效", "情况", "进展", "落实"].is_in(heading)
    };
    passage.under.last().is_some_and(|heading| to_do(heading)) && !passage.text.contains('已')
}

/// True after 到2025年 and the like in the same sentence, where that time has not come.
fn by_a_time_to_come(passage: &Passage, span: Span) -> bool {
    passage.times.iter().any(|(from, held)| {
        *from < span.start
            && held.outlook == Outlook::Ahead
            && (held.mention.frame == Frame::By || is_planned(passage, *from))
            && held.reach == Reach::Sentence
            && !passage.text[*from..span.start].contains(';')
    })
}

/// 68个项目年底前全部开工: the time right behind the figure has not come.
fn before_a_time_to_come(passage: &Passage, span: Span, clause: Span) -> bool {
    passage.times.iter().any(|(from, held)| {
        let behind = *from >= span.end && *from < clause.end && passage.text[span.end..*from].chars().count() <= 8;
        behind && held.outlook == Outlook::Ahead && matches!(held.mention.frame, Frame::By | Frame::Before)
    })
}

/// What an earlier clause of the sentence says goes on, until something is told as done.
fn inherited(passage: &Passage, clause: Span) -> Status {
    if passage.clauses.first().is_none_or(|first| first.start >= clause.start) {
        return Status::Actual;
    }
    let own = clause.of(passage.text);
    if own.contains('已') || own.contains("目前") || told_in(passage, clause).says(Told::DONE) {
        return Status::Actual;
    }
    let mut status = Status::Actual;
    for before in passage.clauses.iter().take_while(|before| before.end <= clause.start) {
        let text = before.of(passage.text);
        let said = told_in(passage, *before);
        status = match () {
            () if said.says(Told::DONE) || text.contains('已') => Status::Actual,
            () if passage
                .times
                .iter()
                .any(|(from, held)| before.contains(Span::new(*from, *from)) && held.outlook == Outlook::Event) =>
            {
                Status::Actual
            }
            () if said.says(Told::ONCE_DONE) => Status::Capacity,
            () if said.says(Told::ESTIMATE) => Status::Estimate,
            () if said.says(Told::TARGET) => Status::Target,
            () => status,
        };
    }
    status
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_year_s_output_is_no_capacity() {
        assert!(!told("2020年产值首次突破").says(Told::CAPACITY));
        assert!(told("项目年产整车").says(Told::CAPACITY));
        assert!(told("已完成").says(Told::DONE));
    }
}
