//! Numerals: `1,267.66`, `２.4万`, `一万零十二`, `5万4千6百`, `壹仟玖佰`, `十几万`, `三五`.
//!
//! Decimal arithmetic throughout, since a report's 0.1 must stay 0.1. A numeral that would not fit is no numeral.

use rust_decimal::Decimal;

use super::glyphs::{Glyphs, is_blank};
use super::mention::Script;

/// A numeral.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Numeral {
    /// Its value, scale included.
    pub value: Decimal,
    /// Index past its last character.
    pub end: usize,
    /// The number before a closing 万 or 亿, and where that scale stands: 2.4 and `万`.
    pub scaled: Option<Scaled>,
    /// How it was spelt.
    pub script: Script,
    /// What else is to be known of it.
    pub shape: Shape,
    /// True where 几, 余 or 多 stands inside: 十几万, 五百余万.
    pub over: bool,
}

/// A number and the scale word after it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Scaled {
    /// The number before the scale.
    pub value: Decimal,
    /// Where the scale starts and ends.
    pub scale: (usize, usize),
}

/// What kind of numeral it is.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Shape {
    /// One number.
    Plain,
    /// A scale with nothing before it: 千亿, 百万.
    Bare,
    /// Two digits side by side name a range: 三五, 二三十; this is its lower end.
    Between(Decimal),
    /// Chinese digits read out one by one: 二〇二三. So many of them.
    ReadOut(usize),
}

/// The numeral that starts at `start`, the longest there is.
pub(super) fn numeral(glyphs: &Glyphs, start: usize) -> Option<Numeral> {
    if let Some(read_out) = read_out(glyphs, start) {
        return Some(read_out);
    }
    let mut reader = Reader::new(glyphs, start);
    while reader.step()? {}
    reader.finish()
}

/// The characters that a number with its sign may start with.
pub(super) const STARTS: &str = "0123456789.-负零〇一二两三四五六七八九十百千万亿壹贰叁肆伍陆柒捌玖拾佰仟廿卅卌";

/// The value of a Chinese digit.
pub(super) fn han_digit(c: char) -> Option<u8> {
    Some(match c {
        '零' | '〇' => 0,
        '一' | '壹' => 1,
        '二' | '两' | '贰' => 2,
        '三' | '叁' => 3,
        '四' | '肆' => 4,
        '五' | '伍' => 5,
        '六' | '陆' => 6,
        '七' | '柒' => 7,
        '八' | '捌' => 8,
        '九' | '玖' => 9,
        _ => return None,
    })
}

/// A digit of bookkeeping that is an everyday word as well: 陆家嘴, 队伍, 放肆.
fn is_everyday_word(c: char) -> bool {
    matches!(c, '肆' | '伍' | '陆' | '柒' | '捌' | '玖')
}

/// 10, 100 or 1000.
fn small_scale(c: char) -> Option<u32> {
    Some(match c {
        '十' | '拾' => 10,
        '百' | '佰' => 100,
        '千' | '仟' => 1000,
        _ => return None,
    })
}

/// 万, 亿 or 兆.
fn large_scale(c: char) -> Option<i64> {
    Some(match c {
        '万' => 10_000,
        '亿' => 100_000_000,
        '兆' => 1_000_000_000_000,
        _ => return None,
    })
}

/// 20, 30 or 40 in one character.
fn tens(c: char) -> Option<u32> {
    Some(match c {
        '廿' => 20,
        '卅' => 30,
        '卌' => 40,
        _ => return None,
    })
}

/// Words that begin with 千 or 百 and are no part of a numeral.
const NO_SCALE: [&str; 10] = ["千瓦", "千米", "千克", "千伏", "千卡", "千帕", "千安时", "千字节", "千分点", "百分点"];

/// A number written in ASCII digits at `start`, with groups of three and decimals: its value, its end, whether it is whole.
fn literal(glyphs: &Glyphs, start: usize) -> Option<(Decimal, usize, bool)> {
    let mut digits = Digits::default();
    let mut at = digits.take_run(glyphs, start)?;
    while at > start && at - start <= 3 * (1 + digits.groups) + digits.groups && is_group(glyphs, at) {
        at = digits.take_run(glyphs, at + 1)?;
        digits.groups += 1;
    }
    let whole = !(glyphs.at(at) == '.' && glyphs.at(at + 1).is_ascii_digit());
    if !whole {
        let end = digits.take_run(glyphs, at + 1)?;
        digits.decimals = (end - at - 1) as u32;
        at = end;
    }
    (at > start).then_some(())?;
    let value = Decimal::try_from_i128_with_scale(digits.value, digits.decimals).ok()?;
    Some((value, at, whole))
}

