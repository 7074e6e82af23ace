//! A sentence cut into pieces: names, and the words between them.
//!
//! Chinese sets no blanks between words, so a name's edges are found from what stands around it: marks, function words,
//! and verbs that take names as their objects. Some verbs are found inside names as well (技术服务平台, 配套建设工程): they
//! part a name from what is before them only where they open it.

use std::sync::LazyLock;

use super::context::Passage;
use super::firms;
use crate::recognise::{self, Layer, MentionKind, ZoneForm, ZoneName};
use crate::source::{Span, Words, any_of, is_letter, listed};

/// What a piece is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A run of words that may be a name.
    Noun,
    /// A development zone named or pointed to: the subject of the sentence as often as the head of a name.
    Zone,
    /// A verb, an adverb or a link that is no part of a name.
    Break,
    /// A verb that stands in names as well, where it opens one: 建设, 培育.
    Opener,
    /// 的.
    Of,
    /// 、和与及: joins the members of a list.
    And,
    /// 等.
    Etc,
    /// A number with its unit, a rank, a share.
    Figure,
    /// A time.
    Time,
    /// Money in brackets after a name: (总投资46亿元). It parts no list.
    Aside,
    /// Any other mark.
    Mark,
}

/// A stretch of a sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Piece {
    /// Where it stands.
    pub span: Span,
    /// What it is.
    pub kind: Kind,
}

/// A sentence cut into pieces, in order; blanks are in none.
#[derive(Debug, Clone)]
pub struct Pieces<'p> {
    /// The sentence.
    pub text: &'p str,
    /// Its pieces.
    pub list: Vec<Piece>,
    /// Which of them are names: every reader goes through them.
    names: Vec<usize>,
}

/// Words that are part of a name unless they open it.
const OPENERS: &str = include_str!("words/openers.txt");
/// Words in which a function word or a verb is none.
const WHOLE: &str = include_str!("words/whole.txt");

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Class {
    Break,
    Opener,
    Whole,
}

static LEXICON: LazyLock<Words<Class>> = LazyLock::new(|| {
    // Of a word in two lists the class named last here stands.
    let lists = [(OPENERS, Class::Opener), (WHOLE, Class::Whole), (recognise::BREAKS, Class::Break)];
    let mut lexicon = Words::default();
    for (list, class) in lists {
        lexicon.extend(listed(list).map(|word| (word.to_string(), class)));
    }
    lexicon
});

/// Characters that join the members of a list.
fn is_joint(c: char) -> bool {
    matches!(c, '、' | '和' | '与' | '及')
}

/// Longest aside in brackets that is part of a name, in bytes: (一期), (中国), (呼和浩特).
const ASIDE: usize = 24;

impl<'p> Pieces<'p> {
    /// Cuts a passage.
    pub fn cut(passage: &Passage<'p>) -> Self {
        let text = passage.text;
        let shields = shields(passage);
        let tokens = tokens(text, &shields);
        let mut cutter = Cutter { text, list: Vec::new(), run: None, opened: false };
        let number = numbering(text);
        if number > 0 {
            cutter.list.push(Piece { span: Span::new(0, number), kind: Kind::Mark });
        }
        let (mut at, mut shield, mut token) = (number, 0, 0);
        while at < text.len() {
            while shields.get(shield).is_some_and(|(span, _)| span.start < at) {
                shield += 1;
            }
            while tokens.get(token).is_some_and(|(span, _)| span.start < at) {
                token += 1;
            }
            at = if let Some(&(span, kind)) = shields.get(shield).filter(|(span, _)| span.start == at) {
                cutter.add(span, kind)
            } else if let Some(&(span, class)) = tokens.get(token).filter(|(span, _)| span.start == at) {
                cutter.word(span, class)
            } else {
                cutter.character(at)
            };
        }
        cutter.close();
        let list = cutter.list;
        let names = (0..list.len()).filter(|&i| list[i].kind == Kind::Noun).collect();
        Pieces { text, list, names }
    }

