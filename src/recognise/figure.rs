//! One number as far as it reaches: with its unit, its sign, its bounds, as a range, a fraction or a percentage.

use rust_decimal::Decimal;

use super::bound;
use super::glyphs::{Glyphs, is_blank, is_boundary, is_han};
use super::lexicon::{Lexicon, PercentSign, Unit};
use super::mention::{Amount, Fraction, MentionKind, Percent, PercentUnit, Script};
use super::money;
use super::numeral::{Numeral, Shape, numeral};
use super::range;
use crate::domain::{Bound, Dimension, Quantity};

/// A mention by the characters it stands in.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Token {
    /// First character.
    pub start: usize,
    /// Past the last character.
    pub end: usize,
    /// What it is.
    pub kind: MentionKind,
}

/// What a numeral led to.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Outcome {
    /// A mention.
    Token(Token),
    /// Nothing that counts; go on at this character.
    Skip(usize),
}

/// Text and tables together.
#[derive(Clone, Copy)]
pub(super) struct Figures<'a> {
    pub glyphs: &'a Glyphs,
    pub lexicon: &'a Lexicon,
}

/// A unit and the index past it.
#[derive(Clone, Copy)]
pub(super) struct UnitHere<'a> {
    pub unit: &'a Unit,
    /// First character of the unit, after blanks and 余.
    pub start: usize,
    pub end: usize,
    /// What 余, 多 or 来 before the unit says.
    pub over: Option<Bound>,
}

impl<'a> Figures<'a> {
    /// Reads the figure whose numeral starts at `start`; `None` where no numeral does.
    pub(super) fn read(self, start: usize) -> Option<Outcome> {
        let (negative, at) = self.sign(start);
        let number = numeral(self.glyphs, at)?;
        let number = if negative { Numeral { value: -number.value, ..number } } else { number };
        if self.is_code(at, number) {
            return Some(Outcome::Skip(self.past_code(number.end)));
        }
        if let Some(outcome) = self.fraction(start, number) {
            return Some(outcome);
        }
        if let Shape::ReadOut(_) = number.shape {
            return Some(Outcome::Skip(number.end));
        }
        if self.is_vague(start) {
            return Some(Outcome::Skip(self.unit_after(number).map_or(number.end, |here| here.end)));
        }
        let token = range::range(self, start, number)
            .or_else(|| self.percent(start, number))
            .or_else(|| money::compound(self, start, number));
        let token = token.or_else(|| self.quantity(start, number)).or_else(|| self.group(start, number));
        Some(match token.or_else(|| self.bare(start, number)) {
            Some(token) => Outcome::Token(token),
            None => Outcome::Skip(number.end),
        })
    }

    /// A minus before the numeral.
    fn sign(self, start: usize) -> (bool, usize) {
        let before = self.glyphs.before(start);
        let next = self.glyphs.skip_blanks(start + 1);
        match self.glyphs.at(start) {
            '负' if !matches!(before, '肩' | '担' | '抱' | '欺' | '胜' | '辜' | '自' | '背') => (true, next),
            '-' | '—' if !before.is_alphanumeric() || is_han(before) => (true, start + 1),
            _ => (false, start),
        }
    }

    /// 5G, G20, PM2.5: digits that touch Latin letters and are followed by no unit.
    fn is_code(self, at: usize, number: Numeral) -> bool {
        let before = self.glyphs.before(at);
        let joined = before == '.' || before == '-' && at >= 2 && self.glyphs.at(at - 2).is_ascii_alphanumeric();
        let latin = number.script == Script::Digits && number.scaled.is_none();
        let opened = before.is_ascii_alphabetic() || joined && self.glyphs.at(at).is_ascii_digit();
        let closed = self.glyphs.at(number.end).is_ascii_alphabetic();
        latin && (opened || closed && self.unit_after(number).is_none() && !self.is_thousands(number.end))
    }

    fn past_code(self, mut end: usize) -> usize {
        while self.glyphs.at(end).is_ascii_alphanumeric() {
            end += 1;
        }
        end
    }

    /// 几十家, 数百亿元, 若干亿: no number can be told.
    fn is_vague(self, start: usize) -> bool {
        let scale = matches!(self.glyphs.at(start), '十' | '百' | '千' | '万' | '亿' | '拾' | '佰' | '仟');
        scale
            && (matches!(self.glyphs.before(start), '几' | '数')
                || self.glyphs.any_before(start, &["若干", "许多"]).is_some())
    }