/// True where a comma and exactly three digits stand at `at`.
fn is_group(glyphs: &Glyphs, at: usize) -> bool {
    glyphs.at(at) == ','
        && (1..=3).all(|ahead| glyphs.at(at + ahead).is_ascii_digit())
        && !glyphs.at(at + 4).is_ascii_digit()
}

#[derive(Default)]
struct Digits {
    value: i128,
    groups: usize,
    decimals: u32,
    count: u32,
}

impl Digits {
    /// Reads ASCII digits from `at` on and returns the index past them; `None` where there are too many.
    fn take_run(&mut self, glyphs: &Glyphs, mut at: usize) -> Option<usize> {
        while let Some(digit) = glyphs.at(at).to_digit(10) {
            self.count += 1;
            if self.count > 24 {
                return None;
            }
            self.value = self.value * 10 + i128::from(digit);
            at += 1;
        }
        Some(at)
    }
}

/// Chinese digits read out one by one, three or more of them, or two with 〇.
fn read_out(glyphs: &Glyphs, start: usize) -> Option<Numeral> {
    let (mut at, mut value, mut zero) = (start, 0i128, false);
    while let Some(digit) = han_digit(glyphs.at(at)).filter(|_| at - start < 20) {
        zero |= digit == 0 && at > start;
        value = value * 10 + i128::from(digit);
        at += 1;
    }
    let count = at - start;
    let scaled = small_scale(glyphs.at(at)).is_some() || large_scale(glyphs.at(at)).is_some();
    if scaled || !(count >= 3 || count == 2 && zero) || is_everyday_word(glyphs.at(start)) {
        return None;
    }
    let value = Decimal::try_from_i128_with_scale(value, 0).ok()?;
    Some(Numeral { value, end: at, scaled: None, script: Script::Han, shape: Shape::ReadOut(count), over: false })
}

/// A numeral in the making.
struct Reader<'g> {
    glyphs: &'g Glyphs,
    start: usize,
    at: usize,
    /// What is closed by 万 or 亿.
    total: Decimal,
    /// What is closed by 十, 百 or 千 since.
    section: Decimal,
    /// The digits since.
    digits: Option<Decimal>,
    /// The smallest of 十, 百, 千 in this section; the value of the last 万 or 亿; 0 for none.
    small: u32,
    large: i64,
    /// The scale that a closing single digit would be short for a tenth of: 一百五, 九十二万四.
    short_for: i64,
    scaled: Option<Scaled>,
    script: Script,
    /// True where the numeral opens with a scale: 千亿.
    bare: bool,
    /// How far apart the ends of 三五, 二三十 are.
    gap: Option<Decimal>,
    over: bool,
    /// True once decimals were read: nothing but a scale may follow.
    decimal: bool,
}

impl<'g> Reader<'g> {
    fn new(glyphs: &'g Glyphs, start: usize) -> Self {
        Reader {
            glyphs,
            start,
            at: start,
            total: Decimal::ZERO,
            section: Decimal::ZERO,
            digits: None,
            small: 0,
            large: 0,
            short_for: 0,
            scaled: None,
            script: if glyphs.at(start).is_ascii_digit() || glyphs.at(start) == '.' {
                Script::Digits
            } else {
                Script::Han
            },
            bare: false,
            gap: None,
            over: false,
            decimal: false,
        }
    }

    /// Reads one more word of the numeral; `Some(false)` at its end, `None` where the numeral does not fit a number.
    fn step(&mut self) -> Option<bool> {
        let at = self.past_blanks();
        let c = self.glyphs.at(at);
        if c.is_ascii_digit() || c == '.' && at == self.start && self.glyphs.at(at + 1).is_ascii_digit() {
            return self.literal(at);
        }
        if let Some(digit) = han_digit(c) {
            return self.digit(at, c, digit);
        }
        if matches!(c, '千' | '百') && self.glyphs.any(at, &NO_SCALE).is_some() {
            return Some(false);
        }
        if let Some(scale) = small_scale(c) {
            return self.small(at, scale);
        }
        if let Some(scale) = large_scale(c) {
            return self.large(at, scale);
        }
        if let Some(value) = tens(c) {
            return self.tens(at, value);
        }
        match c {
            '点' => self.decimals(at),
            '几' | '余' | '多' => Some(self.hedge(at, c)),
            _ => Some(false),
        }
    }