    /// The words of a piece.
    pub fn of(&self, i: usize) -> &'p str {
        self.list.get(i).map_or("", |piece| piece.span.of(self.text))
    }

    /// The kind of a piece.
    pub fn kind(&self, i: usize) -> Option<Kind> {
        self.list.get(i).map(|piece| piece.kind)
    }

    /// The first piece that ends after byte `at`.
    pub fn index_at(&self, at: usize) -> usize {
        self.list.partition_point(|piece| piece.span.end <= at)
    }

    /// The names among the pieces, with their places.
    pub fn nouns(&self) -> impl Iterator<Item = (usize, Span, &'p str)> + '_ {
        let nouns = self.names.iter().filter_map(|&i| Some((i, self.list.get(i)?)));
        nouns.map(|(i, piece)| (i, piece.span, piece.span.of(self.text)))
    }
}

struct Cutter<'p> {
    text: &'p str,
    list: Vec<Piece>,
    run: Option<Span>,
    /// True right after a word that opens a name: it is the name itself where none follows (10个项目).
    opened: bool,
}

impl Cutter<'_> {
    fn add(&mut self, span: Span, kind: Kind) -> usize {
        if kind == Kind::Noun {
            let from = self.run.map_or(span.start, |run| run.start);
            self.run = Some(Span::new(from, span.end));
        } else {
            self.opened &= kind != Kind::Zone;
            self.close();
            self.list.push(Piece { span, kind });
        }
        self.opened = false;
        span.end
    }

    /// Ends the name under way. A single character after a word was the end of that word: 增加+值, 创业+者.
    fn close(&mut self) {
        let Some(span) = self.run.take() else {
            if let Some(last) = self.list.last_mut().filter(|_| self.opened) {
                last.kind = Kind::Noun;
            }
            return;
        };
        // 主攻钛、锆: a member of a list, where the verb opens the phrase; but 项目落地库、需求库.
        let inside = matches!(self.list.as_slice(), [.., name, verb] if name.kind == Kind::Noun && name.span.end == verb.span.start);
        let member = self.text[span.end..].starts_with('、') && !inside;
        let short = span.of(self.text).chars().count() == 1 && !member;
        match self.list.last_mut() {
            Some(last)
                if short
                    && !last.span.of(self.text).ends_with('了')
                    && matches!(last.kind, Kind::Break | Kind::Opener)
                    && last.span.end == span.start
                    && last.span.len() > 3 =>
            {
                *last = Piece { span: Span::new(last.span.start, span.end), kind: Kind::Noun };
                self.join_last_two();
            }
            Some(last) if last.kind == Kind::Noun && last.span.end == span.start => last.span.end = span.end,
            _ => self.list.push(Piece { span, kind: Kind::Noun }),
        }
    }

    fn join_last_two(&mut self) {
        let [.., before, last] = self.list.as_mut_slice() else { return };
        if before.kind == Kind::Noun && before.span.end == last.span.start {
            before.span.end = last.span.end;
            self.list.pop();
        }
    }

    fn follows_a_name(&self) -> bool {
        self.run.is_some()
            || self.opened
            || self.list.last().is_some_and(|last| matches!(last.kind, Kind::Noun | Kind::Zone | Kind::Figure))
    }

    /// 企业倍增计划, 集群集聚培育工程: a verb right after a name and right before the noun of a plan is part of it.
    fn is_inside_a_plan(&self, span: Span) -> bool {
        let touches = self.run.is_some_and(|run| run.end == span.start && run.of(self.text).chars().count() >= 2);
        let rest = &self.text[span.end..];
        let ends = rest.chars().next().is_none_or(|c| ",。;、!?)”的等".contains(c));
        if span.of(self.text) == "计划" {
            return touches && ends;
        }
        let work = any_of!["培育", "提升", "发展", "改造", "攻坚", "倍增", "创新"].strip_start(rest);
        let plan = any_of!["工程", "行动", "专项行动", "三年行动"].starts(work.unwrap_or(rest));
        touches && plan
    }

    /// True for 里 right after a zone: 某高新区里汽车唱主角.
    fn is_inside_a_zone(&self, at: usize) -> bool {
        let zone = self.list.last().is_some_and(|last| last.kind == Kind::Zone && last.span.end == at);
        zone && self.run.is_none() && !any_of!["里程", "内部", "内陆", "内外", "内河"].starts(&self.text[at..])
    }

    /// True for the stroke in PBAT/PBS: two letters of one name.
    fn joins_letters(&self, at: usize) -> bool {
        let letter = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphabetic());
        letter(self.text[..at].chars().next_back()) && letter(self.text[at + 1..].chars().next())
    }

    /// True for 的 after one character between two 、.
    fn ends_short_member(&self, at: usize) -> bool {
        let after = self.text[at + "的".len()..].starts_with(['、', '和', '等']);
        let mut before = self.text[..at].chars().rev();
        after && before.next().is_some_and(char::is_alphabetic) && before.next() == Some('、')
    }

    fn word(&mut self, span: Span, class: Class) -> usize {
        match class {
            // In 明川新材和合众汽车 what begins with 和 is no word.
            Class::Whole if self.joins_a_firm(span) => {
                self.add(Span::new(span.start, span.start + "和".len()), Kind::And)
            }
            Class::Whole => self.add(span, Kind::Noun),
            Class::Break if self.is_inside_a_plan(span) => self.add(span, Kind::Noun),
            Class::Break if span.of(self.text) == "以及" => self.add(span, Kind::And),
            Class::Break => self.add(span, Kind::Break),
            Class::Opener if self.run.is_none() || self.follows_a_site(span) => {
                self.close();
                self.list.push(Piece { span, kind: Kind::Opener });
                self.opened = true;
                span.end
            }
            Class::Opener => self.add(span, Kind::Noun),
        }
    }

    /// True for a word that begins with 和 between a name and a firm that everybody knows.
    fn joins_a_firm(&self, word: Span) -> bool {
        let rest = word.of(self.text).strip_prefix('和').map(|_| &self.text[word.start + "和".len()..]);
        self.follows_a_name() && rest.is_some_and(firms::opens_with_a_known)
    }

    /// True for the verb of 在江城建设储能电站; 在制度建设方面 has none.
    fn follows_a_site(&self, verb: Span) -> bool {
        let Some(run) = self.run.filter(|run| run.end == verb.start) else { return false };
        let site = self.text[..run.start].ends_with('在') && (2..=4).contains(&run.of(self.text).chars().count());
        let builds = ["建设", "新建", "投资建设"].contains(&verb.of(self.text));
        let after = self.text[verb.end..].chars().next();
        site && builds && after.is_some_and(|next| is_letter(next) && !"中上方里内的之过等和与".contains(next))
    }

    fn character(&mut self, at: usize) -> usize {
        let Some(c) = self.text[at..].chars().next() else { return self.text.len() };
        let span = Span::new(at, at + c.len_utf8());
        if self.text[at..].starts_with("——") {
            return self.add(Span::new(at, at + "——".len()), Kind::Mark);
        }
        match c {
            // In 海尔、美的、格力 it ends a name.
            '的' if self.ends_short_member(at) => self.add(span, Kind::Noun),
            '里' | '内' if self.is_inside_a_zone(at) => self.add(span, Kind::Break),
            '的' => self.add(span, Kind::Of),
            '等' => self.add(span, Kind::Etc),
            // 广川众和、方盛: a joint that joins nothing is the end of a name.
            '和' | '与' | '及' if self.text[span.end..].starts_with(['、', ',', '。', ';']) => {
                self.add(span, Kind::Noun)
            }
            // At the head of a phrase 与 is a preposition: 与华为合作.
            _ if c != '、' && is_joint(c) && !self.follows_a_name() => self.add(span, Kind::Break),
            '同' if !self.follows_a_name() && is_with(&self.text[at..]) => self.add(span, Kind::Break),
            '如' if !self.follows_a_name() && gives_an_example(&self.text[at..]) => self.add(span, Kind::Break),
            _ if is_joint(c) => self.add(span, Kind::And),
            _ if is_function(c) => self.add(span, Kind::Break),
            _ if c.is_whitespace() => {
                self.close();
                span.end
            }
            '\u{4E00}'..'\u{A000}' => self.add(span, Kind::Noun),
            '/' if self.joins_letters(at) => self.add(span, Kind::Noun),
            _ if c.is_alphanumeric() || "—-·+&.%~～–".contains(c) => self.add(span, Kind::Noun),
            _ => self.add(span, Kind::Mark),
        }
    }
}

