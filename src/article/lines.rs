//! What each line of a page is: heading, by-line, caption, credit, furniture or the story itself.

use std::collections::BTreeMap;

use super::mended::Mended;
use crate::domain::Point;
use crate::source::{any_of, is_letter};

/// What a line or paragraph is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Role {
    /// A heading; 1 is the highest level, and plain headings are 3.
    Heading(u8),
    /// Who wrote it, where and when.
    Byline,
    /// Words under a picture.
    Caption,
    /// Menus, buttons, page numbers: nothing to read.
    Furniture,
    /// The story.
    Body,
    /// A paragraph that stands already further up.
    Repeat,
}

/// One line of the file as it is read.
#[derive(Debug, Clone)]
pub(super) struct Line {
    /// Folded text without heading marks.
    pub text: Mended,
    /// Columns it takes in the file: two a Chinese character.
    pub width: usize,
    /// Empty lines before it.
    pub blanks: usize,
    /// What it is.
    pub role: Role,
}

/// Words of by-lines.
const WRITERS: &[&str] = &[
    "记者", "采写", "通讯员", "通信员", "特约撰稿", "撰稿", "作者", "文/", "图/", "撰文", "编辑:", "责编", "责任编辑",
    "摄影报道", "本报讯",
];
/// What a caption ends with.
const CAPTION_ENDS: &[&str] =
    &["供图", "摄", "资料图", "资料图片", "摄影", "效果图", "(资料图)", "(资料图片)", "航拍图", "图/文", "供稿"];
/// What a caption begins with.
const CAPTION_STARTS: &[&str] = &[
    "图为", "图①", "图②", "图③", "图④", "图一:", "图二:", "图片来源", "图:", "题图", "上图", "下图", "左图", "右图",
    "图说", "配图", "制图", "▲", "△", "↑",
];
/// What only a page's furniture says.
const FURNITURE: &[&str] = &[
    "首页", "当前位置", "您所在的位置", "现在的位置", "分享到", "分享至", "字号", "打印", "关闭窗口", "上一篇",
    "下一篇", "上一条", "下一条", "上一版", "下一版", "相关新闻", "相关阅读", "相关链接", "推荐阅读", "延伸阅读",
    "热门", "版权所有", "版权声明", "扫一扫", "微信公众号", "扫码", "网站地图", "备案", "ICP", "联系我们", "关于我们",
    "免责声明", "返回顶部", "阅读全文", "点击查看", "浏览次数", "浏览量", "阅读量", "点击量", "点赞", "收藏", "登录",
    "注册", "客户端", "手机版", "English", "Copyright", "copyright", "All Rights", "搜索", "导航", "往期回顾",
    "更多>>", "更多", "查看更多", "展开全文", "投稿", "举报", "纠错", "评论", "转发", "下载APP", "无障碍", "繁体",
    "放大", "缩小", "发布时间", "来源:", "稿件来源", "广告", "订阅", "目录", "纪检", "信息公开", "政务公开", "上页",
    "下页", "责任编辑", "责编", "校对", "打开APP", "请输入", "主办:", "主办单位", "承办:", "地址:", "邮编",
    "网站标识码", "公网安备", "友情链接", "建议使用", "联系方式", "隐私", "浏览次数", "[搜索]",
];
/// What heads a column beside the story: lists of other articles, readers' comments.
const SIDE_COLUMNS: &[&str] = &[
    "相关新闻", "相关阅读", "相关链接", "相关报道", "相关推荐", "热门推荐", "热门文章", "热门新闻", "推荐阅读",
    "猜你喜欢", "为您推荐", "延伸阅读", "友情链接", "热榜", "热点排行", "热点新闻", "热搜", "排行榜", "点击排行",
    "阅读排行", "最新文章", "最新资讯", "最新新闻", "更多新闻", "往期回顾", "往期推荐", "网友评论", "网友留言",
    "评论区", "最新评论", "热门评论", "全部评论", "我要评论", "发表评论", "跟帖", "大家都在看", "大家都在搜",
];

