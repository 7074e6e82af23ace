//! Ranks: a place held among others.

use super::order::founded_kind;
use super::{Figure, Reader, Row};
use crate::domain::{Decimal, Dimension, Quantity, Rank};
use crate::facts::context::Reason;
use crate::facts::metric::{self, Around, Measure, Name};
use crate::facts::{paired, words};
use crate::source::{Span, any_of};

/// How figures are named that say by how many places one has moved.
const MOVES: &[&str] = &["提升位次", "下降位次"];

impl<'a> Reader<'_, 'a> {
    pub(super) fn rank(&mut self, (span, among): (Span, Option<Span>), mut rank: Rank) {
        let members = paired::members(self.passage, span);
        // 装备、水平及能力均居全国第一 is one rank; 总量和增速均居第二位 are two.
        let measured =
            |member: &paired::Member| any_of!["增速", "增幅"].ends(&member.noun) || metric::is_measure(&member.noun);
        if members.len() == 1 || !members.is_empty() && members.iter().all(measured) {
            let around = self.around(span);
            let names: Vec<Name> = members.into_iter().filter_map(|member| self.ranked_member(member)).collect();
            for name in names {
                self.tell_rank(span, (name, &around), rank.clone());
            }
            return;
        }
        let each = self.each_told(span);
        if !each.is_empty() {
            return each.into_iter().for_each(|at| self.rows[at].indicator.rank = Some(rank.clone()));
        }
        let around = self.words_of_rank((span, among), &mut rank);
        let Some(name) = self.name_of_rank((span, &around), &mut rank) else {
            return self.leave(span, Reason::NoMetric);
        };
        let left = self.was_left(span);
        if let Some(row) = self.tell_rank(span, (name, &around), rank).filter(|_| left) {
            (row.indicator.period, row.indicator.period_inferred) = (None, false);
        }
    }

    /// 由第20位升至第16位: the place that it has come from was held at some time before.
    fn was_left(&self, span: Span) -> bool {
        let own = span.of(self.passage.text);
        self.passage.text[..span.start].ends_with(['由', '从']) || any_of!["由第", "从第"].is_in(own)
    }

    /// 科技型企业260家、高新技术企业201家,均居全市第3位: the place is that of each figure before; after 三项均 of the last three.
    fn each_told(&self, span: Span) -> Vec<usize> {
        let clause = self.passage.clause_at(span.start);
        let told = self.passage.text[clause.start..span.end].trim();
        let counts = [("两项", 2), ("三项", 3), ("四项", 4), ("五项", 5), ("", usize::MAX)];
        let (rest, most) =
            counts.iter().find_map(|(word, most)| Some((told.strip_prefix(word)?, *most))).unwrap_or((told, 0));
        let rest = any_of!["指标", "数量", "总量", "规模"].strip_start(rest).unwrap_or(rest);
        if !rest.starts_with(['均', '都']) {
            return Vec::new();
        }
        let from = self.passage.text[..clause.start].rfind([';', '。']).unwrap_or(0);
        let valued = |row: &Row| {
            let quantity = row.indicator.quantity.as_ref();
            let told = row.indicator.rank.is_none() && row.span.start >= from && row.span.end <= clause.start;
            told && quantity.is_some_and(|quantity| !["%", "位"].contains(&quantity.unit.as_str()))
        };
        let mut each: Vec<usize> = (0..self.rows.len()).filter(|at| valued(&self.rows[*at])).collect();
        each.split_off(each.len().saturating_sub(most))
    }

    /// 总量、增速 of the measure told before, or what a member of a list is called: 综合实力.
    fn ranked_member(&self, member: paired::Member) -> Option<Name> {
        let noun = member.noun.trim_start_matches('其');
        let whole = || self.rows.last().map(Row::settled).or_else(|| self.prior.whole().cloned());
        match noun {
            "总量" | "总额" | "总值" | "规模" => whole(),
            "增速" | "增幅" => whole()
                .map(|whole| Name { metric: format!("{}增速", whole.metric.trim_end_matches("增速")), ..whole }),
            _ => Some(Name {
                metric: noun.to_string(),
                subject: member.subject,
                noun: noun.to_string(),
                ..Name::default()
            }),
        }
    }

    pub(super) fn tell_rank(&mut self, span: Span, named: (Name, &Around), rank: Rank) -> Option<&mut Row> {
        let (mut name, around) = named;
        name.metric = place_in(&name.metric);
        // 综合排名 among 全国169个国家高新区
        if ["综合排名", "综合考评排名", "综合考核排名", "综合评价排名", "考核评价排名", "考核排名"]
            .contains(&name.metric.as_str())
            && let Some(zones) = rank.of.rfind("国家").map(|at| &rank.of[at..]).filter(|of| is_field(of))
        {
            name.metric = format!("{zones}{}", name.metric);
        }
        let quantity = Quantity::exact(Decimal::from(rank.position), "位");
        let figure =
            Figure { span, quantity: Some(quantity), measure: Measure { dimension: Dimension::Rank, unit: "位" } };
        let row = self.push_aside(figure, (name, around), None)?;
        row.indicator.rank = Some(rank);
        let name = row.settled();
        if name.metric.ends_with("排名") {
            self.prior.contest = Some(name);
        }
        self.rows.last_mut()
    }

    /// The words that say what is ranked; those that say among whom go to the rank. What is ranked stands before those it
    /// is ranked among, or between them and the rank.
    fn words_of_rank(&self, (span, among): (Span, Option<Span>), rank: &mut Rank) -> Around {
        let mut around = self.around(span);
        let from = among.map_or(span.start, |among| among.start.min(span.start));
        let between = among
            .filter(|among| among.end < span.start)
            .and_then(|among| what_between(self.passage.text, (among.end, span.start)));
        if let Some(what) = between {
            around.before = what;
        } else if from < span.start {
            let clause = self.passage.clause_at(span.start);
            let start = if from >= self.done { clause.start.max(self.done) } else { clause.start };
            around.before = metric::clean(self.passage, Span::new(start.min(from), from));
        }
        // 名次由第4位升至第2位: what is ranked stands with the place it was.
        let came = |row: &&Row| self.was_left(row.span) && row.span.end == span.start;
        if self.rows.last().filter(came).is_some() {
            around.before.clear();
        }
        // 在综合评价中由第60位前移至第52位
        let left = around.before.trim_end_matches(['由', '从']).len();
        around.before.truncate(left);
        if rank.of.is_empty()
            && let Some((among, what)) = among_and_what(&around.before)
        {
            rank.of = among;
            around.before = what;
        }
        // 综合排名由第20位升至第16位: from where it has come is told beside it.
        let from = around.before.rfind("由第").or_else(|| around.before.rfind("从第"));
        around.before.truncate(from.unwrap_or(around.before.len()));
        around.before.truncate(around.before.trim_end_matches(['更', '也', '又', '由', '从', '的']).len());
        // 由第20位前移至第16位: how it moved names nothing.
        let moved = any_of!["前移", "跃升", "上升", "跃居", "提升", "攀升", "升", "下滑", "后移", "晋升", "前进"];
        if moved.contains(words::trim(&around.before)) {
            around.before.clear();
        }
        let own = words::trim(&around.before);
        let short = own.chars().count() <= 8;
        // 东北地区排名第一: among whom, of what was ranked before.
        let region = any_of!["地区", "西部", "中部", "东部", "东北", "全国", "全省", "全市"].ends(own);
        let held = self.rows.iter().rev().find(|row| !any_of!(MOVES).ends(&row.indicator.metric));
        let again = short && region && held.is_some_and(|row| row.indicator.rank.is_some());
        // 总量保持在全省国家级经开区第7位: among whom stands behind what is ranked.
        if rank.of.is_empty()
            && let Some((what, of)) = own.rsplit_once('在').filter(|(what, of)| is_field(of) && !what.is_empty())
        {
            rank.of = of.to_string();
            let what = any_of!["保持", "稳", "排", "稳定"].strip_end(what).unwrap_or(what);
            around.before = what.to_string();
            return around;
        }
        // 营商环境在全省的名次: what is ranked, and among whom.
        if rank.of.is_empty()
            && let Some((what, of)) =
                any_of!["的名次", "的位次", "的排名", "的排位"].strip_end(own).and_then(|own| own.rsplit_once('在'))
            && !what.is_empty()
            && (2..=8).contains(&of.chars().count())
        {
            rank.of = of.to_string();
            around.before = format!("{what}排名");
            return around;
        }
        // 企业在全球零部件百强里列第71位: a place in a list, whoever holds it.
        let listed = own.rsplit_once('在').filter(|(what, of)| {
            is_list(of.trim_end_matches(['里', '中', '上']))
                && (what.is_empty() || any_of!["企业", "公司", "集团", "园区", "全区"].ends(what))
        });
        if is_list(&rank.of) && any_of!["企业", "公司", "集团"].contains(own) {
            around.before.clear();
            return around;
        }
        if let Some((_, of)) = listed.filter(|_| rank.of.is_empty()) {
            rank.of = of.trim_end_matches(['里', '中', '上']).to_string();
            around.before.clear();
            return around;
        }
        // 西安经开居第15位: who is ranked is the zone itself.
        let zones = any_of!(FIELDS, &["经开", "高新", "本区"]);
        let whole = any_of!["经济技术开发区", "经济开发区", "高新技术产业开发区"].ends(own)
            && own.chars().count() <= 16
            && !own.contains(['、', '的', ',', '在']);
        if again && rank.of.is_empty() {
            rank.of = own.to_string();
        }
        // 在全省27个国家级开发区中列第11位: among whom, and nothing of what is ranked.
        let field = zones.ends(own) && is_field(own);
        if field && rank.of.is_empty() {
            rank.of = own.trim_start_matches('在').to_string();
        }
        if again || field || whole || short && zones.ends(own) || self.is_who_is_ranked(own) {
            around.before.clear();
        }
        around
    }

    /// 在综合排名中,某某谷由第9位前移到第6位: the zone or the company itself.
    fn is_who_is_ranked(&self, own: &str) -> bool {
        let zone = || self.passage.zones.iter().any(|(at, _)| at.of(self.passage.text) == own);
        !own.is_empty() && (self.companies.iter().any(|(_, name)| name == own) || zone() || self.takes_part(own))
    }

    /// The short name right behind 在某某排名中: one that takes part and nothing that is measured.
    fn takes_part(&self, own: &str) -> bool {
        let Some(at) = self.passage.text.find(own) else { return false };
        let contest = self.passage.text[..at].strip_suffix(',');
        let among = contest.is_some_and(|told| {
            any_of!["排名中", "考核中", "考评中", "评价中", "评比中", "榜上", "榜单上", "榜单中"].ends(told)
                || told.strip_suffix(['中', '里', '上']).is_some_and(is_list)
        });
        let judged = own.ends_with(['力', '度', '性', '率', '量', '数', '化', '名', '新', '值', '平', '合', '质']);
        among && own.chars().count() <= 4 && !judged && !metric::is_measure(own)
    }

    /// What is ranked: the noun before, the figure told last, or the contest itself.
    fn name_of_rank(&self, (span, around): (Span, &Around), rank: &mut Rank) -> Option<Name> {
        let told = words::trim(&around.before);
        let within = || any_of!["增速", "增幅"].at_start(span.of(self.passage.text)).map(|(end, _)| end);
        let told = match within().filter(|_| told.is_empty()) {
            Some(end) => &span.of(self.passage.text)[..end],
            None => told,
        };
        // How far a rate lies from another, or by how many places one has moved, is put in no order.
        let level = |row: &&Row| {
            let metric = &row.indicator.metric;
            let against_a_year = || metric.split_once('较').is_some_and(|(_, since)| since.contains('年'));
            !any_of!(MOVES, &["幅度"]).ends(metric) && !(metric.ends_with("增速") && against_a_year())
        };
        let last = self.rows.iter().rev().find(level);
        // 增速低于全市0.9个百分点,居各园区第6位: the rate that lies so far off.
        let off = self.rows.last().filter(|row| told.is_empty() && row.indicator.metric.ends_with("幅度"));
        if let Some((rate, row)) = off.and_then(|row| Some((row.indicator.metric.split_once("增速")?.0, row))) {
            return Some(Name { metric: format!("{rate}增速"), ..row.settled() });
        }
        // 工业投资占全区固定资产投资的82.5%,比重居首位
        if ["比重", "占比"].contains(&told)
            && let Some((row, share)) = last.and_then(|row| Some((row, row.indicator.share.as_ref()?)))
        {
            return Some(Name { metric: format!("{}占{}比重", row.indicator.metric, share.of), ..row.name.clone() });
        }
        // 进出口突破1000亿元,规模全市第二: the figure just told.
        let size = ["规模", "总量", "总额", "数量", "总数", "体量"].contains(&told);
        // 中欧班列583列,列数全省第一
        let counted = || told.strip_suffix('数').filter(|unit| !unit.is_empty());
        let of_unit = |row: &Row| {
            row.indicator.quantity.as_ref().is_some_and(|quantity| counted().is_some_and(|unit| unit == quantity.unit))
        };
        if let Some(row) = last.filter(|row| size && row.indicator.quantity.is_some() || of_unit(row)) {
            return Some(row.settled());
        }
        // 增幅双双居全省第一: the rates told last.
        let rates = ["增速", "增幅", "涨幅"].contains(&told);
        if let Some(row) = self.rows.iter().rev().find(level).filter(|_| rates) {
            let settled = row.settled();
            return Some(Name { metric: format!("{}增速", settled.metric.trim_end_matches("增速")), ..settled });
        }
        let own = told.chars().count() >= 2 && !["名次", "排名", "位次", "综合排名", "总排名"].contains(&told);
        if own && is_standing(told) {
            return Some(Name { metric: told.to_string(), noun: told.to_string(), ..Name::default() });
        }
        if own {
            let mut name = self.named_by(&around.before).or_else(|| name_of_field(&rank.of))?;
            if !rates && any_of!["增速", "增幅"].ends(told) && !any_of!["增速", "增幅"].ends(&name.metric) {
                name.metric.push_str("增速");
            }
            return Some(name);
        }
        // 可持续发展能力由第20位升至第9位: the place it has come to is of the same.
        let came = |row: &&Row| told.is_empty() && self.was_left(row.span);
        if let Some((row, known)) = last.filter(came).and_then(|row| Some((row, row.indicator.rank.as_ref()?))) {
            if rank.of.is_empty() {
                rank.of = known.of.clone();
            }
            return Some(row.settled());
        }
        // 综合考核结果在全省开发区中居第4位、全省高新区中居第2位: the same contest among others.
        let again = last.filter(|row| row.indicator.rank.is_some() && row.indicator.metric.ends_with("排名"));
        if let Some(row) = again.filter(|_| told.is_empty() && any_of!(FIELDS).ends(&rank.of)) {
            return Some(row.name.clone());
        }
        // 往前数,2019年是第29位: the place in other years.
        if last.is_none()
            && let Some(contest) = self.prior.contest.clone().filter(|_| self.of_another_year(span))
        {
            return Some(contest);
        }
        // 列全国169个国家高新区综合质量评价第58位: the contest stands after those who take part.
        if names_a_contest(&rank.of) {
            return Some(named_after(&rank.of));
        }
        if let Some(contest) = self.contest(span) {
            if rank.of.is_empty() {
                rank.of = bare_contest(&contest).to_string();
            }
            return Some(named_after(&contest));
        }
        // 在全国生物医药产业集群中排名第一: the zone itself among its like.
        let its_like = any_of!["产业集群", "强", "孵化器", "强城市", "强县", "强县市", "强区", "强镇", "强园区"]
            .ends(rank.of.trim_end_matches('中'));
        let assessed = any_of!["考核", "考评", "评价", "评估", "测评", "排行", "排名", "竞争力", "评比", "榜"];
        if its_like || assessed.is_in(&rank.of) {
            return Some(named_after(rank.of.trim_end_matches('中')));
        }
        if ["综合排名", "总排名"].contains(&told) {
            return Some(Name { metric: "综合排名".to_string(), ..Name::default() });
        }
        // 在全国国家级新区中排第12个: the how many-th it was founded.
        if span.of(self.passage.text).ends_with('个')
            && let Some(kind) = founded_kind(&rank.of)
        {
            return Some(Name { metric: format!("{kind}设立次序"), ..Name::default() });
        }
        // 列全国217家参评经开区第94位, and nothing was told before: the zone as a whole, in the contest told of last.
        // 规划面积68平方公里,在全国168家国家高新区中排名第57位: no zones are ranked by what land they have.
        let alone = last.is_none_or(|row| row.indicator.metric.ends_with("面积"));
        let nothing = last.is_none() && self.prior.name.is_none();
        if nothing && rank.of.is_empty() || alone && is_field(&rank.of) {
            let contest = told_of(self.passage.whole(), self.passage.text).or_else(|| self.contest_of_late());
            if let Some(contest) = contest {
                return Some(named_after(&contest));
            }
        }
        if alone && is_field(&rank.of) {
            return Some(Name { metric: "综合排名".to_string(), ..Name::default() });
        }
        // 综合排名由第24位升至第4位: the word may stand within the rank's own.
        if any_of!["综合排名", "总排名"].starts(span.of(self.passage.text)) {
            return Some(Name { metric: "综合排名".to_string(), ..Name::default() });
        }
        last.map(put_in_order).or_else(|| self.prior.name.clone()).or_else(|| name_of_field(&rank.of))
    }

    /// 2019年是第29位: nothing but a year stands before the place in its clause.
    fn of_another_year(&self, span: Span) -> bool {
        let clause = self.passage.clause_at(span.start);
        let lead = self.passage.text[clause.start..span.end.min(clause.end)].trim_start_matches(['到', '在']);
        let year = lead.trim_start_matches(|c: char| c.is_ascii_digit());
        let told = any_of!["年度", "年"].strip_start(year).filter(|_| lead.len() - year.len() == 4);
        told.is_some_and(|told| {
            any_of!["第", "是第", "为第", "列第", "居第", "排第", "位列第", "位居第", "排在第"].starts(told)
        })
    }

    /// 2022年的综合考评某某经开区列第15位: the contest stands right before who takes part.
    fn contest_of_zone(&self, span: Span) -> Option<String> {
        let text = self.passage.text;
        let (zone, _) = self.passage.zones.iter().rev().find(|(zone, _)| zone.end <= span.start)?;
        if text[zone.end..span.start].chars().count() > 2 {
            return None;
        }
        let lead = text[..zone.start].rsplit([',', ':', '。', ';']).next()?;
        let name = lead.rfind('在').map_or(lead, |at| &lead[at + "在".len()..]);
        let contest = any_of!["排名", "评价", "考核", "考评", "评估", "测评", "评比"].ends(name);
        (contest && (4..=24).contains(&bare_contest(name).chars().count())).then(|| name.to_string())
    }

    /// The contest told of in the few sentences before this one: each zone's place may stand in a paragraph of its own.
    fn contest_of_late(&self) -> Option<String> {
        let here = self.context.passages.iter().position(|passage| std::ptr::eq(passage, self.passage))?;
        let before = &self.context.passages[here.saturating_sub(6)..here];
        before.iter().rev().find_map(|passage| told_of(passage.text, passage.text))
    }

    /// The contest that an earlier clause names, or, where nothing was told yet, the sentence before: 商务部公布考核评价结果。
    fn contest(&self, span: Span) -> Option<String> {
        let text = self.passage.text;
        let before = &text[..span.start];
        let named = || self.contest_of_zone(span).or_else(|| contest_before(before)).or_else(|| list_before(before));
        named().or_else(|| {
            if !self.rows.is_empty() || self.prior.name.is_some() {
                return None;
            }
            let told = self.passage.whole();
            contest_before(told[..told.find(text)?].trim_end_matches(['。', ';']))
        })
    }
}

