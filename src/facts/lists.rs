//! Lists of names: A、B、C等20家企业, 以A和B为代表, A、B三大主导产业; their members, and the noun that says what they are.

use super::pieces::{Kind, Piece, Pieces};
use crate::source::{Span, any_of};

/// Names joined by 、 and 和, or one name before 等.
#[derive(Debug, Clone)]
pub struct List {
    /// Its members.
    pub items: Vec<Span>,
    /// Number of the first piece.
    pub from: usize,
    /// Number of the piece after the last member.
    pub to: usize,
    /// True where 等 follows.
    pub open: bool,
    /// How many they are said to be, with the words: `20家`, `三大`.
    pub count: Option<Span>,
    /// The noun after it that says what they are: 企业, 主导产业.
    pub head: Option<Span>,
    /// Number of the piece after the head, or after the list where it has none.
    pub end: usize,
}

impl List {
    /// The words from the first member to the last.
    pub fn span(&self) -> Span {
        let (first, last) = (self.items.first(), self.items.last());
        Span::new(first.map_or(0, |span| span.start), last.map_or(0, |span| span.end))
    }

    /// The members as 、 alone parts them: 和 and 及 stand inside names.
    pub fn parted_by_commas(&self, pieces: &Pieces) -> Vec<Span> {
        let mut items: Vec<Span> = Vec::new();
        let mut joined = false;
        for piece in &pieces.list[self.from..self.to] {
            if piece.kind == Kind::And {
                joined = piece.span.of(pieces.text) != "、";
                continue;
            }
            if piece.kind == Kind::Aside {
                continue;
            }
            let touches = items.last().is_some_and(|last| last.end == piece.span.start);
            match items.last_mut() {
                Some(last) if joined || touches => last.end = piece.span.end,
                _ => items.push(piece.span),
            }
            joined = false;
        }
        items
    }

    /// True for 签下的有A、B, 开工的还有A、B: what is signed and begun is projects.
    pub fn is_signed(&self, pieces: &Pieces) -> bool {
        let Some(link) = self.from.checked_sub(1).filter(|&at| ["有", "是", "包括", ":"].contains(&pieces.of(at)))
        else {
            return false;
        };
        let of = link.checked_sub(1).map(|at| if pieces.of(at) == "还" { at.saturating_sub(1) } else { at });
        of.filter(|&of| pieces.kind(of) == Some(Kind::Of) && self.head.is_none())
            .and_then(|of| of.checked_sub(1))
            .is_some_and(|verb| {
                ["签下", "签约", "签订", "开工", "动工", "竣工", "奠基", "封顶", "开建"].contains(&pieces.of(verb))
            })
    }

    /// True for 等500强企业投资的项目, 等8个项目已进驻: the head is what the firms of the list do.
    pub fn head_is_of_firms(&self, pieces: &Pieces) -> bool {
        let Some(head) = self.head.filter(|_| self.open) else { return false };
        let tail = pieces.text.get(self.span().end..head.end).unwrap_or("");
        let of_firms = tail.find("企业").is_some_and(|at| tail[at..].contains('的'));
        self.head_of(pieces).ends_with("项目") && (of_firms || self.moves_in(pieces))
    }

    /// 已进驻, 先后入驻: who moves in is a firm, unless it is called as works are.
    fn moves_in(&self, pieces: &Pieces) -> bool {
        let passed = ["已", "均", "都", "先后", "相继", "陆续"];
        let verb = (self.end..self.end + 3).find(|&i| !passed.contains(&pieces.of(i))).unwrap_or(self.end);
        let works =
            |item: &Span| any_of!["项目", "园", "基地", "中心", "城", "港", "一期", "二期"].is_in(item.of(pieces.text));
        ["入驻", "进驻", "入园"].contains(&pieces.of(verb)) && !self.items.iter().any(works)
    }

    /// The head's words.
    pub fn head_of<'p>(&self, pieces: &Pieces<'p>) -> &'p str {
        self.head.map_or("", |span| span.of(pieces.text))
    }

    /// True where the count after the list is that of its members: A、B、C三个工业园区.
    pub fn is_counted_out(&self, pieces: &Pieces) -> bool {
        let counted = self.count.filter(|_| !self.open).map_or("", |count| count.of(pieces.text));
        self.items.len() >= 2 && small_number(counted) == Some(self.items.len())
    }

    /// The word right before the list: 引进, 以, 与, or a mark; empty at the start of the sentence.
    pub fn before<'p>(&self, pieces: &Pieces<'p>) -> &'p str {
        self.from.checked_sub(1).map_or("", |i| pieces.of(i))
    }

    /// The word right after the list and its head.
    pub fn after<'p>(&self, pieces: &Pieces<'p>) -> &'p str {
        pieces.of(self.end)
    }
}

