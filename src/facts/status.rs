//! Whether a figure has happened: 预计, 力争, 计划, 达产后, 可实现, 年产能.

use super::context::Passage;
use crate::domain::Status;
use super::time::{Outlook, Reach};
use crate::recognise::Frame;
use crate::source::Span;

/// Words before a figure that make it an expectation.
const ESTIMATE: &[&str] = &["预计", "预期", "有望", "预估", "可望", "初步测算"];
/// Words before a figure that make it an aim.
const TARGET: &[&str] = &["力争", "争取达", "争取实现", "计划", "目标", "冲刺", "确保", "规划到", "要再", "希望", "奋斗", "将达", "将实现", "将突破", "将建", "将新", "将引进", "将形成", "要达到", "要实现", "要完成", "要突破", "再培育", "努力实现"];
/// Words that make it what a plant can do.
const CAPACITY: &[&str] = &["达产后", "投产后", "满产后", "达产", "满载", "建成后", "形成后", "建成投产后", "竣工后", "完工后", "投用后", "可实现", "可突破", "可达", "可年", "可带来", "可新增", "可形成", "可停靠", "可容纳", "可提供", "可处理", "年产能", "产能", "年产", "月产", "日产", "设计产能", "设计能力", "年加工能力", "年处理能力", "日处理能力", "年处理", "年加工", "装机容量", "可年产", "届时可", "具备", "每年可"];
/// Words that say it has been done after all.
const DONE: &[&str] = &["已完成", "已实现", "完成了", "实现了", "已达", "超额完成", "完成全年", "完成年度", "占全年", "占年度"];

/// Status of the figure under `span`.
pub fn of(passage: &Passage, span: Span) -> Status {
    let clause = passage.clause_at(span.start);
    let own = &passage.text[clause.start..span.start];
    let after = passage.text.get(span.end..clause.end).unwrap_or("");
    if has(own, DONE) {
        return Status::Actual;
    }
    if has(own, CAPACITY) {
        return Status::Capacity;
    }
    let lead = passage.text[..clause.start].rfind(':').map_or("", |colon| &passage.text[..colon]);
    if has(own, &["预期目标", "主要目标", "目标是"]) || has(lead, &["预期目标", "主要目标", "目标是", "目标为", "目标不变", "目标"]) {
        return Status::Target;
    }
    if has(own, ESTIMATE) {
        return Status::Estimate;
    }
    if has(own, TARGET) || after.starts_with("的目标") || after.starts_with("目标") {
        return Status::Target;
    }
    if by_a_time_to_come(passage, span) {
        return Status::Target;
    }
    match inherited(passage, clause) {
        Status::Actual if among_aims(passage) => Status::Target,
        status => status,
    }
}

/// True under a heading such as 2019年主要目标和任务, or after 主要预期目标是.
fn among_aims(passage: &Passage) -> bool {
    let heads = passage.under.iter().any(|heading| has(heading, &["主要目标", "目标和任务", "目标任务", "重点工作安排", "工作安排", "下一步", "工作打算", "工作计划", "展望", "重点任务"]));
    heads && !passage.text.contains('已')
}

/// True after 到2025年 and the like in the same sentence, where that time has not come.
fn by_a_time_to_come(passage: &Passage, span: Span) -> bool {
    passage.times.iter().any(|(from, held)| {
        *from < span.start && held.outlook == Outlook::Ahead && held.mention.frame == Frame::By && held.reach == Reach::Sentence && !passage.text[*from..span.start].contains(';')
    })
}

/// What an earlier clause of the sentence says goes on, until something is told as done.
fn inherited(passage: &Passage, clause: Span) -> Status {
    let told = &passage.text[clause.start..clause.end];
    if told.contains('已') || told.contains("目前") || has(told, DONE) {
        return Status::Actual;
    }
    let earlier = passage.clauses.iter().take_while(|before| before.end <= clause.start);
    let mut status = Status::Actual;
    for before in earlier {
        let text = before.of(passage.text);
        status = match () {
            () if has(text, DONE) || text.contains('已') => Status::Actual,
            () if has(text, &["达产后", "投产后", "满产后", "建成后", "形成后", "建成投产后", "届时可", "满载"]) => Status::Capacity,
            () if has(text, ESTIMATE) => Status::Estimate,
            () if has(text, TARGET) => Status::Target,
            () => status,
        };
    }
    status
}

/// True where one of the words stands in the text; 年产 in 2020年产值 is none.
fn has(text: &str, words: &[&str]) -> bool {
    words.iter().any(|word| text.match_indices(word).any(|(at, _)| !(word.ends_with('产') && text[at + word.len()..].starts_with(['值', '业', '品', '销']))))
}