    /// The next character; blanks are skipped where the numeral goes on in Chinese characters after them.
    fn past_blanks(&self) -> usize {
        if self.at == self.start || !is_blank(self.glyphs.at(self.at)) {
            return self.at;
        }
        let at = self.glyphs.skip_blanks(self.at);
        let c = self.glyphs.at(at);
        let scale = small_scale(c).is_some() || large_scale(c).is_some();
        let goes_on = match self.digits {
            Some(_) => scale || self.script == Script::Han && c == '点',
            None => scale || han_digit(c).is_some() || c == '余' || self.decimal_follows(at),
        };
        if goes_on || self.short_section_follows(at) { at } else { self.at }
    }

    /// 7万 5千 4百: a digit and a smaller scale follow.
    fn short_section_follows(&self, at: usize) -> bool {
        self.digits.is_none()
            && self.glyphs.at(at).is_ascii_digit()
            && small_scale(self.glyphs.at(at + 1)).is_some_and(|scale| self.small == 0 || scale < self.small)
    }

    fn decimal_follows(&self, at: usize) -> bool {
        self.glyphs.at(at) == '点' && han_digit(self.glyphs.at(at + 1)).is_some()
    }

    fn literal(&mut self, at: usize) -> Option<bool> {
        if self.digits.is_some() || self.decimal {
            return Some(false);
        }
        let (value, end, whole) = literal(self.glyphs, at)?;
        if at > self.start && !self.may_follow(value, (at, end), whole) {
            return Some(false);
        }
        self.digits = Some(value);
        self.decimal = !whole;
        self.scaled = None;
        self.short_for = 0;
        self.at = end;
        Some(true)
    }

    /// ASCII digits go on a numeral only where they fill the places below its last scale: 5万4千, 3万4000, 5亿3000万.
    fn may_follow(&self, value: Decimal, (at, end): (usize, usize), whole: bool) -> bool {
        let next = self.glyphs.at(end);
        if !whole || self.over {
            return false;
        }
        if let Some(scale) = small_scale(next) {
            return self.glyphs.any(end, &NO_SCALE).is_none()
                && end - at == 1
                && (self.small == 0 || scale < self.small);
        }
        if large_scale(next).is_some_and(|scale| scale < self.large) {
            return value < Decimal::from(self.large / 10_000);
        }
        if large_scale(next).is_some() && self.large == 0 {
            return value < Decimal::from(self.small);
        }
        self.small == 0 && self.large == 10_000 && end - at == 4 && self.total > Decimal::ZERO && next != '年'
    }

    fn digit(&mut self, at: usize, c: char, digit: u8) -> Option<bool> {
        let next = self.glyphs.at(at + 1);
        if at == self.start && is_everyday_word(c) && !starts_bookkeeping(next) {
            return Some(false);
        }
        if let Some(before) = self.digits {
            return Some(self.pair(at, before, digit));
        }
        let scaled = small_scale(next).is_some() || large_scale(next).is_some();
        if self.decimal || self.script == Script::Digits && digit > 0 && !(scaled && self.short_for > 0) {
            return Some(false);
        }
        if digit == 0 && at > self.start {
            self.short_for = 0;
        } else {
            self.digits = Some(Decimal::from(digit));
            self.scaled = None;
        }
        self.at = at + 1;
        Some(true)
    }

    /// A second digit beside the first: 三五, 二三十. Only a rising pair is a range.
    fn pair(&mut self, at: usize, before: Decimal, digit: u8) -> bool {
        let rises = before > Decimal::ZERO && before < Decimal::from(digit);
        let third = han_digit(self.glyphs.at(at + 1)).is_some();
        if self.script == Script::Digits || self.gap.is_some() || !rises || third || self.glyphs.at(at) == '两' {
            return false;
        }
        self.gap = Decimal::from(digit).checked_sub(before);
        self.digits = Some(Decimal::from(digit));
        self.at = at + 1;
        true
    }

