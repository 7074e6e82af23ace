//! Where a name begins. Chinese sets no blanks between words, so a name is followed leftwards from its ending to a mark, a
//! function word, or a verb that takes it as its object; places are never cut.

use super::figure::Token;
use super::glyphs::{Glyphs, NOTHING, is_han};
use super::mention::{MentionKind, OrganisationKind, ZoneForm};
use super::organisation;
use super::trie::Trie;
use super::zone;
use crate::source::{Span, listed};
use crate::vocab::{Reference, Vocab};

/// Longest name before its ending, in characters.
const LONGEST: usize = 24;

/// Words that stand right before a name and are no part of it, besides the single characters of [`is_function_word`].
const BEFORE_NAMES: &str = "整个 例如 比如 诸如 譬如 参评 列入 入列 获评 走进 再访 走读 探访 走出  走近 直击 探秘 解码 透视 扫描 专访 寻访 探营 回望 聚力 开进 驶入 位于 地处 坐落于 引进 引入 入驻 进驻 落户 落地 打造 推动 推进 支持 依托 围绕 携手 包括 包含 其中 以及 组建 设立 建成 \
    在建 共建 获批 加快 加速 聚焦 走访 参观 调研 来到 来自 前来 们来 选择来 决定来 助力 帮助 指导 负责 拥有 集聚 聚集 培育 形成 成为 属于 作为 通过 随着 根据 按照 目前 近日 日前 如今 今年 \
    去年 近年来 当前 期间 同时 此外 另外 记者 隶属 带动 促进 扶持 对接 签约 参与 关于 涉及 获得 出台 批准 迈进 进入 前往 深入 走入 依靠 借助 立足 紧邻 毗邻 \
    靠近 辐射 申报 共同 全力 扎根 旗下 所属 授予 认定 评为 命名 升级 升格 晋升 列为 纳入 入选 跻身 完善 提升 提高 做强 做大 做优 实施 启动 开展 举办 承办 主办 召开 \
    出席 参加 公布 宣布 表示 合并 代管 托管 布局 谋划 抢抓 加强 强化 深化 全面 积极 主动 大力 着力 努力 率先 首批 首家 首个 唯一 多家 数家 一批 董事长 总经理 \
    全国 全省 全市 全区 全县 我国 我省 我市 我区 各地 当地 国内外 负责人 主任 书记 局长 院长 主席 行长 总裁 母公司 子公司 我们 他们 你们 会见 会晤 拜访 接待 邀请 联手 牵手 委托 授权 组织 推荐 选派 吸引 招引 结合 拓展 树立 适合 覆盖 \
    冲刺 探索 支撑 赋能 反哺 并购 兼并 重组 赴 龙头企业 骨干企业 头部企业 领军企业 上市企业 重点企业 知名企业";

/// Verbs that stand before a zone's name, but also inside a firm's: 中国建设银行, 投资管理有限公司.
const BEFORE_ZONES: &str = "建设 新建 建立 成立 创建 规划 服务 联合 管理 运营 运作 投资 收购 控股 参股 整合 优化 保障 保护 推广 发布 介绍 充分 重点 发挥 企业 发展 经营 开发 利用 再造 上看 回看 来看";

/// Words that are never part of a name, as [`listed`].
pub const BREAKS: &str = include_str!("words/breaks.txt");

/// Words before which no zone's name goes on.
const VERBS: &str = include_str!("words/verbs.txt");

/// Words at either edge of a name.
#[derive(Debug)]
pub(super) struct Edges {
    /// What stands before names, looked up backwards.
    any: Trie<()>,
    /// What stands before names of zones.
    zones: Trie<()>,
    /// What names end with.
    endings: Trie<Ending>,
    /// The characters that start an ending, of the basic plane.
    starts: Vec<bool>,
}

/// What an ending makes of a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Ending {
    Zone,
    /// The whole name of a zone whose name follows no rule.
    Known,
    Pointer,
    Organisation(OrganisationKind),
}

/// Whose name is followed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Of {
    Zone,
    Organisation,
}

