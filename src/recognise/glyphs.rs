//! A text laid out for reading: its characters one by one, in one spelling, each with the place it stands at.
//!
//! Full-width forms become plain ones and the traditional characters that numbers, units and cue words are written
//! with become simplified ones, so that grammar and tables are written once. Offsets stay those of the text.

use crate::source::{Span, is_letter};

/// The characters of a text in one spelling.
pub(super) struct Glyphs {
    chars: Vec<char>,
    offsets: Vec<usize>,
    traditional: bool,
}

/// What stands past either end of a text.
pub(super) const NOTHING: char = '\0';

impl Glyphs {
    /// Lays out `text`.
    pub(super) fn new(text: &str) -> Self {
        let mut chars = Vec::with_capacity(text.len() / 2);
        let mut offsets = Vec::with_capacity(text.len() / 2 + 1);
        let mut traditional = false;
        for (at, c) in text.char_indices() {
            let folded = fold(c);
            traditional |= folded != c && is_han(c);
            chars.push(folded);
            offsets.push(at);
        }
        offsets.push(text.len());
        Glyphs { chars, offsets, traditional }
    }

    /// True where the text has traditional characters.
    pub(super) fn is_traditional(&self) -> bool {
        self.traditional
    }

    /// How many characters the text has.
    pub(super) fn len(&self) -> usize {
        self.chars.len()
    }

    /// The character at `index`, [`NOTHING`] past the end.
    pub(super) fn at(&self, index: usize) -> char {
        self.chars.get(index).copied().unwrap_or(NOTHING)
    }

    /// The character before `index`, [`NOTHING`] at the start.
    pub(super) fn before(&self, index: usize) -> char {
        index.checked_sub(1).map_or(NOTHING, |index| self.at(index))
    }

    /// The characters from `start` up to, not including, `end`.
    pub(super) fn slice(&self, start: usize, end: usize) -> &[char] {
        self.chars.get(start..end).unwrap_or(&[])
    }

    /// True where `word` stands at `index`.
    pub(super) fn has(&self, index: usize, word: &str) -> bool {
        let mut at = index;
        word.chars().all(|c| {
            at += 1;
            self.at(at - 1) == c
        })
    }

    /// The end of the first of `words` that stands at `index`.
    pub(super) fn any(&self, index: usize, words: &[&str]) -> Option<usize> {
        let here = self.at(index);
        // Most words are told apart by their first character.
        let stands = |word: &&&str| {
            let mut rest = word.chars();
            rest.next() == Some(here) && self.has(index + 1, rest.as_str())
        };
        words.iter().find(stands).map(|word| index + word.chars().count())
    }

    /// The start of the first of `words` that ends at `index`.
    pub(super) fn any_before(&self, index: usize, words: &[&str]) -> Option<usize> {
        words.iter().find_map(|word| {
            let start = index.checked_sub(word.chars().count())?;
            self.has(start, word).then_some(start)
        })
    }

    /// The index after blanks at `index`, at most four of them.
    pub(super) fn skip_blanks(&self, index: usize) -> usize {
        (index..index + 4).find(|&at| !is_blank(self.at(at))).unwrap_or(index + 4)
    }

    /// The index past the dash, 至 or 到 between the two ends of a range, blanks around it included.
    pub(super) fn range_join(&self, index: usize) -> Option<usize> {
        let at = self.skip_blanks(index);
        let end = match self.at(at) {
            '至' | '到' => at + 1,
            '-' | '—' | '~' => at + 1 + usize::from(self.at(at + 1) == self.at(at)),
            _ => return None,
        };
        Some(self.skip_blanks(end))
    }

    /// The first index at or after which the text has gone `byte` bytes.
    pub(super) fn index_of(&self, byte: usize) -> usize {
        self.offsets.partition_point(|&offset| offset < byte).min(self.len())
    }

    /// The place in the text of the characters from `start` up to `end`.
    pub(super) fn span(&self, start: usize, end: usize) -> Span {
        let place = |index: usize| self.offsets.get(index).or(self.offsets.last()).copied().unwrap_or(0);
        Span::new(place(start), place(end))
    }
}

/// A blank within a line.
pub(super) fn is_blank(c: char) -> bool {
    matches!(c, ' ' | '\t' | '\u{a0}')
}

/// A mark that ends a clause, or nothing at all.
pub(super) fn ends_clause(c: char) -> bool {
    matches!(c, NOTHING | ',' | '。' | ';' | '!' | '?' | ':' | '\n' | '\r' | '…')
}

/// No letter, digit or Chinese character: punctuation, a blank, or nothing at all.
pub(super) fn is_boundary(c: char) -> bool {
    !is_letter(c) && c != '_'
}

/// A Chinese character.
pub(super) fn is_han(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{9fff}' | '\u{20000}'..='\u{323af}' | '〇')
}

/// One spelling for a character: half-width, simplified, without its many dashes.
fn fold(c: char) -> char {
    match c {
        '\0'..='\u{7f}' => c,
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(c) - 0xfee0).unwrap_or(c),
        '\u{3000}' => ' ',
        '\u{ffe5}' => '¥',
        '–' | '―' | '─' | '━' | '‐' | '‑' | '‒' | '−' | '﹣' => '—',
        '〜' | '∼' => '~',
        '﹪' => '%',
        '○' | '◯' => '〇',
        '\u{4e00}'..='\u{9fff}' => simplified(c),
        _ => c,
    }
}