/// The number up to twelve that words of a count begin with: 4个, 三大.
pub fn small_number(count: &str) -> Option<usize> {
    const CHINESE: [&str; 13] = ["", "一", "两", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二"];
    let digits = count.find(|c: char| !c.is_ascii_digit()).unwrap_or(count.len());
    let chinese = || {
        let end = count.find(|c: char| !"一二两三四五六七八九十".contains(c)).unwrap_or(count.len());
        let words = if &count[..end] == "二" { "两" } else { &count[..end] };
        (1..CHINESE.len()).find(|number| CHINESE[*number] == words)
    };
    count[..digits].parse().ok().or_else(chinese)
}

/// Longest member, in characters: what is longer is no name.
const LONGEST: usize = 32;

/// The lists of a sentence, in order.
pub fn find(pieces: &Pieces) -> Vec<List> {
    let mut lists = Vec::new();
    let mut at = 0;
    while at < pieces.list.len() {
        match list_at(pieces, at) {
            Some(list) => {
                at = list.to.max(at + 1);
                lists.push(list);
            }
            None => at += 1,
        }
    }
    lists
}

/// A name at piece `at`: nouns, with a number of goods before them (30万吨电池箔项目), with 的 between them never.
fn member(pieces: &Pieces, at: usize) -> Option<usize> {
    let mut end = at;
    while let Some(piece) = pieces.list.get(end) {
        let part = match piece.kind {
            Kind::Noun | Kind::Zone => true,
            // Inside a list a verb opens a name: A战略、创新驱动发展战略.
            Kind::Opener => {
                end == at
                    && at > 0
                    && pieces.kind(at - 1) == Some(Kind::And)
                    && pieces.kind(end + 1) == Some(Kind::Noun)
            }
            Kind::Figure => joined(pieces, end) || end == at && opens_a_name(pieces, end),
            _ => false,
        };
        if !part || end > at && !touches(pieces, end) {
            break;
        }
        end += 1;
    }
    let span = span_of(pieces, at, end)?;
    let named = pieces.list[at..end].iter().any(|piece| piece.kind == Kind::Noun);
    (named && span.of(pieces.text).chars().count() <= LONGEST).then_some(end)
}

fn touches(pieces: &Pieces, i: usize) -> bool {
    i > 0 && pieces.list[i - 1].span.end == pieces.list[i].span.start
}

/// A number between two parts of a name: 马驹桥首座220千伏变电站. A count that follows a list is none.
fn joined(pieces: &Pieces, i: usize) -> bool {
    let goods = goods(pieces.of(i));
    goods && pieces.kind(i + 1) == Some(Kind::Noun) && i > 0 && pieces.kind(i - 1) == Some(Kind::Noun)
}

fn opens_a_name(pieces: &Pieces, i: usize) -> bool {
    goods(pieces.of(i)) && pieces.kind(i + 1) == Some(Kind::Noun)
}

/// An amount of goods, as it stands in names of projects: 30万吨, 20GW, 220千伏.
pub fn goods(words: &str) -> bool {
    let plain = words.strip_suffix("以上").unwrap_or(words);
    any_of![
        "吨", "千伏", "W", "w", "瓦", "Wh", "WH", "h", "米", "万台", "万辆", "万套", "万片", "万只", "万件", "万头",
        "万支", "万升", "吨/年", "万伏", "平方", "公里", "兆瓦", "级", "号", "英寸", "寸", "代", "次",
    ]
    .ends(plain)
}

fn span_of(pieces: &Pieces, from: usize, to: usize) -> Option<Span> {
    let first = pieces.list.get(from)?;
    let last = pieces.list.get(to.checked_sub(1)?)?;
    (from < to).then(|| Span::new(first.span.start, last.span.end))
}

fn list_at(pieces: &Pieces, at: usize) -> Option<List> {
    let starts_inside = at > 0 && matches!(pieces.list[at - 1].kind, Kind::Noun);
    let mut end = member(pieces, at).filter(|_| !starts_inside)?;
    let mut members = vec![(at, end)];
    let mut joints: Vec<usize> = Vec::new();
    while let joint = end + usize::from(pieces.kind(end) == Some(Kind::Aside))
        && pieces.kind(joint) == Some(Kind::And)
        && let Some(next) = member(pieces, joint + 1)
    {
        joints.push(joint);
        members.push((joint + 1, next));
        end = next;
    }
    end += usize::from(pieces.kind(end) == Some(Kind::Aside));
    let tail = Tail::after(pieces, end);
    if members.len() < 2 && !tail.open {
        return None;
    }
    let items = merge(pieces, &members, &joints);
    Some(List { items, from: at, to: end, open: tail.open, count: tail.count, head: tail.head, end: tail.end })
}

/// Members joined anew where a joint stands inside a name: 研发与生产, 存储和应用.
fn merge(pieces: &Pieces, members: &[(usize, usize)], joints: &[usize]) -> Vec<Span> {
    let soft: Vec<usize> = (0..joints.len()).filter(|&i| pieces.of(joints[i]) != "、").collect();
    let mut items: Vec<Span> = Vec::new();
    for (i, &(from, to)) in members.iter().enumerate() {
        let Some(span) = span_of(pieces, from, to) else { continue };
        let joint = i.checked_sub(1).filter(|joint| soft.contains(joint));
        let inside = joint.is_some_and(|joint| {
            let several = soft.len() > 1 && joints.len() > soft.len();
            joint + 1 < joints.len() && (several || pieces.of(joints[joint]) == "及")
                || several && same_make(pieces, members)
                || bare_verb(span.of(pieces.text))
        });
        match items.last_mut().filter(|_| inside) {
            Some(last) => last.end = span.end,
            None => items.push(span),
        }
    }
    items
}

/// True where every joint but 、 parts words inside members.
fn same_make(pieces: &Pieces, members: &[(usize, usize)]) -> bool {
    members
        .last()
        .and_then(|&(from, to)| span_of(pieces, from, to))
        .is_some_and(|span| span.of(pieces.text).chars().count() <= 2)
}

/// 生产 in 研发与生产: a word of two characters that goes with the one before it.
fn bare_verb(word: &str) -> bool {
    let verbs = [
        "生产", "应用", "使用", "服务", "销售", "制造", "加工", "研发", "存储", "运营", "管理", "设计", "检测", "维护",
        "回收", "利用", "开发", "配套", "推广",
    ];
    verbs.contains(&word)
        || verbs.iter().any(|verb| {
            word.strip_prefix(verb).is_some_and(|rest| ["项目", "基地", "工程", "中心", "产业"].contains(&rest))
        })
}

/// What follows a list: 等, a count, the noun that says what its members are.
#[derive(Debug, Default)]
struct Tail {
    open: bool,
    count: Option<Span>,
    head: Option<Span>,
    end: usize,
}

impl Tail {
    fn after(pieces: &Pieces, mut at: usize) -> Tail {
        let mut tail = Tail { end: at, ..Tail::default() };
        if pieces.kind(at) == Some(Kind::Etc) {
            tail.open = true;
            at += 1;
        }
        tail.end = at;
        let counted = |piece: &Piece| {
            let word = piece.span.of(pieces.text);
            piece.kind == Kind::Figure
                || [
                    "一批", "一系列", "多家", "多个", "多项", "许多", "众多", "一大批", "数家", "数十", "不少", "大批",
                    "各类", "各种", "一些",
                ]
                .contains(&word)
        };
        // 一批10亿元以上项目: two counts at most.
        for _ in 0..2 {
            if let Some(piece) = pieces.list.get(at).filter(|piece| counted(piece)) {
                tail.count = Some(tail.count.unwrap_or(piece.span));
                at += 1;
                // 两个过50亿元项目
                let over = ["过", "超", "超过", "总投资", "投资", "突破"].contains(&pieces.of(at))
                    && pieces.kind(at + 1) == Some(Kind::Figure);
                at += usize::from(over);
            }
        }
        if !tail.open && tail.count.is_none() {
            return tail;
        }
        if let Some((head, end)) = head_after(pieces, at) {
            tail.head = Some(head);
            tail.end = end;
        } else {
            tail.end = at;
        }
        tail
    }
}

/// The noun phrase from piece `at`; of 国家相关规定, 享誉世界的品牌 its last noun. Openers such as 重点 before it are passed.
fn head_after(pieces: &Pieces, at: usize) -> Option<(Span, usize)> {
    let mut end = at;
    let mut last: Option<usize> = None;
    let opener = |word: &str| word.chars().count() >= 2 && !["的"].contains(&word);
    let mut from = None;
    while let Some(piece) = pieces.list.get(end) {
        let word = piece.span.of(pieces.text);
        match piece.kind {
            Kind::Noun => {
                last = Some(end);
                from = from.or(Some(piece.span.start));
            }
            Kind::Of if last.is_some() => from = None,
            // 世界500强企业
            Kind::Figure if last.is_some() && word.ends_with('强') && pieces.kind(end + 1) == Some(Kind::Noun) => {}
            Kind::And if last.is_some() && pieces.kind(end + 1) == Some(Kind::Noun) => {}
            Kind::Break | Kind::Opener if last.is_none() && opener(word) && is_sort(word) => {
                from = from.or(Some(piece.span.start))
            }
            _ => break,
        }
        end += 1;
    }
    let last = last?;
    let span = Span::new(
        from.unwrap_or(pieces.list[last].span.start).min(pieces.list[last].span.start),
        pieces.list[last].span.end,
    );
    Some((span, last + 1))
}

/// Words before a head that only say of what sort it is.
fn is_sort(word: &str) -> bool {
    const SORTS: &[&str] = &[
        "重点", "主导", "支柱", "特色", "优势", "传统", "新兴", "未来", "战略性新兴", "高端", "先进", "现代", "核心",
        "关键", "主要", "龙头", "知名", "大型", "企业", "项目", "重大", "优质", "国内", "国际", "配套", "研发", "创新",
        "服务", "培育", "发展", "合作", "国家级", "省级", "市级", "全国", "建设", "招商", "孵化", "生产", "绿色",
        "检测", "加工", "科技", "智能化", "数字化", "世界级", "新建", "续建", "在建", "扩建", "改建", "技改", "储备",
        "签约", "开工", "新开工", "竣工", "投产", "拟建", "在谈", "引进", "意向", "前期",
    ];
    any_of!(SORTS).contains(word)
}