/// What a place right behind a figure is in: its measure, or how fast it grew where nothing else was told: 税收增长8%,列全市第3位.
fn put_in_order(row: &Row) -> Name {
    let name = row.settled();
    let grown = row.indicator.quantity.is_none() && row.indicator.yoy.is_some();
    match grown && !any_of!["增速", "增幅"].ends(&name.metric) {
        true => Name { metric: format!("{}增速", name.metric), ..name },
        false => name,
    }
}

/// 全国169个国家高新区, where it says enough to name what is ranked.
fn name_of_field(of: &str) -> Option<Name> {
    (of.chars().count() >= 4).then(|| named_after(of.trim_end_matches('中')))
}

/// 可持续发展能力, 综合实力: what assessments rank, called by one phrase.
fn is_standing(noun: &str) -> bool {
    any_of!["能力", "实力", "竞争力", "活跃度", "影响力", "贡献度", "吸引力", "满意度"].ends(noun)
        && noun.chars().count() <= 10
        && !noun.contains([',', '、', '的'])
}

/// `综合考核排名` of 综合考核结果, 综合考评: what a place in a contest is called.
fn place_in(contest: &str) -> String {
    let judged = contest.strip_suffix("结果").unwrap_or(contest);
    let listed = any_of!["榜单", "排行榜", "榜"].strip_end(judged).filter(|of| of.chars().count() >= 2);
    match any_of!["考核", "考评", "评价", "评估", "测评", "评比"].ends(judged) || listed.is_some() || is_list(judged)
    {
        true => format!("{}排名", listed.unwrap_or(judged)),
        false => contest.to_string(),
    }
}