/// Gives every line its role. `lines` come in the order of the file.
pub(super) fn classify(lines: &mut [Line]) {
    let usual = usual_gap(lines);
    let mut told = false;
    for i in 0..lines.len() {
        let (before, after) = (lines[i].blanks, lines.get(i + 1).map_or(usize::MAX, |next| next.blanks));
        // Words under a picture stand off from the text; the headline above it may do so too.
        let alone = before >= 2 && before > usual && after > usual || told && before > usual + 1;
        if !matches!(lines[i].role, Role::Heading(_)) {
            lines[i].role = role(lines[i].text.text(), alone);
        }
        told |= lines[i].role == Role::Body;
    }
    subtitles_are_headings(lines);
    lines_with_commas_are_headings(lines);
    drop_menus(lines);
    drop_side_columns(lines);
    open_lines_are_no_headings(lines);
    lines_printed_twice_are_no_headings(lines);
    ends_of_cut_sentences_are_no_captions(lines);
    first_pictures_have_captions(lines);
}

/// How many lines the words of the pictures over a headline take at most, and how long one of them is.
const FIRST_PICTURES: usize = 3;
const LONGEST_CAPTION: usize = 60;

/// A page that begins with its picture: a sentence or two over the headline, which a by-line signs, are the picture's words.
fn first_pictures_have_captions(lines: &mut [Line]) {
    let headed = |line: &Line| matches!(line.role, Role::Heading(_));
    let Some(headline) = lines.iter().position(headed) else { return };
    let told = |line: &&mut Line| line.role == Role::Body;
    let signed =
        lines[headline..].iter().take_while(|line| line.role != Role::Body).any(|line| line.role == Role::Byline);
    let short = |line: &Line| {
        let text = line.text.text();
        line.role != Role::Body || text.chars().count() <= LONGEST_CAPTION && is_whole(text)
    };
    if headline <= FIRST_PICTURES && signed && lines[..headline].iter().all(short) {
        lines[..headline].iter_mut().filter(told).for_each(|line| line.role = Role::Caption);
    }
}

/// Longest line that a picture's words or the end of a cut sentence take, in characters.
const SHORT: usize = 40;

/// A picture that cuts a sentence stands between its halves, so of several short lines after a paragraph that stops at a
/// comma the last is the sentence's end and the others are the picture's words; one that opens with a number is its end in
/// any case.
fn ends_of_cut_sentences_are_no_captions(lines: &mut [Line]) {
    for i in 0..lines.len() {
        if lines[i].role != Role::Body || is_whole(lines[i].text.text()) || is_row(lines[i].text.text()) {
            continue;
        }
        let run = lines[i + 1..].iter().take_while(|line| may_be_caption(line)).count();
        let (Some(last), next) = (lines[i + 1..i + 1 + run].last(), lines.get(i + 1 + run)) else { continue };
        let text = last.text.text();
        let counts = opens_with_amount(text);
        let new = next.is_none_or(|next| next.role != Role::Body || next.text.text().chars().count() > SHORT);
        let captioned = any_of!(CAPTION_STARTS).starts(text) || any_of!(CAPTION_ENDS).ends(text.trim_end_matches('。'));
        if text.ends_with('。')
            && text.matches('。').count() == 1
            && !captioned
            && (counts || run >= 2 && new && ends_cut(lines[i].text.text()))
        {
            lines[i + 1..i + run].iter_mut().for_each(|line| line.role = Role::Caption);
            lines[i + run].role = Role::Body;
        }
    }
}

/// True where a text ends with its sentence.
pub(super) fn is_whole(text: &str) -> bool {
    text.ends_with(['。', '!', '?', ';', ':', '…', '”', '’', ')', '》', '】', '~'])
}

/// True for a short line that is a caption, or may be one by its look.
fn may_be_caption(line: &Line) -> bool {
    let text = line.text.text();
    let short = text.chars().count() <= SHORT;
    short
        && (line.role == Role::Caption || line.role == Role::Body && text.ends_with('。') && !text.contains([',', ';']))
}

/// True where a line opens with a number and its unit: 1.1亿元。
fn opens_with_amount(text: &str) -> bool {
    let rest =
        text.trim_start_matches(|c: char| c.is_ascii_digit() || "一二两三四五六七八九十百千万亿半多.%".contains(c));
    rest.len() < text.len() && rest.starts_with(|c: char| "个元家户项亩吨人台套辆条公平倍名年月天。".contains(c))
}

/// Fewest characters of a line that does not stand twice by chance.
const TELLING_LENGTH: usize = 12;

/// A column that is printed twice ends twice inside the same sentence: its last line looks like a heading both times.
fn lines_printed_twice_are_no_headings(lines: &mut [Line]) {
    let mut seen: BTreeMap<String, usize> = BTreeMap::new();
    for i in 1..lines.len() {
        let text = lines[i].text.text();
        if lines[i].role != Role::Heading(3) || lines[i - 1].role != Role::Body || text.chars().count() < TELLING_LENGTH
        {
            continue;
        }
        if let Some(first) = seen.insert(text.to_string(), i) {
            lines[first].role = Role::Body;
            lines[i].role = Role::Body;
        }
    }
}