/// True where 如 gives an example: what follows it is no word with it (如意, 如东).
fn gives_an_example(text: &str) -> bool {
    text.chars().nth(1).is_some_and(|next| {
        ('\u{4E00}'..'\u{A000}').contains(&next) && !"皋东意今何期家果此实同愿一是若数火荼下上".contains(next)
    })
}

/// True where 同 is a preposition: what follows it is no word with it (同比, 同方).
fn is_with(text: &str) -> bool {
    let words = "比时期步样意类行济方仁心城业志安江德煤程创位轴学等一向质乡村伟兴力飞盛洲辉日年月台根源源频声化体";
    text.chars().nth(1).is_some_and(|next| ('\u{4E00}'..'\u{A000}').contains(&next) && !words.contains(next))
}

/// Length of the number that a sentence of a numbered list begins with: `3.`, `(2)`, `①`.
fn numbering(text: &str) -> usize {
    let circled = text.chars().next().filter(|c| ('①'..='⑳').contains(c)).map_or(0, char::len_utf8);
    let rest = text.trim_start_matches(|c: char| c.is_ascii_digit());
    let digits = text.len() - rest.len();
    // 三、重大项目进展
    let han = text.trim_start_matches(|c: char| "一二三四五六七八九十".contains(c));
    if han.len() < text.len() && han.starts_with('、') && text.len() - han.len() <= 6 {
        return text.len() - han.len() + "、".len();
    }
    let dotted =
        (1..=2).contains(&digits) && rest.starts_with('.') && !rest[1..].starts_with(|c: char| c.is_ascii_digit());
    if dotted { digits + 1 } else { circled }
}