/// The simplified form of a traditional character of the table; any other stays.
fn simplified(c: char) -> char {
    let index = (c as u32 - FIRST) as usize;
    match SIMPLIFIED.get(index) {
        Some(&code) if code != 0 => char::from_u32(u32::from(code)).unwrap_or(c),
        _ => c,
    }
}

/// First and last character of the block the table covers.
const FIRST: u32 = 0x4e00;
const LAST: u32 = 0x9fff;

/// Traditional characters that stand in numbers, measure words, dates and cue words …
const TRADITIONAL: &str = concat!(
    "並亞佔併來係個們備傢傳僅價億優儲內兩冊凈剛創劃劍劑動務勢匯區協卽厤參員啓啟單噸嚮國圍園圓圖團執堅報場",
    "塊壓壯奮學實審寬將專對導屆層師帶幣幾庫廠廳張強彙後從復應戰戶捲掛採揚搶擊擔據擬擴攜攝數斬於時晉曆會桿",
    "條棟業極榮構樁標樣機檢檯櫃權歐歲歷氣淨減測準滿漲潛濟為營爐爭爲牽獎獲獻現環產産畝當發盞監盧眾確碼礎礦",
    "稅種稱積穩競筆箇節範簡簽籌糧糰紀約納紗紙級紡紮終組結絕絡統絶經綜綫網緊線編緻縣縮總織繞繫續纍羣義習聞",
    "聯聲職聽膠臨臺與興舉艦華萬蓋藥處號衆術裏補裝裡製複見規覽訂計訊訓記訪設許評詞試話該認調談論謀證議讀變",
    "貝負財貢貨責貳貿資質購賽贏蹤躋躍車軌軍軟軸較載輔輛輪輯轉辦這連週進遊運過達遞遠遶選邁郵鄉醫釐銀銅銖銷",
    "鋁鋰鋼錄錠錢錨錶鎊鎮鏈鐘長門閉開間閱閲闆關陣陸陽隊階際險隻雙離雲電韆韓頁頂頃項順預領頭顆題額類顯颱飛",
    "飼飾餘館馬駐驗體髮鬥鳥麫點黨齣龍",
);

/// … and their simplified forms, in the same order.
const FORMS: &str = concat!(
    "并亚占并来系个们备家传仅价亿优储内两册净刚创划剑剂动务势汇区协即历叁员启启单吨向国围园圆图团执坚报场",
    "块压壮奋学实审宽将专对导届层师带币几库厂厅张强汇后从复应战户卷挂采扬抢击担据拟扩携摄数斩于时晋历会杆",
    "条栋业极荣构桩标样机检台柜权欧岁历气净减测准满涨潜济为营炉争为牵奖获献现环产产亩当发盏监卢众确码础矿",
    "税种称积稳竞笔个节范简签筹粮团纪约纳纱纸级纺扎终组结绝络统绝经综线网紧线编致县缩总织绕系续累群义习闻",
    "联声职听胶临台与兴举舰华万盖药处号众术里补装里制复见规览订计讯训记访设许评词试话该认调谈论谋证议读变",
    "贝负财贡货责贰贸资质购赛赢踪跻跃车轨军软轴较载辅辆轮辑转办这连周进游运过达递远绕选迈邮乡医厘银铜铢销",
    "铝锂钢录锭钱锚表镑镇链钟长门闭开间阅阅板关阵陆阳队阶际险只双离云电千韩页顶顷项顺预领头颗题额类显台飞",
    "饲饰余馆马驻验体发斗鸟面点党出龙",
);

/// For every character of the block its simplified form, 0 where it has none of its own.
static SIMPLIFIED: [u16; (LAST - FIRST + 1) as usize] = table();

const fn table() -> [u16; (LAST - FIRST + 1) as usize] {
    let mut table = [0; (LAST - FIRST + 1) as usize];
    let (from, to) = (TRADITIONAL.as_bytes(), FORMS.as_bytes());
    let mut at = 0;
    while at < from.len() && at < to.len() {
        table[(code(from, at) as u32 - FIRST) as usize] = code(to, at);
        at += 3;
    }
    table
}

/// The character of three UTF-8 bytes at `at`.
const fn code(bytes: &[u8], at: usize) -> u16 {
    (bytes[at] as u16 & 0x0f) << 12 | (bytes[at + 1] as u16 & 0x3f) << 6 | (bytes[at + 2] as u16 & 0x3f)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_two_halves_of_the_table_agree() {
        assert_eq!(TRADITIONAL.chars().count(), FORMS.chars().count());
        assert!(TRADITIONAL.chars().chain(FORMS.chars()).all(|c| c.len_utf8() == 3));
        assert!(TRADITIONAL.chars().all(|c| !FORMS.contains(c)));
    }

    #[test]
    fn one_spelling_with_the_places_of_the_text() {
        let text = "３萬個，ａ％";
        let glyphs = Glyphs::new(text);
        assert!(glyphs.has(0, "3万个,a%"));
        assert_eq!(glyphs.span(1, 3).of(text), "萬個");
        assert_eq!(glyphs.at(99), NOTHING);
        assert_eq!(glyphs.span(5, 99).of(text), "％");
    }
}