/// Longest headline that has a comma in it, in characters.
const LONGEST_TITLE: usize = 46;
/// Longest second headline.
const LONGEST_SECOND: usize = 36;
/// Longest heading within the story that has one.
const LONGEST_HEADING: usize = 30;
/// Marks with which a page sets off its headings.
const HEADING_MARKS: &str = "▍▌■◆★▶►▎◤◥【";

/// A headline may have a comma (链上发力,园区提速): the first line, or one above the by-line. Within the story such a line
/// is a heading where a mark sets it off, or where it stands between two paragraphs that are whole.
fn lines_with_commas_are_headings(lines: &mut [Line]) {
    let long = |line: &Line| {
        line.role == Role::Body && (line.text.text().contains('。') || line.text.text().chars().count() > 60)
    };
    let Some(story) = lines.iter().position(long) else { return };
    let signed = lines[..story].iter().rposition(|line| line.role == Role::Byline).unwrap_or(0);
    let first = lines.iter().position(|line| line.role != Role::Furniture).unwrap_or(0);
    for i in 0..lines.len() {
        let text = lines[i].text.text();
        let length = text.chars().count();
        let whole = !text.contains(['。', ';']) && !ends_cut(text) && !text.ends_with(':') && !is_row(text);
        if lines[i].role != Role::Body || !whole || length > LONGEST_TITLE {
            continue;
        }
        let marked = text.starts_with(|c| HEADING_MARKS.contains(c));
        let told_below =
            lines.get(i + 1).is_some_and(|next| next.text.text().contains('。') && starts_a_story(next.text.text()));
        let figured = i == first
            && told_below
            && !text.contains(',')
            && !text.ends_with(|c: char| c.is_ascii_digit() || "亿万".contains(c));
        // A second headline, right above the story's first paragraph.
        let second = i > first
            && i <= first + 2
            && i + 1 == story
            && length <= LONGEST_SECOND
            && lines[..i].iter().all(|line| line.role != Role::Body)
            && matches!(lines[i - 1].role, Role::Heading(_));
        let title = figured
            || second
            || i < story
                && (i < signed
                    || i == first
                        && !text.chars().any(|c| c.is_ascii_digit())
                        && lines.get(i + 1).is_some_and(begins_apart));
        if title
            || length <= LONGEST_HEADING && !says_a_figure(text) && (marked || i > story && stands_between(lines, i))
        {
            lines[i].role = Role::Heading(3);
        }
    }
}

/// True for what may follow a headline: a second title, or a paragraph that stands apart from it.
fn begins_apart(next: &Line) -> bool {
    let text = next.text.text();
    let words = text.starts_with(|c: char| c.is_alphanumeric() || "“【(".contains(c)) && text.contains('。');
    matches!(next.role, Role::Heading(_) | Role::Byline) || next.role == Role::Body && next.blanks > 0 && words
}

/// True for a paragraph that opens a story: with its date, its paper, or its time.
fn starts_a_story(text: &str) -> bool {
    let dated = text.chars().take_while(char::is_ascii_digit).count();
    let opening = ["本报", "记者", "近日", "日前", "今年", "去年", "新华", "中新", "据", "【", "("];
    let signed: String = text.chars().take(24).collect();
    dated == 4
        || any_of!["日电", "日讯", "报讯", "网讯"].is_in(&signed)
        || dated > 0 && text.chars().nth(dated) == Some('月')
        || opening.iter().any(|word| text.starts_with(word))
}

/// True where line `i` stands between a paragraph that has ended and one that begins, apart from both.
fn stands_between(lines: &[Line], i: usize) -> bool {
    let ended = |line: &Line| line.role != Role::Body || line.text.text().ends_with(['。', '!', '?', '”', ')', '…']);
    let above = i.checked_sub(1).and_then(|i| lines.get(i)).is_some_and(ended);
    let below = lines.get(i + 1).is_some_and(|next| {
        next.blanks > 0
            && next.role == Role::Body
            && next.text.text().chars().count() > LONGEST_HEADING
            && next.text.text().starts_with(|c: char| c.is_alphanumeric() || c == '“')
    });
    let text = lines[i].text.text();
    above && below && lines[i].blanks > 0 && !text.chars().any(|c| c.is_ascii_digit()) && !text.starts_with(['“', '—'])
}