impl Edges {
    pub(super) fn new(vocab: &Vocab) -> Self {
        let (mut any, mut zones, mut endings) = (Trie::new(), Trie::new(), Trie::new());
        BEFORE_NAMES.split_whitespace().for_each(|word| any.add_backwards(word, ()));
        BEFORE_ZONES.split_whitespace().for_each(|word| zones.add_backwards(word, ()));
        let breaks = listed(BREAKS).chain(listed(VERBS)).filter(|word| word.chars().count() > 1);
        breaks.for_each(|word| zones.add_backwards(word, ()));
        let parks = vocab.zones.park_endings().iter().map(|(word, _)| word);
        let zone_words = vocab.zones.ending_words().chain(parks).filter(|word| zone::ends_like_a_zone(word));
        zone_words.for_each(|word| endings.add(word, Ending::Zone));
        vocab.zones.named_words().for_each(|word| endings.add(word, Ending::Known));
        let references = vocab.cues.zone_references.iter().filter(|(_, reference)| *reference == Reference::Zone);
        references.filter(|(word, _)| zone::points(word)).for_each(|(word, _)| endings.add(word, Ending::Pointer));
        organisation::ENDINGS.iter().for_each(|(word, kind)| endings.add(word, Ending::Organisation(*kind)));
        let mut starts = vec![false; 0xa000];
        endings
            .firsts()
            .filter(|&c| (c as usize) < starts.len())
            .collect::<Vec<_>>()
            .into_iter()
            .for_each(|c| starts[c as usize] = true);
        Edges { any, zones, endings, starts }
    }

    /// True where a word that stands before names ends at `at`.
    fn ends(&self, glyphs: &Glyphs, at: usize, of: Of) -> bool {
        // 联合国 is no 联合.
        let nations = glyphs.at(at) == '国' && glyphs.before(at) == '合';
        self.any.longest_before(glyphs, at).is_some()
            || of == Of::Zone && !nations && self.zones.longest_before(glyphs, at).is_some()
    }
}

/// What a name is read from.
#[derive(Clone, Copy)]
pub(super) struct Names<'a> {
    pub glyphs: &'a Glyphs,
    pub plain: &'a Plain<'a>,
    pub vocab: &'a Vocab,
    pub edges: &'a Edges,
    /// Times and quantities, in order: no name runs across one.
    pub figures: &'a [(usize, usize)],
}

/// Zones and organisations in the text, in order; where they overlap, the longer, and a zone before its own office.
pub(super) fn names(names: Names) -> Vec<Token> {
    let (glyphs, edges) = (names.glyphs, names.edges);
    let mut all: Vec<Token> = Vec::new();
    let mut at = 0;
    while at < glyphs.len() {
        let starts = edges.starts.get(glyphs.at(at) as usize).copied().unwrap_or(false);
        let Some((end, ending)) = starts.then(|| edges.endings.longest_at(glyphs, at)).flatten() else {
            at += 1;
            continue;
        };
        let (end, ending) = chain(names, end, ending);
        all.extend(match ending {
            Ending::Zone => zone::zone(names, (at, end)),
            Ending::Known => Some(zone::known(names, (at, end))),
            Ending::Pointer => zone::pointer(names, (at, end)),
            Ending::Organisation(kind) => organisation::organisation(names, (at, end, kind)),
        });
        at = end;
    }
    join_groups(glyphs, without_overlap(all))
}

/// 某某集团某地化工有限公司: a firm's name right after its group's is one name with it.
fn join_groups(glyphs: &Glyphs, tokens: Vec<Token>) -> Vec<Token> {
    let firm = |token: &Token| token.kind == MentionKind::Organisation(OrganisationKind::Company);
    let mut joined: Vec<Token> = Vec::with_capacity(tokens.len());
    for token in tokens {
        let group =
            |last: &Token| firm(last) && firm(&token) && last.end == token.start && glyphs.before(last.end) == '团';
        // 中国(河南)自由贸易试验区郑州片区
        let part = |last: &Token| match (&last.kind, &token.kind) {
            (MentionKind::Zone(whole), MentionKind::Zone(part)) => {
                last.end == token.start
                    && (part.place.is_some() || part.form != whole.form)
                    && glyphs.slice(token.end.saturating_sub(2), token.end) == ['片', '区']
                    && glyphs.slice(last.end.saturating_sub(3), last.end) == ['试', '验', '区']
            }
            _ => false,
        };
        match joined.last_mut().filter(|last| group(last) || part(last)) {
            Some(last) => {
                if let (MentionKind::Zone(whole), MentionKind::Zone(part)) = (&mut last.kind, &token.kind) {
                    whole.suffix = part.suffix;
                    // 自贸试验区舟山片区: the part's place names it.
                    if part.form == ZoneForm::Named {
                        whole.form = part.form;
                        whole.place = whole.place.or(part.place);
                    }
                }
                last.end = token.end;
            }
            None => joined.push(token),
        }
    }
    joined
}