    fn small(&mut self, at: usize, scale: u32) -> Option<bool> {
        let opens = self.digits.is_none() && self.section.is_zero();
        let ten = scale == 10 && self.glyphs.before(at) == '零';
        if self.small != 0 && scale >= self.small || self.digits.is_none() && !opens && !ten {
            return Some(false);
        }
        if opens && at == self.start && scale > 10 {
            self.bare = true;
        } else if opens && at > self.start && !(scale == 10 || self.total.is_zero()) {
            return Some(false);
        }
        let count = self.digits.take().unwrap_or(Decimal::ONE);
        let scale_value = Decimal::from(scale);
        self.widen(scale_value)?;
        self.section = self.section.checked_add(count.checked_mul(scale_value)?)?;
        self.small = scale;
        self.short_for = if scale >= 100 { i64::from(scale) } else { 0 };
        self.scaled = None;
        self.at = at + 1;
        Some(true)
    }

    fn large(&mut self, at: usize, scale: i64) -> Option<bool> {
        let next = self.glyphs.at(at + 1);
        if scale > 100_000_000 && (at == self.start || han_digit(next).is_none()) {
            return Some(false);
        }
        let nothing = self.digits.is_none() && self.section.is_zero();
        if nothing && self.large != 0 && self.short_for == 0 {
            return Some(false);
        }
        let value = Decimal::from(scale);
        if nothing && self.large != 0 {
            return self.rescale(at, value);
        }
        if nothing && at == self.start {
            self.bare = true;
            self.digits = Some(Decimal::ONE);
        }
        self.widen(value)?;
        let count = self.section.checked_add(self.digits.take().unwrap_or(Decimal::ZERO))?;
        let first = self.total.is_zero();
        self.total = match self.large != 0 && scale > self.large {
            true => self.total.checked_add(count)?.checked_mul(value)?,
            false => self.total.checked_add(count.checked_mul(value)?)?,
        };
        self.scaled = first.then_some(Scaled { value: count, scale: (at, at + 1) });
        self.section = Decimal::ZERO;
        (self.small, self.large, self.short_for) = (0, scale, scale);
        self.at = at + 1;
        Some(true)
    }

    /// 二三十: the range grows with the scale after it.
    fn widen(&mut self, scale: Decimal) -> Option<()> {
        if let Some(gap) = &mut self.gap {
            *gap = gap.checked_mul(scale)?;
        }
        Some(())
    }

    /// 万亿, 万万: a scale right after a scale multiplies all before it.
    fn rescale(&mut self, at: usize, value: Decimal) -> Option<bool> {
        self.total = self.total.checked_mul(value)?;
        self.widen(value)?;
        if let Some(scaled) = &mut self.scaled {
            scaled.scale.1 = at + 1;
        }
        self.large = i64::MAX;
        self.short_for = 0;
        self.at = at + 1;
        Some(true)
    }

    fn tens(&mut self, at: usize, value: u32) -> Option<bool> {
        if self.digits.is_some() || self.small != 0 && self.small <= 10 || self.script == Script::Digits {
            return Some(false);
        }
        self.section = self.section.checked_add(Decimal::from(value))?;
        (self.small, self.short_for) = (10, 0);
        self.at = at + 1;
        Some(true)
    }

    /// 点 and the digits after it: 十五点七, 一千六点五.
    fn decimals(&mut self, at: usize) -> Option<bool> {
        let (mut value, mut scale) = (0i128, 0u32);
        let mut end = self.glyphs.skip_blanks(at + 1);
        while let Some(digit) = han_digit(self.glyphs.at(end)).or_else(|| ascii_digit(self.glyphs.at(end))) {
            if scale >= 12 {
                return None;
            }
            value = value * 10 + i128::from(digit);
            scale += 1;
            end += 1;
        }
        let counted = self.digits.is_some() || !self.section.is_zero();
        if scale == 0 || self.decimal || !counted || small_scale(self.glyphs.at(end)).is_some() {
            return Some(false);
        }
        let whole = self.digits.take().map_or(Some(Decimal::ZERO), |digits| digits.checked_mul(self.shortened()))?;
        let part = Decimal::try_from_i128_with_scale(value, scale).ok()?;
        self.digits = Some(whole.checked_add(part)?);
        self.decimal = true;
        self.short_for = 0;
        self.at = end;
        Some(true)
    }