/// 全省27个国家级开发区: zones of a country or a province, and no more.
fn is_field(of: &str) -> bool {
    let of = of.trim_start_matches('在').trim_end_matches('中');
    let whole = any_of!["全国", "全省", "全市", "全区", "国家级", "国家", "省级", "西部", "中部", "东部", "东北"];
    let counted = of.starts_with(|c: char| c.is_ascii_digit());
    let placed = of.find(['省', '市', '州']).is_some_and(|at| (2..=4).contains(&of[..at].chars().count()));
    any_of!(FIELDS).ends(of) && (counted || placed || whole.starts(of))
}

/// Ends of what zones are called in common.
const FIELDS: &[&str] =
    &["开发区", "经开区", "高新区", "新区", "园区", "集聚区", "保税区", "自贸区", "产业园", "功能区"];

/// 国家级经开区综合考评 of 全国219个国家级经开区综合考评: how many take part is no part of a contest's name.
fn without_count(contest: &str) -> &str {
    let of = contest.trim_start_matches('在');
    // 安徽省126家省级以上开发区综合考评
    if let Some((place, rest)) = of.split_once(|c: char| c.is_ascii_digit())
        && (2..=4).contains(&place.chars().count())
        && place.ends_with(['省', '市', '区', '县'])
    {
        let named = rest.trim_start_matches(|c: char| c.is_ascii_digit());
        return named.strip_prefix(['个', '家']).unwrap_or(contest);
    }
    let of = any_of!["全国", "全省", "全市", "我国", "全部"].strip_start(of).unwrap_or(of);
    let counted = of.trim_start_matches(|c: char| c.is_ascii_digit());
    let named = counted.strip_prefix(['个', '家', '余']).filter(|_| counted.len() < of.len());
    named.map_or(contest, |named| named.trim_start_matches(['多', '个', '家']))
}