/// Single characters that join words and hardly ever stand in a name outside the words of `whole.txt`.
fn is_function(c: char) -> bool {
    matches!(
        c,
        '在' | '以'
            | '是'
            | '对'
            | '向'
            | '从'
            | '由'
            | '将'
            | '把'
            | '被'
            | '于'
            | '其'
            | '该'
            | '至'
            | '往'
            | '了'
            | '着'
            | '让'
            | '使'
            | '给'
            | '但'
            | '而'
            | '且'
            | '或'
            | '也'
            | '就'
            | '均'
            | '已'
            | '曾'
            | '还'
            | '各'
            | '每'
            | '某'
            | '此'
            | '这'
            | '那'
            | '跟'
            | '到'
            | '即'
            | '则'
            | '又'
            | '都'
            | '为'
            | '有'
            | '获'
    )
}

/// True where a word that links the parts of a sentence stands in words taken for a name, outside of the words that hold its
/// character (将 in 将军).
pub fn has_a_link(name: &str) -> bool {
    let words: Vec<Span> = LEXICON.find(name).map(|(span, _)| span).collect();
    name.char_indices().any(|(at, c)| is_function(c) && !words.iter().any(|span| span.start <= at && at < span.end))
}

/// The verb of two characters and more that opens words taken for a name.
fn verb_opening(name: &str) -> Option<Span> {
    let (span, class) = LEXICON.first(name)?;
    (class == Class::Break && span.start == 0 && span.len() >= 6).then_some(span)
}

/// True where a verb of two characters and more opens words taken for a name.
pub fn opens_with_a_verb(name: &str) -> bool {
    verb_opening(name).is_some()
}

/// The bytes of a verb of two characters and more that opens words taken for a name, where a name may follow it.
pub fn verb_at_head(name: &str) -> usize {
    verb_opening(name).map(|verb| verb.end).filter(|&end| name[end..].chars().count() >= 6).unwrap_or(0)
}