    /// What a closing digit counts: hundreds after 千, thousands after 万, otherwise ones.
    fn shortened(&self) -> Decimal {
        let short = self.script == Script::Han && self.short_for >= 100;
        if short { Decimal::from(self.short_for / 10) } else { Decimal::ONE }
    }

    /// 几, 余 and 多 inside a numeral.
    fn hedge(&mut self, at: usize, c: char) -> bool {
        let begun = self.digits.is_some() || !self.section.is_zero();
        let next = self.glyphs.at(at + 1);
        let scale = large_scale(next).is_some() || c == '多' && small_scale(next).is_some();
        if !begun || self.over || !(scale || c == '几' && self.digits.is_none()) {
            return false;
        }
        self.over = true;
        self.at = at + 1;
        true
    }

    fn finish(self) -> Option<Numeral> {
        if self.at == self.start {
            return None;
        }
        let short = if self.decimal { Decimal::ONE } else { self.shortened() };
        let last = self.digits.unwrap_or(Decimal::ZERO).checked_mul(short)?;
        let value = self.total.checked_add(self.section)?.checked_add(last)?;
        let scaled = self.scaled.filter(|_| self.section.is_zero() && self.digits.is_none());
        let shape = match self.gap {
            Some(gap) => Shape::Between(value.checked_sub(gap)?),
            None if self.bare => Shape::Bare,
            None => Shape::Plain,
        };
        Some(Numeral { value, end: self.at, scaled, script: self.script, shape, over: self.over })
    }
}

/// What makes 陆, 伍 … a digit: a scale or a sum of money after it.
fn starts_bookkeeping(next: char) -> bool {
    small_scale(next).is_some() || large_scale(next).is_some() || matches!(next, '圆' | '元' | '角' | '点')
}