/// True where a contest is named after those who take part: 全国219个国家级经开区综合考评.
fn names_a_contest(of: &str) -> bool {
    let fields = any_of!(FIELDS).every(of).map(|(field, _)| field.end).filter(|end| is_field(&of[..*end]));
    fields.last().is_some_and(|end| of[end..].trim_start_matches(['中', '的', '里']).chars().count() >= 4)
}

/// The name of a contest, without its year and who held it.
fn named_after(contest: &str) -> Name {
    Name { metric: without_count(bare_contest(contest)).to_string(), ..Name::default() }
}

/// 江苏开发区科学发展综合考核评价 of 省商务厅公布的2018年江苏开发区科学发展综合考核评价.
fn bare_contest(contest: &str) -> &str {
    let of = ["公布的", "公布", "发布的", "发布", "组织的", "开展的", "最新", "通报的", "通报"]
        .iter()
        .filter_map(|word| contest.find(word).map(|at| &contest[at + word.len()..]))
        .min_by_key(|of| of.len())
        .unwrap_or(contest);
    let of = of.trim_start_matches(['了', ' ']).trim_start_matches(|c: char| c.is_ascii_digit());
    let of = any_of!["年度", "年"].strip_start(of).unwrap_or(of).trim_start_matches('的');
    // 考核评价前30名
    let first = of.rfind('前').filter(|at| of[at + "前".len()..].starts_with(|c: char| c.is_ascii_digit()));
    &of[..first.unwrap_or(of.len())]
}

