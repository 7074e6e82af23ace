//! Whether a time tells when the clauses around it happened, or only belongs to a name or a comparison.

use crate::facts::clock::signs_news;
use crate::facts::context::Passage;
use crate::source::{Span, any_of};

/// Verbs that hold a figure against the time right after them: 完成全年的三成, 超过去年全年.
const HELD_AGAINST: &[&str] = &[
    "完成", "占", "超", "超过", "超出", "超越", "达", "达到", "实现", "对照", "按照", "列入", "为", "相当于", "高于",
    "低于", "好于", "快于", "接近", "逼近", "恢复到", "追平", "持平", "距", "距离", "是", "突破", "逊于", "优于",
    "已达", "已完成", "就已超过", "不及",
];

/// What stands after such a time.
const YARDSTICKS: &[&str] = &[
    "的", "目标", "任务", "计划", "预期", "盘子", "预算", "进度", "水平", "总量", "总额", "总和", "同期", "考核",
    "指标", "度目标", "度任务", "度计划", "度预算", "度预期", "全年", "全年的", "任务数", "序时", "度考核",
];

/// True where a time tells when the clauses around it happened; false where it only belongs to a name or a comparison.
pub(in crate::facts) fn governs(passage: &Passage, span: Span) -> bool {
    let before = passage.text[..span.start].trim_end_matches(['了', '到', '至', '已']);
    let (straight, after) = (&passage.text[..span.start], &passage.text[span.end..]);
    let own = span.of(passage.text);
    let compared = straight.ends_with(['较', '比', '同'])
        || straight.ends_with("相当于")
        || after.starts_with("同期")
        || own.ends_with("同期");
    let yearly = after.strip_prefix("全年").unwrap_or(after);
    let ends_here = yearly.is_empty() || yearly.starts_with([',', '。', ';']);
    let against =
        any_of!(HELD_AGAINST).ends(before) && (any_of!(YARDSTICKS).starts(after) || own.contains("全年") && ends_here);
    let quoted = passage.quoted().any(|(mention, _)| {
        let words = mention.span.of(passage.text);
        mention.span.contains(span) && words.chars().count() <= 24 && !words.contains([',', '。', ';'])
    });
    let named = any_of!["版", "号", "届", "行动", "规划", "平均", "第一批", "度第"].starts(after);
    // 11月当月 is the month just named, not the article's.
    let repeats = ["当月", "当季", "当年"].contains(&own) && straight.ends_with(['月', '度', '年']);
    let dateline = signs_news(after);
    // 分别是2011年合并之初的2.4倍.
    let rest = &after[..after.find([',', '。', ';']).unwrap_or(after.len())];
    let times = before.ends_with(['是', '为', '达', '约'])
        && rest
            .split_once('的')
            .is_some_and(|(_, figure)| figure.starts_with(|c: char| c.is_ascii_digit()) && figure.contains('倍'));
    // 举行2022年第三季度项目签约活动: the time is of the event's name.
    let held = any_of!["举行", "举办", "召开", "开展"].ends(straight) && !matches_day(after, own);
    !compared
        && !against
        && !times
        && !held
        && !names_an_event(after, own)
        && !quoted
        && !named
        && !repeats
        && !dateline
        && !is_issue(after)
        && !straight.ends_with('《')
}

/// True where a time goes on to a day's: 举行的日子 is no name.
fn matches_day(after: &str, own: &str) -> bool {
    own.ends_with(['日', '号']) || after.starts_with(['的', ',', '。', '到', '至'])
}

/// 2023年招商推介会: the year is of the event's name.
fn names_an_event(after: &str, own: &str) -> bool {
    let near = opening(after, 14).split([',', '。', ';', ':']).next().unwrap_or("");
    // 9月5日下午举行的签约仪式: when it was held.
    if any_of!["举行的", "召开的", "举办的"].is_in(near) {
        return false;
    }
    let event = any_of![
        "推介会", "博览会", "洽谈会", "签约仪式", "开工仪式", "招商大会", "签约大会", "论坛", "峰会", "工作会议",
        "表彰大会", "推进会",
    ]
    .first(near);
    // 四季度签约大会上,一次签下9个项目: what was done there was done then.
    event.is_some_and(|(event, _)| own.ends_with('年') || !near[event.end..].starts_with('上'))
}

/// The first characters of a text.
pub(super) fn opening(text: &str, length: usize) -> &str {
    &text[..text.char_indices().nth(length).map_or(text.len(), |(at, _)| at)]
}

/// 2020年第6期, 2019年第3号: the number of a paper.
fn is_issue(after: &str) -> bool {
    let Some(rest) = after.strip_prefix('第') else { return false };
    rest.trim_start_matches(|c: char| c.is_ascii_digit() || "一二三四五六七八九十".contains(c))
        .starts_with(['期', '号', '卷', '辑'])
}