/// A line of figures between the title and the by-line is a second title.
fn subtitles_are_headings(lines: &mut [Line]) {
    let Some(signed) = lines.iter().take(8).position(|line| {
        line.role == Role::Byline || line.text.text().contains("讯(") || line.text.text().contains("电(")
    }) else {
        return;
    };
    for line in lines[..signed].iter_mut().filter(|line| line.role == Role::Body) {
        let text = line.text.text();
        if text.chars().count() <= 42 && !text.contains(['。', ',', ';', ':']) {
            line.role = Role::Heading(3);
        }
    }
}

/// How many empty lines usually stand between two paragraphs.
fn usual_gap(lines: &[Line]) -> usize {
    let mut gaps: Vec<usize> = lines.iter().skip(1).map(|line| line.blanks).collect();
    gaps.sort_unstable();
    gaps.get(gaps.len() / 2).copied().unwrap_or(0)
}

fn role(text: &str, alone: bool) -> Role {
    let length = text.chars().count();
    let bare = text.trim_start_matches(|c: char| "◎●■▲□○◆◇★☆*-—▪·丨| ".contains(c));
    if bare.chars().all(|c| !is_letter(c)) || is_furniture(bare, length) {
        return Role::Furniture;
    }
    // Cambodia Time: 18-May-2024 on a page in Chinese.
    if length <= 72
        && !bare.chars().any(|c| ('\u{4E00}'..'\u{A000}').contains(&c))
        && bare.contains(|c: char| c.is_alphabetic())
    {
        return if bare.contains(|c: char| c.is_ascii_digit()) { Role::Byline } else { Role::Furniture };
    }
    let told = if length <= 72 { without_digit_commas(bare) } else { String::new() };
    if is_byline(&told, length) || is_dateline(&told, length) {
        return Role::Byline;
    }
    let caption_words = any_of!(CAPTION_STARTS).starts(text) || any_of!(CAPTION_ENDS).ends(text);
    // ▲先进材料:2022年产值236亿元 is an item of a list.
    let item = text.starts_with(['▲', '△']) && text.contains(':') && !text.ends_with('摄');
    if length <= 90 && !item && (caption_words || text.contains("。图为") || text.contains("(图为")) {
        return Role::Caption;
    }
    if any_of!["摘要:", "导读:", "核心提示:", "内容提要:", "提要:"].starts(text) {
        return Role::Body;
    }
    if is_row(text) || is_chronicle(text) {
        return Role::Body;
    }
    let sentence = text.contains(['。', '!', '?', ';']) || text.contains(',') && length > 12;
    if alone && length <= 40 && !text.contains(',') {
        return Role::Caption;
    }
    if length <= 42 && !sentence && !says_a_figure(text) && !text.ends_with([',', '、', '“', '(', ':']) {
        return Role::Heading(3);
    }
    Role::Body
}

/// 2015年　综合保税区获批: one entry of a chronicle.
pub(super) fn is_chronicle(text: &str) -> bool {
    let digits = text.chars().take_while(char::is_ascii_digit).count();
    let Some(rest) = text.get(digits..).and_then(|rest| rest.strip_prefix('年')).filter(|_| digits == 4) else {
        return false;
    };
    let month = rest.trim_start_matches(|c: char| c.is_ascii_digit());
    let rest = if month.len() < rest.len() { month.strip_prefix('月').unwrap_or(month) } else { rest };
    rest.starts_with([' ', ':', '—']) && rest.chars().count() >= 6
}

/// The text without the commas inside its numbers: 3,516次.
fn without_digit_commas(text: &str) -> String {
    let characters: Vec<char> = text.chars().collect();
    let digit = |at: Option<usize>| at.and_then(|at| characters.get(at)).is_some_and(char::is_ascii_digit);
    let kept = |(at, c): (usize, &char)| !(*c == ',' && digit(at.checked_sub(1)) && digit(Some(at + 1)));
    characters.iter().enumerate().filter(|(at, c)| kept((*at, c))).map(|(_, c)| *c).collect()
}

fn is_byline(text: &str, length: usize) -> bool {
    if length > 60 || text.contains(['。', ',', '!', '?']) {
        return false;
    }
    any_of!(WRITERS).first_of_each(text).any(|(word, _)| {
        let before = &text[..word.start];
        before.chars().count() <= 14 && !before.contains(['的', '了', '“'])
    })
}