/// `投资环境综合评价指数` in 在16个开发区里,它的投资环境综合评价指数排第二.
fn what_between(text: &str, (from, to): (usize, usize)) -> Option<String> {
    let what = text.get(from..to)?.trim_start_matches(['里', '中', '内', '间', ',', '它', '其', '该', '区', '的', ' ']);
    let what = words::trim(what);
    let noun = (2..=16).contains(&what.chars().count()) && !what.contains([',', '。', ';', '、', '年']);
    (noun && !["综合", "总", "继续", "连续", "位次", "排名", "名次"].contains(&what)).then(|| what.to_string())
}

/// `全省省级开发区综合实力排名` of 在全省省级开发区综合实力排名中……,其中2014年排第三位: the contest that an earlier clause names.
fn contest_before(text: &str) -> Option<String> {
    let sentence = text.rsplit(['。', ';']).next()?;
    const CUES: &[&str] =
        &["排名", "评价", "考核", "考评", "评估", "测评", "评比", "排行榜", "榜单", "排行", "考核榜", "评价榜", "榜"];
    if !any_of!(CUES).is_in(sentence) {
        return None;
    }
    // 评价中, 排名里, 评价结果, or a list right before the comma: 发布百强榜单,
    let closes = |after: &str| after.starts_with(['中', '里', '上', '结', ',']);
    let ends = CUES.iter().flat_map(|cue| sentence.match_indices(cue).map(|(at, cue)| at + cue.len()));
    let end = ends.filter(|end| closes(&sentence[*end..])).max()?;
    let name = sentence[..end].rsplit([',', ':']).next()?.trim();
    let name = name.rfind('在').map_or(name, |at| &name[at + "在".len()..]);
    // 第三年上榜 is a deed and no contest.
    let deed = any_of!["上榜", "入榜", "登榜", "进榜", "发榜"].ends(name);
    (!deed && (4..=24).contains(&bare_contest(name).chars().count())).then(|| name.to_string())
}