fn ascii_digit(c: char) -> Option<u8> {
    c.to_digit(10).and_then(|digit| u8::try_from(digit).ok())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn read(text: &str) -> Option<(String, usize)> {
        let glyphs = Glyphs::new(text);
        numeral(&glyphs, 0).map(|numeral| (numeral.value.normalize().to_string(), numeral.end))
    }

    fn value(text: &str) -> String {
        let (value, end) = read(text).unwrap_or_else(|| panic!("{text} is a numeral"));
        assert_eq!(end, text.chars().count(), "all of {text} is read");
        value
    }

    #[test]
    fn digits() {
        for (text, expected) in [
            ("0", "0"),
            (".5", "0.5"),
            ("10.233", "10.233"),
            ("3,000", "3000"),
            ("1,050,000,000", "1050000000"),
            ("４，５６５", "4565"),
            ("233,333，333,434.344", "233333333434.344"),
            ("2.4万", "24000"),
            ("4.78万亿", "4780000000000"),
            ("20万亿", "20000000000000"),
            ("3千万", "30000000"),
            ("100亿", "10000000000"),
            ("5万4千6百", "54600"),
            ("25万6千", "256000"),
            ("3万4000", "34000"),
            ("5億1萬4千6百", "500014600"),
            ("2千零30万", "20300000"),
            ("7萬 5千 4百", "75400"),
            ("5亿3000万", "530000000"),
        ] {
            assert_eq!(value(text), expected, "{text}");
        }
    }

    #[test]
    fn han() {
        for (text, expected) in [
            ("零", "0"),
            ("十", "10"),
            ("廿", "20"),
            ("一萬零卌", "10040"),
            ("两百", "200"),
            ("一千零一", "1001"),
            ("一万零十二", "10012"),
            ("一千零十", "1010"),
            ("九万零四百", "90400"),
            ("四十五亿四千零四万", "4540040000"),
            ("四百零五亿零四百零四万", "40504040000"),
            ("一万五千亿", "1500000000000"),
            ("四万亿", "4000000000000"),
            ("十五点七", "15.7"),
            ("十点二三三", "10.233"),
            ("一百二十点五", "120.5"),
            ("一千六点五", "1600.5"),
            ("壹仟玖佰", "1900"),
            ("貳佰零參", "203"),
            ("參萬肆仟伍佰陸拾柒", "34567"),
            ("拾億零六萬零五百零六", "1000060506"),
            ("九十二万四", "924000"),
            ("两千三百五", "2350"),
            ("一百五", "150"),
            ("五兆六十二億四萬五千二", "5006200045200"),
            ("三千 八百 九十六 万 四千 九百 六十五", "38964965"),
            ("拾萬零五十六點叁叁", "100056.33"),
            ("二零二三", "2023"),
            ("二〇〇八", "2008"),
        ] {
            assert_eq!(value(text), expected, "{text}");
        }
    }

    #[test]
    fn a_numeral_stops_where_the_next_word_begins() {
        for (text, expected, end) in [
            ("3亿2023年", "300000000", 2),
            ("5亿10个", "500000000", 2),
            ("220千伏", "220", 3),
            ("百万千瓦", "1000000", 2),
            ("8千瓦", "8", 1),
            ("60余家", "60", 2),
            ("2.2万余吨", "22000", 4),
            ("二两", "2", 1),
            ("一一对应", "1", 1),
            ("17,2022", "17", 2),
            ("3点建议", "3", 1),
            ("1.现状", "1", 1),
        ] {
            assert_eq!(read(text), Some((expected.to_string(), end)), "{text}");
        }
    }

    #[test]
    fn everyday_words_are_no_numerals() {
        for text in ["陆家嘴", "伍时分", "肆无忌惮", "拾到".strip_prefix('拾').unwrap_or(""), "兆瓦", "几十家", "点五"]
        {
            assert_eq!(read(text), None, "{text}");
        }
    }

    #[test]
    fn what_is_not_exact_says_so() {
        let read = |text: &str| numeral(&Glyphs::new(text), 0).expect(text);
        assert!(read("十几万").over && read("五百余万").over && read("一千多万").over && read("二十几").over);
        assert_eq!(read("二三十").shape, Shape::Between(Decimal::from(20)));
        assert_eq!(read("十七八").shape, Shape::Between(Decimal::from(17)));
        assert_eq!(read("三四百万").shape, Shape::Between(Decimal::from(3_000_000)));
        assert_eq!(read("千亿").shape, Shape::Bare);
        assert_eq!(read("二〇二三").shape, Shape::ReadOut(4));
        let scaled = |text: &str| read(text).scaled.map(|scaled| (scaled.value.to_string(), scaled.scale));
        assert_eq!(scaled("36.57亿"), Some(("36.57".to_string(), (5, 6))));
        assert_eq!(scaled("2万亿"), Some(("2".to_string(), (1, 3))));
        assert_eq!(scaled("3千万"), Some(("3000".to_string(), (2, 3))));
        assert_eq!(scaled("5亿3000万"), None);
        assert_eq!(scaled("千亿"), Some(("1000".to_string(), (1, 2))));
        assert_eq!(scaled("三万四"), None);
    }

    proptest! {
        #[test]
        fn any_number_written_in_han_reads_back(n in 0u64..1_000_000_000_000) {
            let text = in_han(n);
            prop_assert_eq!(read(&text), Some((n.to_string(), text.chars().count())), "{}", text);
        }

        #[test]
        fn no_string_of_number_words_breaks_the_reader(text in "[0-9.,零一二三十百千万亿兆点几余多 廿萬陆]{0,40}") {
            let glyphs = Glyphs::new(&text);
            for start in 0..=glyphs.len() {
                if let Some(found) = numeral(&glyphs, start) {
                    prop_assert!(found.end > start && found.end <= glyphs.len());
                }
            }
        }
    }

    /// A whole number in Chinese characters, as it is read aloud.
    fn in_han(n: u64) -> String {
        let digit = |d: u64| ["零", "一", "二", "三", "四", "五", "六", "七", "八", "九"][d as usize];
        let section = |n: u64| {
            let (mut out, mut zero) = (String::new(), false);
            for (scale, word) in [(1000, "千"), (100, "百"), (10, "十"), (1, "")] {
                match n / scale % 10 {
                    0 => zero = !out.is_empty(),
                    d => {
                        if zero {
                            out.push('零');
                        }
                        zero = false;
                        out = out + digit(d) + word;
                    }
                }
            }
            out
        };
        if n == 0 {
            return "零".to_string();
        }
        let mut out = String::new();
        for (scale, word) in [(100_000_000, "亿"), (10_000, "万"), (1, "")] {
            let part = n / scale % 10_000;
            if part == 0 {
                continue;
            }
            if !out.is_empty() && part < 1000 || !out.is_empty() && (n / scale / 10_000).is_multiple_of(10_000) {
                out.push('零');
            }
            out = out + &section(part) + word;
        }
        out
    }
}