/// Stretches that are never cut: quotations, names, numbers, times, short asides in brackets; sorted, none overlapping.
fn shields(passage: &Passage) -> Vec<(Span, Kind)> {
    let mut shields: Vec<(Span, Kind)> = asides(passage.text);
    for mention in &passage.mentions {
        let kind = match &mention.kind {
            MentionKind::Quoted(_) if !is_speech(mention.span.of(passage.text)) => Kind::Noun,
            MentionKind::Quoted(_) | MentionKind::Grade(_) | MentionKind::Number { .. } | MentionKind::Ordinal(_) => {
                continue;
            }
            MentionKind::Zone(zone) if is_body(zone, passage.text) => Kind::Zone,
            MentionKind::Zone(zone) if zone.form != ZoneForm::Named => continue,
            MentionKind::Organisation(_) => {
                let span = without_verb(passage.text, mention.span);
                shields.push((span, Kind::Noun));
                continue;
            }
            // A park that may be a project, without the verb taken for its head.
            MentionKind::Zone(_) => {
                shields.push((without_verb(passage.text, mention.span), Kind::Noun));
                continue;
            }
            MentionKind::Period(_) => Kind::Time,
            kind if kind.layer() == Layer::Figures => Kind::Figure,
            _ => continue,
        };
        shields.push((mention.span, kind));
    }
    // The longer of two that overlap: a name in a quotation, a number in a name.
    shields.sort_by_key(|(span, _)| (span.start, std::cmp::Reverse(span.end)));
    let mut apart: Vec<(Span, Kind)> = Vec::with_capacity(shields.len());
    for (span, kind) in shields {
        match apart.last_mut() {
            Some((last, _)) if last.end >= span.end => {}
            Some((last, _)) if last.end > span.start && last.len() >= span.len() => {}
            Some(last) if last.0.end > span.start => *last = (span, kind),
            _ => apart.push((span, kind)),
        }
    }
    apart
}

/// An organisation's name without a verb that was taken for its head: 跟踪洽谈某集团.
pub fn without_verb(text: &str, name: Span) -> Span {
    let words = name.of(text);
    let verbs = LEXICON.find(words).filter(|(found, class)| {
        *class == Class::Break && found.len() >= 6 && words.len() - found.end >= 12 && found.start <= 6
    });
    verbs.last().map_or(name, |(found, _)| Span::new(name.start + found.end, name.end))
}

/// A body that governs itself, and not a park that may be a project.
fn is_body(zone: &ZoneName, text: &str) -> bool {
    let suffix = zone.suffix.of(text);
    suffix.ends_with('区') && (zone.form != ZoneForm::Named || !suffix.ends_with("园区"))
}

/// A quotation that is somebody's words rather than a name.
pub fn is_speech(words: &str) -> bool {
    words.chars().count() > 40 || words.contains(['。', '!', '?', ';', ',']) && words.chars().count() > 16
}

/// Short asides in brackets right after a word: 有限公司(中国), 工程(一期).
fn asides(text: &str) -> Vec<(Span, Kind)> {
    let mut asides = Vec::new();
    for (open, _) in text.match_indices('(') {
        let Some(len) = text[open..].find(')') else { continue };
        let inside = &text[open + 1..open + len];
        let named = text[..open].chars().next_back().is_some_and(char::is_alphanumeric);
        // 官塘路(3000多万元): its money or its size.
        let size = any_of!["元", "平方米", "公里", "亩"].ends(inside) && inside.chars().any(|c| c.is_ascii_digit());
        if named && (inside.contains("投资") || size) && inside.len() <= 2 * ASIDE && !inside.contains(['(', '。']) {
            asides.push((Span::new(open, open + len + 1), Kind::Aside));
            continue;
        }
        let cue = any_of!["简称", "记者", "下称", "见", "图", "单位"].is_in(inside);
        if named && !inside.is_empty() && inside.len() <= ASIDE && !cue && !inside.contains(['(', ',', '。', '“', '、'])
        {
            asides.push((Span::new(open, open + len + 1), Kind::Noun));
        }
    }
    asides
}

/// The words of the lists, without those that a shield covers or cuts.
fn tokens(text: &str, shields: &[(Span, Kind)]) -> Vec<(Span, Class)> {
    let mut tokens = Vec::new();
    let mut next = 0;
    for (span, class) in LEXICON.find(text) {
        while shields.get(next).is_some_and(|(shield, _)| shield.end <= span.start) {
            next += 1;
        }
        let free = shields.get(next).is_none_or(|(shield, _)| !shield.overlaps(span));
        if free {
            tokens.push((span, class));
        }
    }
    tokens
}