/// Endings of the offices that issue reports under their name and a date.
const OFFICES: &[&str] = &[
    "统计局", "发展改革局", "经济发展局", "发展和改革局", "管委会", "管理委员会", "办公室", "党政办", "调查队",
    "统计处", "研究室", "人民政府",
];

/// Who issued a report, and when: `某某新区统计局 2018年5月`.
fn is_issued(text: &str, length: usize) -> bool {
    let Some(digits) = text.find(|c: char| c.is_ascii_digit()).filter(|_| length <= 40) else { return false };
    let office = text[..digits].trim_end_matches([' ', '(']);
    let date = text[digits..].trim_end_matches(')');
    any_of!(OFFICES).ends(office) && date.ends_with(['月', '日']) && super::head::find_date(date).is_some()
}

/// A line that says little more than a day: `2019年11月12日 星期二`, `第二版 要闻 2021年10月29日`.
fn is_dateline(text: &str, length: usize) -> bool {
    if length > 72 || text.contains(['。', ',', ';', '“']) {
        return false;
    }
    if is_issued(text, length) {
        return true;
    }
    let issue = text.contains("年第") && text.contains('期') && length <= 30;
    let dated = matches!(super::head::find_date(text), Some(Point::Day(..))) || issue;
    let figures = text.chars().filter(|c| c.is_ascii_digit()).count();
    let signed = any_of!["来源:", "作者:", "编辑:", "点击:", "浏览", "阅读", "字号", "发布"].is_in(text);
    if issue || dated && signed {
        return true;
    }
    issue || dated && (length <= 20 || figures * 4 >= length || text.starts_with('第') || text.contains("星期"))
}

fn is_furniture(text: &str, length: usize) -> bool {
    if length > 60 || text.contains('。') {
        return false;
    }
    let marks = text.matches(['|', '>', '»', '·', '丨']).count();
    let known = furniture_words(text);
    let starts = any_of!(FURNITURE).starts(text);
    let turns = any_of!["上一篇", "下一篇", "上一条", "下一条", "上篇:", "下篇:"].starts(text);
    if turns {
        return true;
    }
    let page = text.starts_with('第') && text.ends_with('版') && length <= 12;
    marks >= 3 || known >= 2 || page || starts && length <= 24 && !text.contains(',') || known >= 1 && length <= 8
}

/// How many different words of furniture stand in a text.
fn furniture_words(text: &str) -> usize {
    any_of!(FURNITURE).first_of_each(text).count()
}

/// A menu stands as several very short lines in a row: such a row is furniture where one of them is.
fn drop_menus(lines: &mut [Line]) {
    let mut from = 0;
    while from < lines.len() {
        let short =
            |line: &Line| line.text.text().chars().count() <= 8 && !matches!(line.role, Role::Body | Role::Byline);
        let to = from + lines[from..].iter().take_while(|line| short(line)).count();
        let row = &mut lines[from..to];
        let known = row.iter().filter(|line| line.role == Role::Furniture).count();
        if row.len() >= 3 && known * 4 >= row.len() {
            row.iter_mut().for_each(|line| line.role = Role::Furniture);
        }
        from = to.max(from + 1);
    }
}

/// A column of other articles or of readers' comments runs from its heading to the next long paragraph; comments run to the end.
fn drop_side_columns(lines: &mut [Line]) {
    let mut inside: Option<bool> = None;
    for line in lines.iter_mut() {
        let text = line.text.text();
        let length = text.chars().count();
        let bare = text.trim_matches(|c: char| !is_letter(c));
        let heads = length <= 16 && SIDE_COLUMNS.iter().any(|word| bare.starts_with(word) || bare.ends_with(word))
            || length <= 40 && bare.starts_with("友情链接");
        if heads {
            inside =
                Some(bare.contains("评论") || bare.contains("留言") || bare.contains("跟帖") || inside == Some(true));
        }
        let ends = inside == Some(false) && !heads && length >= 60 && text.contains('。') && !text.starts_with('·');
        if ends {
            inside = None;
        }
        if inside.is_some() {
            line.role = Role::Furniture;
        }
    }
}