    /// The unit after a numeral, past blanks and 余 or 多.
    pub(super) fn unit_after(self, number: Numeral) -> Option<UnitHere<'a>> {
        let end = number.end;
        let hedge = matches!(self.glyphs.at(end), '余' | '多')
            || self.glyphs.at(end) == '来' && (number.value % Decimal::TEN).is_zero();
        let past = self.glyphs.skip_blanks(end + usize::from(hedge));
        let over = hedge.then_some(Bound::Over);
        let here =
            self.unit_at(past).map(|here| UnitHere { over, ..here }).filter(|here| self.unit_fits(number, *here));
        here.or_else(|| if hedge { None } else { self.liang(number) })
    }

    /// The longest unit at `at`; one in Latin letters ends where the letters do.
    pub(super) fn unit_at(self, at: usize) -> Option<UnitHere<'a>> {
        let (end, unit) = self.lexicon.unit_words.longest_at(self.glyphs, at)?;
        let unit = self.lexicon.units.get(unit as usize)?;
        let cut = self.glyphs.at(end - 1).is_ascii_alphabetic() && self.glyphs.at(end).is_ascii_alphanumeric();
        (!cut).then_some(UnitHere { unit, start: at, end, over: None })
    }

    /// 两 as a weight: only where nothing follows.
    fn liang(self, number: Numeral) -> Option<UnitHere<'a>> {
        let closes = self.glyphs.at(number.end) == '两' && is_boundary(self.glyphs.at(number.end + 1));
        closes.then(|| UnitHere { unit: &self.lexicon.liang, start: number.end, end: number.end + 1, over: None })
    }

    /// A word that is often no unit counts only where nothing speaks against it.
    fn unit_fits(self, number: Numeral, here: UnitHere) -> bool {
        let next = self.glyphs.at(here.end);
        if self.glyphs.any(here.start, &["位一体", "次会议", "次全会", "次代表大会", "届"]).is_some()
            && number.script == Script::Han
        {
            return false;
        }
        match here.unit.surface.as_ref() {
            "成" => {
                return is_boundary(next)
                    || !matches!(
                        next,
                        '为' | '立'
                            | '功'
                            | '果'
                            | '员'
                            | '长'
                            | '熟'
                            | '本'
                            | '型'
                            | '效'
                            | '交'
                            | '品'
                            | '都'
                            | '套'
                            | '绩'
                            | '份'
                    );
            }
            "点" | "号" | "等" | "代" | "环" | "线" => return false,
            "年" | "日" | "周" => return !(here.unit.surface.as_ref() == "日" && matches!(next, '元' | '圆')),
            _ => {}
        }
        let closes = is_boundary(next) || self.lexicon.bounds_after.longest_at(self.glyphs, here.end).is_some();
        let counts = number.script == Script::Digits || closes && number.value > Decimal::ONE;
        !here.unit.weak || here.unit.dimension == Dimension::Time || counts || self.is_grade_word(number, here)
    }

    /// A number with a unit.
    fn quantity(self, start: usize, number: Numeral) -> Option<Token> {
        let here = self.unit_after(number).filter(|here| here.unit.percent.is_none())?;
        let amount = self.amount(start, number, here)?;
        let grade = self.is_grade(number, here);
        if grade {
            let end = here.end + usize::from(!here.unit.surface.ends_with('级'));
            return Some(Token {
                start,
                end,
                kind: MentionKind::Grade(Amount { core: self.glyphs.span(start, end), ..amount }),
            });
        }
        let bare = number.shape == Shape::Bare;
        let before = bound::before(self.glyphs, self.lexicon, start)
            .or_else(|| bare.then(|| bound::before_scale(self.glyphs, start)).flatten());
        let counted = matches!(
            amount.dimension,
            Dimension::Count | Dimension::Person | Dimension::Length | Dimension::Time | Dimension::Rank
        );
        let size_class = bare
            && before.is_none()
            && amount.quantity.value == Decimal::ONE
            && bound::after(self.glyphs, self.lexicon, here.end, amount.dimension).is_none();
        if size_class && amount.dimension == Dimension::Money {
            return Some(Token { start, end: here.end, kind: MentionKind::Grade(amount) });
        }
        if bare && (counted && before.is_none() && here.over.is_none() || self.glyphs.before(start) == '每') {
            return None;
        }
        let inside = here.over.or(number.over.then_some(Bound::Over));
        Some(self.bounded((start, here), amount, (before, inside)))
    }

    /// The amount with the bounds before and inside it, and those after it.
    fn bounded(
        self,
        (start, here): (usize, UnitHere),
        mut amount: Amount,
        (before, inside): (Option<(usize, Bound)>, Option<Bound>),
    ) -> Token {
        let half = self.half_after(here, amount.dimension);
        if half > 0 {
            amount.quantity.value += Decimal::new(5, 1);
        }
        let end = here.end + half;
        amount.core = self.glyphs.span(start, end);
        let after = bound::after(self.glyphs, self.lexicon, end, amount.dimension);
        amount.quantity.bound = bound::join(before.map(|(_, bound)| bound), after.map(|(_, bound)| bound), inside);
        let start = before.map_or(start, |(from, _)| from);
        let end = after.map_or(end, |(past, _)| past);
        Token { start, end, kind: MentionKind::Quantity(amount) }
    }

    /// 三斤半, 一年半: characters taken by the half after a unit.
    fn half_after(self, here: UnitHere, dimension: Dimension) -> usize {
        let measured = matches!(
            dimension,
            Dimension::Mass
                | Dimension::Volume
                | Dimension::Length
                | Dimension::Time
                | Dimension::Area
                | Dimension::Multiple
        );
        let next = self.glyphs.at(here.end + 1);
        let free = is_boundary(next) || matches!(next, '的' | '以' | '左' | '后' | '内' | '前' | '时');
        usize::from(measured && self.glyphs.at(here.end) == '半' && free)
    }

    /// Value and unit as written.
    pub(super) fn amount(self, start: usize, number: Numeral, here: UnitHere) -> Option<Amount> {
        let (value, mut unit) = match number.scaled {
            Some(scaled) => {
                let value = if number.value.is_sign_negative() { -scaled.value } else { scaled.value };
                (value, self.glyphs.slice(scaled.scale.0, scaled.scale.1).iter().collect::<String>())
            }
            None => (number.value, String::new()),
        };
        if !self.is_grade_word(number, here) {
            unit.push_str(&here.unit.surface);
        }
        Some(Amount {
            quantity: Quantity::exact(value, unit),
            core: self.glyphs.span(start, here.end),
            numeral: self.glyphs.span(start, number.end),
            dimension: here.unit.dimension,
            script: number.script,
        })
    }

    /// 千亿级, 500亿元级, 百万千瓦级.
    fn is_grade(self, number: Numeral, here: UnitHere) -> bool {
        let measured = !matches!(here.unit.dimension, Dimension::Count | Dimension::Person | Dimension::Rank);
        let named = here.unit.surface.chars().count() > 1 && here.unit.surface.ends_with('级');
        self.is_grade_word(number, here) || named || measured && self.glyphs.at(here.end) == '级'
    }

    /// 级 right after a large number: 千亿级.
    fn is_grade_word(self, number: Numeral, here: UnitHere) -> bool {
        let large = number.scaled.is_some() || number.shape == Shape::Bare || number.value >= Decimal::ONE_HUNDRED;
        large && &*here.unit.surface == "级"
    }

    /// 四大产业, “三大”任务: the measure word is left out.
    fn group(self, start: usize, number: Numeral) -> Option<Token> {
        let end = number.end;
        let next = self.glyphs.at(end + 1);
        let few = number.value > Decimal::ONE && number.value <= Decimal::from(36) && number.value.fract().is_zero();
        let noun = is_han(next)
            && !matches!(
                next,
                '于' | '学'
                    | '街'
                    | '道'
                    | '厦'
                    | '桥'
                    | '会'
                    | '批'
                    | '片'
                    | '报'
                    | '代'
                    | '精'
                    | '召'
                    | '以'
                    | '闭'
            )
            || matches!(next, '”' | '’' | '』' | '」' | '"' | '“');
        if !(few && noun && self.glyphs.at(end) == '大' && number.scaled.is_none()) {
            return None;
        }
        let here = UnitHere { unit: &self.lexicon.measure, start: end, end: end + 1, over: None };
        let amount = self.amount(start, number, here)?;
        Some(Token { start, end: end + 1, kind: MentionKind::Quantity(amount) })
    }

    /// A number without a unit. In Chinese characters one alone must stand free: “一”, 不是四而是五.
    fn bare(self, start: usize, number: Numeral) -> Option<Token> {
        let (before, next) = (self.glyphs.before(start), self.glyphs.at(number.end));
        let single = number.end - start == 1;
        let free = (is_boundary(before) || matches!(before, '是' | '为' | '于'))
            && (is_boundary(next) || matches!(next, '是' | '这' | '而' | '和' | '与'));
        let heading = next == '、' || is_blank(next) && single && is_boundary(before);
        let counts = match number.script {
            Script::Digits => true,
            Script::Han if single => free && !heading,
            Script::Han => is_boundary(next) || number.scaled.is_some(),
        };
        if !counts || number.shape == Shape::Bare || matches!(number.shape, Shape::Between(_)) {
            return None;
        }
        let before = bound::before(self.glyphs, self.lexicon, start);
        let bound = bound::join(before.map(|(_, bound)| bound), None, number.over.then_some(Bound::Over));
        if let Some(token) = money::prefixed(self, start, number) {
            return Some(token);
        }
        let kind =
            MentionKind::Number { value: number.value.normalize(), bound, core: self.glyphs.span(start, number.end) };
        Some(Token { start: before.map_or(start, |(from, _)| from), end: number.end, kind })
    }

    // --- percentages and fractions -------------------------------------------------------------------------------

    /// A percentage with its sign after it: 33.3%, 九成, 0.3个百分点, 三成半.
    fn percent(self, start: usize, number: Numeral) -> Option<Token> {
        let (value, sign, end) = self.percentage(number)?;
        if matches!(number.shape, Shape::Between(_) | Shape::Bare) {
            return None;
        }
        self.percent_token(start, (number.value.checked_mul(value.0)?.checked_add(value.1)?, sign), end)
    }

    /// Factor and addition that turn the numeral into percent, the unit, and the index past the sign.
    pub(super) fn percentage(self, number: Numeral) -> Option<((Decimal, Decimal), PercentUnit, usize)> {
        let (end, thousand) = match self.is_thousands(number.end) {
            true => (number.end + 1, Decimal::ONE_THOUSAND),
            false => (number.end, Decimal::ONE),
        };
        if let Some(end) = self.points_apart(end) {
            return Some(((thousand, Decimal::ZERO), PercentUnit::Points, end));
        }
        let here = self.unit_at(self.glyphs.skip_blanks(end)).filter(|here| self.unit_fits(number, *here))?;
        let (factor, unit) = match here.unit.percent? {
            PercentSign::Percent => (Decimal::ONE, PercentUnit::Percent),
            PercentSign::Permille => (Decimal::new(1, 1), PercentUnit::Percent),
            PercentSign::Tenth => (Decimal::TEN, PercentUnit::Percent),
            PercentSign::Point => (Decimal::ONE, PercentUnit::Points),
            PercentSign::BasisPoint => (Decimal::new(1, 2), PercentUnit::Points),
        };
        let tenths = here.unit.percent == Some(PercentSign::Tenth);
        let more = if tenths { self.more_after(number, here.end) } else { 0 };
        Some(((factor.checked_mul(thousand)?, Decimal::from(more)), unit, here.end + usize::from(more > 0)))
    }

    /// What follows 成 in 三成半 and 七成二, in percent.
    fn more_after(self, number: Numeral, end: usize) -> u8 {
        let next = self.glyphs.at(end);
        let closes = !matches!(
            self.glyphs.at(end + 1),
            '个' | '家' | '年' | '月' | '点' | '分' | '成' | '十' | '百' | '千' | '万' | '条' | '项' | '大'
        );
        match super::numeral::han_digit(next) {
            _ if next == '半' => 5,
            Some(digit) if number.script == Script::Han && closes => digit,
            _ => 0,
        }
    }

    /// 个百分点 set with blanks between its characters.
    fn points_apart(self, end: usize) -> Option<usize> {
        let mut at = self.glyphs.skip_blanks(end);
        let counted = self.glyphs.at(at) == '个';
        at = if counted { self.glyphs.skip_blanks(at + 1) } else { at };
        if counted && self.points_follow(at) {
            return Some(at);
        }
        for c in ['百', '分', '点'] {
            at = self.glyphs.skip_blanks(at);
            if self.glyphs.at(at) != c {
                return None;
            }
            at += 1;
        }
        Some(at)
    }

    /// 3.6个、3个和5个百分点: the unit stands once, after the last of a list.
    fn points_follow(self, mut at: usize) -> bool {
        while let Some(next) = self.glyphs.any(at, &["、", "和", "与", "及"]) {
            let Some(other) = numeral(self.glyphs, next) else { return false };
            if self.glyphs.has(other.end, "个百分点") {
                return true;
            }
            if self.glyphs.at(other.end) != '个' {
                return false;
            }
            at = other.end + 1;
        }
        false
    }

    /// 15K before a percentage.
    fn is_thousands(self, at: usize) -> bool {
        matches!(self.glyphs.at(at), 'k' | 'K') && !self.glyphs.at(at + 1).is_ascii_alphanumeric()
    }

    fn percent_token(self, start: usize, (value, unit): (Decimal, PercentUnit), end: usize) -> Option<Token> {
        let before = bound::before(self.glyphs, self.lexicon, start);
        let after = bound::after_fraction(self.glyphs, self.lexicon, end);
        let bound = bound::join(before.map(|(_, bound)| bound), after.map(|(_, bound)| bound), None);
        let kind = MentionKind::Percent(Percent { value, unit, bound, core: self.glyphs.span(start, end) });
        Some(Token { start: before.map_or(start, |(from, _)| from), end: after.map_or(end, |(past, _)| past), kind })
    }

    /// 百分之三, 千分之2.4 are percentages; 四分之一, 1/4, 三又二分之一 are fractions.
    fn fraction(self, start: usize, number: Numeral) -> Option<Outcome> {
        if let Some(token) = self.slashed(start, number) {
            return Some(Outcome::Token(token));
        }
        if self.glyphs.at(self.glyphs.skip_blanks(number.end)) == '又' {
            let second = self.glyphs.skip_blanks(self.glyphs.skip_blanks(number.end) + 1);
            let below = numeral(self.glyphs, second)?;
            let (above, end) = self.above(below)?;
            let part = above.value.checked_div(below.value)?;
            let value = number.value.checked_add(if number.value.is_sign_negative() { -part } else { part })?;
            return self.fraction_token(start, value, end).map(Outcome::Token);
        }
        let (above, end) = self.above(number)?;
        if above.shape != Shape::Plain && above.shape != Shape::Bare {
            return Some(Outcome::Skip(end));
        }
        let thousand = if self.is_thousands(above.end) { Decimal::ONE_THOUSAND } else { Decimal::ONE };
        let value = above.value.checked_div(number.value)?.checked_mul(thousand)?;
        if number.shape == Shape::Bare {
            let percent = value.checked_mul(Decimal::ONE_HUNDRED)?;
            return self.percent_token(start, (percent, PercentUnit::Percent), end).map(Outcome::Token);
        }
        self.fraction_token(start, value, end).map(Outcome::Token)
    }

    /// The numeral after 分之, and the index past it.
    fn above(self, below: Numeral) -> Option<(Numeral, usize)> {
        let at = self.glyphs.skip_blanks(below.end);
        // 四分一, as Hong Kong writes it.
        if self.glyphs.at(at) == '分'
            && below.script == Script::Han
            && super::numeral::han_digit(self.glyphs.at(at + 1)).is_some()
        {
            let above = numeral(self.glyphs, at + 1)?;
            let less = above.value < below.value && above.value > Decimal::ZERO;
            return (less && is_boundary(self.glyphs.at(above.end))).then_some((above, above.end));
        }
        let zhi = self.glyphs.skip_blanks(at + 1);
        if self.glyphs.at(at) != '分' || self.glyphs.at(zhi) != '之' || below.value.is_zero() {
            return None;
        }
        let above = numeral(self.glyphs, self.glyphs.skip_blanks(zhi + 1))?;
        Some((above, above.end + usize::from(self.is_thousands(above.end))))
    }

    /// 1/4, but neither a date nor part of a longer code.
    fn slashed(self, start: usize, above: Numeral) -> Option<Token> {
        let below_at = above.end + 1;
        if self.glyphs.at(above.end) != '/' || above.script != Script::Digits || self.glyphs.before(start) == '/' {
            return None;
        }
        let below =
            numeral(self.glyphs, below_at).filter(|below| below.script == Script::Digits && below.scaled.is_none())?;
        let next = self.glyphs.at(below.end);
        let whole = above.value.fract().is_zero() && below.value.fract().is_zero();
        let proper = above.value > Decimal::ZERO && above.value < below.value;
        if !whole || !proper || next == '/' || next.is_ascii_alphanumeric() {
            return None;
        }
        self.fraction_token(start, above.value.checked_div(below.value)?, below.end)
    }

    fn fraction_token(self, start: usize, value: Decimal, end: usize) -> Option<Token> {
        let before = bound::before(self.glyphs, self.lexicon, start);
        let after = bound::after_fraction(self.glyphs, self.lexicon, end);
        let bound = bound::join(before.map(|(_, bound)| bound), after.map(|(_, bound)| bound), None);
        let percent = value.checked_mul(Decimal::ONE_HUNDRED)?.round_dp(4).normalize();
        let kind = MentionKind::Fraction(Fraction { percent, value, bound, core: self.glyphs.span(start, end) });
        Some(Token { start: before.map_or(start, |(from, _)| from), end: after.map_or(end, |(past, _)| past), kind })
    }
}