/// 世界500强, 全国百强: a list of so many.
fn is_list(of: &str) -> bool {
    of.strip_suffix('强').is_some_and(|of| of.ends_with(|c: char| c.is_ascii_digit() || "百十千".contains(c)))
}

/// `全国科技城百强` of 在2024年全国科技城百强榜上,……; 入选全国新区潜力50强,……: the list that a clause of the sentence names.
fn list_before(text: &str) -> Option<String> {
    let sentence = text.rsplit(['。', ';']).next()?;
    let closes = |rest: &str| {
        let rest = any_of!["榜单", "排行榜", "榜"].strip_start(rest).unwrap_or(rest).trim_start_matches('”');
        rest.starts_with(['上', '里', '中', ','])
    };
    let ends = sentence.match_indices('强').map(|(at, word)| at + word.len());
    let end = ends.rev().find(|end| is_list(&sentence[..*end]) && closes(&sentence[*end..]))?;
    let name = sentence[..end].rsplit([',', ':']).next()?.trim();
    let verbs = ["在", "入选", "入围", "跻身", "登上", "进入", "列入", "发布的", "公布的", "发布", "公布"];
    let from = verbs.iter().filter_map(|verb| name.rfind(verb).map(|at| at + verb.len())).max().unwrap_or(0);
    let name = name[from..].trim_start_matches(['了', '第', '“']);
    (4..=24).contains(&bare_contest(name).chars().count()).then(|| name.to_string())
}