/// A short line right under an unfinished one, itself ending the sentence nowhere, is the story going on; so is a line
/// as wide as the page that the next one follows at once.
fn open_lines_are_no_headings(lines: &mut [Line]) {
    let widest = lines.iter().map(|line| line.width).max().unwrap_or(0);
    for i in 0..lines.len().saturating_sub(1) {
        let full = widest <= 120 && lines[i].width + 4 >= widest;
        if lines[i].role == Role::Heading(3) && full && lines[i + 1].blanks == 0 && lines[i + 1].role == Role::Body {
            lines[i].role = Role::Body;
        }
    }
    for i in 1..lines.len() {
        let (before, after) = lines.split_at_mut(i);
        let Some((above, line)) = before.last().zip(after.first_mut()) else { continue };
        let cut = above.role == Role::Body && ends_cut(above.text.text());
        if line.role == Role::Heading(3) && line.blanks == 0 && cut {
            line.role = Role::Body;
        }
    }
}

/// True for a row of a table: several cells, two numbers among them; or one number alone.
pub(super) fn is_row(text: &str) -> bool {
    let number = |cell: &&str| {
        cell.chars().all(|c| c.is_ascii_digit() || ".,-+%".contains(c)) && cell.contains(|c: char| c.is_ascii_digit())
    };
    let cells: Vec<&str> = text.split(' ').collect();
    let numbers = cells.iter().filter(|cell| number(cell)).count();
    // 供水主管道　52公里; 工业总产值　330.4亿元　↑10%
    let short = |cell: &str, most: usize| cell.chars().count() <= most && !cell.contains(['。', ',', ';', ':']);
    let labelled = (2..=4).contains(&cells.len())
        && cells[0].chars().count() >= 2
        && short(cells[0], 16)
        && !cells[0].contains(|c: char| c.is_ascii_digit())
        && cells[1].starts_with(|c: char| c.is_ascii_digit())
        && cells[1].contains(|c: char| c.is_alphabetic())
        && cells[1..].iter().all(|cell| short(cell, 14));
    labelled || cells.len() >= 3 && numbers >= 2 || cells.len() == 1 && numbers == 1
}

/// True where a line says a number with a unit, or a rate: a line of a report rather than a heading.
fn says_a_figure(text: &str) -> bool {
    let characters: Vec<char> = text.chars().collect();
    let figures = characters
        .windows(2)
        .filter(|pair| pair[0].is_ascii_digit() && "亿万%家个户项元亩吨人件台套平公倍余多".contains(pair[1]))
        .count();
    figures >= 2 || figures == 1 && characters.contains(&':')
}

/// True where a text stops inside a word, a number or a list: whatever follows belongs to it.
pub(super) fn ends_cut(text: &str) -> bool {
    let word =
        ["由", "的", "和", "与", "及", "在", "为", "从", "将", "对", "至", "到", "达", "约", "超", "以", "把", "被"];
    text.ends_with([',', '、', '(', '“', '《', '—'])
        || text.ends_with(|c: char| c.is_ascii_digit() || c == '.')
        || text.chars().count() >= 12 && word.iter().any(|word| text.ends_with(word))
}

#[cfg(test)]
mod tests {
    use super::super::fold::{self, Blanks, Hand, Style};
    use super::*;

    fn roles(texts: &[(usize, &str)]) -> Vec<Role> {
        let mut lines: Vec<Line> = texts
            .iter()
            .map(|(blanks, text)| {
                let text = fold::line(
                    text.char_indices().map(|(a, c)| (c, a)),
                    Style { hand: Hand::Simplified, blanks: Blanks::Part },
                );
                Line { width: text.text().len(), text, blanks: *blanks, role: Role::Body }
            })
            .collect();
        classify(&mut lines);
        lines.into_iter().map(|line| line.role).collect()
    }

    #[test]
    fn every_line_is_known_for_what_it_is() {
        let found = roles(&[
            (0, "首页 | 要闻 | 园区 | 专题"),
            (1, "云岭高新区:向新而行"),
            (1, "◎本报记者 张三 通讯员 李四"),
            (1, "今年以来,云岭高新区新签约项目30个,总投资12亿元。"),
            (3, "云岭高新区一角"),
            (3, "图为企业车间。王五摄"),
            (1, "做强产业链条"),
            (1, "规上工业企业:54户"),
            (1, "责任编辑:赵六"),
        ]);
        assert_eq!(
            found,
            [
                Role::Furniture,
                Role::Heading(3),
                Role::Byline,
                Role::Body,
                Role::Caption,
                Role::Caption,
                Role::Heading(3),
                Role::Body,
                Role::Furniture
            ]
        );
    }

    #[test]
    fn a_row_of_buttons_is_a_menu() {
        assert!(
            roles(&[(0, "首页"), (0, "新闻"), (0, "园区动态"), (0, "登录")])
                .iter()
                .all(|role| *role == Role::Furniture)
        );
    }
}