/// 集团股份有限公司, 银行分行: an organisation's ending right after another goes with it.
fn chain(names: Names, mut end: usize, mut ending: Ending) -> (usize, Ending) {
    while let (Ending::Organisation(_), Some((next, last @ Ending::Organisation(_)))) =
        (ending, names.edges.endings.longest_at(names.glyphs, end))
    {
        (end, ending) = (next, last);
    }
    (end, ending)
}

/// Of names that overlap the longest stay, a zone before its own office. Names overlap in small heaps, so each heap is
/// settled on its own.
fn without_overlap(mut all: Vec<Token>) -> Vec<Token> {
    all.sort_by_key(|token| token.start);
    let mut kept: Vec<Token> = Vec::with_capacity(all.len());
    let mut heap: Vec<Token> = Vec::new();
    let mut reach = 0;
    for token in all {
        if token.start >= reach {
            settle(&mut heap, &mut kept);
        }
        reach = reach.max(token.end);
        heap.push(token);
    }
    settle(&mut heap, &mut kept);
    kept
}

fn settle(heap: &mut Vec<Token>, kept: &mut Vec<Token>) {
    let office = |token: &Token| token.kind == MentionKind::Organisation(OrganisationKind::Office);
    heap.sort_by_key(|token| (office(token), usize::MAX - (token.end - token.start), token.start));
    let first = kept.len();
    for token in heap.drain(..) {
        if kept[first..].iter().all(|other| other.end <= token.start || token.end <= other.start) {
            kept.push(token);
        }
    }
    kept[first..].sort_by_key(|token| token.start);
}

/// The characters before an ending that may be its name.
#[derive(Debug, Clone)]
pub(super) struct Before {
    /// Where the name may begin.
    pub start: usize,
    /// Places named from there on to the ending, in order.
    pub places: Vec<(usize, usize)>,
}

/// Follows the name before the ending that starts at `end` to its left edge.
pub(super) fn before(names: Names, end: usize, of: Of) -> Before {
    let Names { glyphs, plain, vocab, edges, figures } = names;
    let figure = figures.partition_point(|&(_, past)| past <= end).checked_sub(1).map_or(0, |at| figures[at].1);
    let floor = hard_edge(glyphs, end).max(figure);
    let text = plain.slice(floor, end);
    let places: Vec<(usize, usize)> = match text.is_empty() {
        true => Vec::new(),
        false => vocab.places.mentions(text).into_iter().map(|(span, _)| plain.indices(floor, span)).collect(),
    };
    let mut start = end;
    while start > floor {
        let in_place = places.iter().any(|&(from, to)| from < start && start <= to);
        if !in_place && (is_function_word(glyphs, start - 1, glyphs.before(start)) || edges.ends(glyphs, start, of)) {
            break;
        }
        start -= 1;
    }
    let places = places.into_iter().filter(|&(from, _)| from >= start).collect();
    Before { start, places }
}

/// The nearest mark to the left; brackets inside a name are no mark: 阿斯利康投资(中国)有限公司.
fn hard_edge(glyphs: &Glyphs, end: usize) -> usize {
    let mut at = end;
    while at > 0 && end - at < LONGEST {
        let c = glyphs.before(at);
        if c == ')' {
            let open = (at.saturating_sub(10)..at).rev().find(|&open| glyphs.at(open) == '(');
            // (本刊讯), (记者某某): the news begins here.
            let news = matches!(glyphs.before(at - 1), '讯' | '电' | '社' | '报' | '摄');
            match open.filter(|&open| open > 0 && !news && is_han(glyphs.before(open))) {
                Some(open) => at = open,
                None => return at,
            }
        } else if is_han(c) || c.is_ascii_alphanumeric() || c == '·' || joins_places(glyphs, at) {
            at -= 1;
        } else {
            return at;
        }
    }
    at
}