/// `国家级经开区综合发展水平考核评价` of 商务部公布2021年国家级经开区综合发展水平考核评价结果, told in the paragraph up to this sentence.
fn told_of(paragraph: &str, sentence: &str) -> Option<String> {
    let told = &paragraph[..paragraph.find(sentence)? + sentence.len()];
    let end = any_of!["评价结果", "考核结果", "考评结果", "评估结果", "测评结果", "排名结果"].last_start(told)?;
    let end = end + "评价".len();
    let lead = &told[..end];
    let from = ["公布的", "公布", "发布的", "发布", "通报的", "通报", "公示"]
        .iter()
        .filter_map(|verb| lead.rfind(verb).map(|at| at + verb.len()))
        .max()?;
    let name = lead[from..].trim_start_matches('了');
    (6..=30).contains(&name.chars().count()).then(|| format!("{}排名", name.trim_end_matches("排名")))
}

/// `在全国国家级高新区综合` before 排名第31位: among whom, and what is ranked.
fn among_and_what(before: &str) -> Option<(String, String)> {
    let inside = before.trim().strip_prefix('在')?;
    let at = inside.rfind(['区', '市', '省', '县', '园']).map(|at| at + 3)?;
    let what = inside[at..].trim_matches(['中', '由', '从', '的']).to_string();
    let what = if what.is_empty() { String::new() } else { format!("{what}排名") };
    Some((inside[..at].to_string(), what))
}