/// 广西-东盟, 奎屯—独山子: a dash between two names.
fn joins_places(glyphs: &Glyphs, at: usize) -> bool {
    matches!(glyphs.before(at), '-' | '—' | '–') && at >= 2 && is_han(glyphs.at(at - 2)) && is_han(glyphs.at(at))
}

/// A character that joins words and is hardly ever part of a zone's or a firm's name.
fn is_function_word(glyphs: &Glyphs, at: usize, c: char) -> bool {
    match c {
        '的' | '在' | '与' | '和' | '以' | '占' | '是' | '对' | '向' | '从' | '由' | '将' | '把' | '被' | '等'
        | '于' | '其' | '该' | '至' | '往' | '了' | '着' | '让' | '使' | '给' | '但' | '而' | '且' | '或' | '又'
        | '也' | '就' | '都' | '均' | '已' | '曾' | '还' | '各' | '每' | '某' | '此' | '这' | '那' | '跟' | '到'
        | '像' | '即' => true,
        '为' => glyphs.before(at) != '华',
        // ……,如某某产业园: one of those that were spoken of.
        '如' => !is_han(glyphs.before(at)) && glyphs.at(at + 1) != '意',
        '及' => glyphs.before(at) != '埃',
        '有' => {
            !matches!(glyphs.at(at + 1), '色' | '限' | '机' | '源' | '轨' | '研' | '氧')
                && !matches!(glyphs.before(at), '国' | '所' | '稀' | '含' | '私' | '公' | '富' | '特' | '大')
        }
        '家' | '个' | '名' | '座' | '项' | '批' | '条' | '所' => {
            is_number(glyphs.before(at)) || matches!(glyphs.before(at), '这' | '那')
        }
        _ => false,
    }
}

fn is_number(c: char) -> bool {
    c.is_ascii_digit()
        || super::numeral::han_digit(c).is_some()
        || matches!(c, '十' | '百' | '千' | '万' | '余' | '多' | '几' | '数')
}

/// True where a word ends before `at`: a mark, a function word, a verb, or the start of the text.
pub(super) fn is_edge(names: Names, at: usize) -> bool {
    let c = names.glyphs.before(at);
    c == NOTHING
        || !(is_han(c) || c.is_ascii_alphanumeric())
        || is_function_word(names.glyphs, at - 1, c)
        || names.edges.ends(names.glyphs, at, Of::Zone)
        || names.figures.binary_search_by_key(&at, |&(_, end)| end).is_ok()
}

/// The text in the spelling of the vocabulary, with the way from its bytes to characters.
pub(super) struct Plain<'t> {
    text: std::borrow::Cow<'t, str>,
    offsets: Option<Vec<usize>>,
    glyphs: &'t Glyphs,
}

impl<'t> Plain<'t> {
    /// The text itself, or its simplified form where it has traditional characters.
    pub(super) fn new(text: &'t str, glyphs: &'t Glyphs) -> Self {
        if !glyphs.is_traditional() {
            return Plain { text: text.into(), offsets: None, glyphs };
        }
        let folded: String = glyphs.slice(0, glyphs.len()).iter().collect();
        let offsets = folded.char_indices().map(|(at, _)| at).chain([folded.len()]).collect();
        Plain { text: folded.into(), offsets: Some(offsets), glyphs }
    }

    /// The character at a byte of the text.
    pub(super) fn index_of(&self, byte: usize) -> usize {
        match &self.offsets {
            Some(offsets) => offsets.partition_point(|&offset| offset < byte).min(self.glyphs.len()),
            None => self.glyphs.index_of(byte),
        }
    }

    fn byte_of(&self, index: usize) -> usize {
        match &self.offsets {
            Some(offsets) => offsets.get(index).or(offsets.last()).copied().unwrap_or(0),
            None => self.glyphs.span(index, index).start,
        }
    }

    /// The words from character `start` to `end`.
    pub(super) fn slice(&self, start: usize, end: usize) -> &str {
        self.text.get(self.byte_of(start)..self.byte_of(end)).unwrap_or("")
    }

    /// The characters of a span of the slice that starts at character `floor`.
    fn indices(&self, floor: usize, span: Span) -> (usize, usize) {
        let base = self.byte_of(floor);
        (self.index_of(base + span.start), self.index_of(base + span.end))
    }
}
