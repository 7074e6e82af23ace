//! What a zone is: its short names, type, level, place, when it was founded, what it says it is and strives to become.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use super::aims;
use super::cast::{Listed, Standing, Zone, ZoneId};
use super::focus::Owner;
use super::othernames;
use super::pieces::Kind;
use super::sheet::{Line, Sheet};
use rust_decimal::prelude::ToPrimitive;

use crate::article::Role;
use crate::domain::{Bound, Claim, Fact, IdentityField, Period, Point};
use crate::recognise::MentionKind;
use crate::source::Span;
use crate::source::{WordSet, any_of};
use crate::vocab::PlaceRef;

/// Reads what the zones of an article are. Comes after the other readers: a zone of which nothing else is told and that no
/// heading names is only mentioned.
pub fn read(sheet: &Sheet, out: &mut Vec<Fact>) {
    aims::read(sheet, out);
    let mut told: BTreeSet<String> = out.iter().map(|fact| fact.zone.clone()).collect();
    told.extend(homes(sheet));
    let index = Index::new(sheet);
    let round_ups = round_ups(sheet);
    for (id, zone) in sheet.ctx.cast.zones() {
        let told = told.contains(&zone.name) || in_heading(sheet, (id, zone));
        let listed = sheet.lines.get(zone.first.0).is_some_and(|line| round_ups.contains(&line.passage.part));
        // A park within another zone is told of as well as any.
        if !told && !(listed && zone.standing == Standing::Speaks) {
            continue;
        }
        let reader = Reader { sheet, index: &index, id, zone };
        reader.names(out);
        reader.place(out);
        match told {
            true => {
                reader.other_names(out);
                reader.history(out);
            }
            false => reader.level_in_list(out),
        }
    }
    for listed in &sheet.ctx.cast.listed {
        listed_in_short(sheet, listed, out);
    }
}

/// The articles of a file that go through many zones: four or more, none of which has half of what is said.
fn round_ups(sheet: &Sheet) -> BTreeSet<usize> {
    let mut told: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for (_, zone) in sheet.ctx.cast.zones().filter(|(_, zone)| zone.standing == Standing::Speaks) {
        if let Some(line) = sheet.lines.get(zone.first.0) {
            told.entry(line.passage.part).or_default().push(zone.told);
        }
    }
    let many = |counts: &Vec<usize>| {
        let most = counts.iter().copied().max().unwrap_or(0);
        counts.len() >= 4 && most * 2 <= counts.iter().sum::<usize>()
    };
    told.into_iter().filter(|(_, counts)| many(counts)).map(|(part, _)| part).collect()
}

/// What the place, the kind and the level of 梧州 tell in 梧州、钦州、来宾3家为自治区级高新区.
fn listed_in_short(sheet: &Sheet, listed: &Listed, out: &mut Vec<Fact>) {
    let ctx = sheet.ctx;
    let Some(line) = sheet.lines.get(listed.at.0) else { return };
    let mut tell = |field: IdentityField, value: &str| {
        let known = |fact: &Fact| {
            fact.zone == listed.name && matches!(&fact.claim, Claim::Identity { field: told, .. } if *told == field)
        };
        if !out.iter().any(known) {
            let claim = Claim::Identity { field, value: value.to_string() };
            out.push(ctx.fact(line.passage, listed.at.1, (&listed.name, claim)));
        }
    };
    tell(IdentityField::Type, &listed.kind);
    if let Some(found) = ctx.vocab.places.locate(&listed.name) {
        tell(IdentityField::Province, found.province);
        if let Some(city) = found.city {
            tell(IdentityField::City, city);
        }
    }
    if let Some(level) = listed.level {
        tell(IdentityField::Level, level);
    }
}

/// True where the clause is about somebody else up to its first time: 某汽车成立于2004年.
fn names_another(line: &Line, at: usize, zone: &Zone) -> bool {
    let clause = line.passage.clause_at(at);
    let before = line
        .pieces
        .list
        .iter()
        .filter(|piece| piece.span.start >= clause.start && piece.span.end <= at)
        .take_while(|piece| piece.kind != Kind::Time);
    let mut nouns = before.filter(|piece| piece.kind == Kind::Noun).map(|piece| piece.span.of(line.text()));
    nouns.any(|noun| {
        noun != "前身"
            && !zone.name.contains(noun)
            && !noun.contains(['园', '区', '城', '港', '里'])
            && noun.chars().count() > 1
    })
}

/// The zone that speaks in the first words of each story.
fn homes(sheet: &Sheet) -> Vec<String> {
    let mut homes = Vec::new();
    let mut part = usize::MAX;
    for line in sheet.lines.iter().filter(|line| line.passage.is_body()) {
        if line.passage.part != part {
            part = line.passage.part;
            homes.extend(sheet.ctx.zone_at(line.passage, line.text().len()).map(str::to_string));
        }
    }
    homes
}

fn in_heading(sheet: &Sheet, (id, zone): (ZoneId, &Zone)) -> bool {
    let (at, _) = zone.first;
    let heading = sheet.lines.get(at).is_some_and(|line| matches!(line.passage.role, Role::Heading(_)));
    let speaks = sheet
        .lines
        .iter()
        .any(|line| line.passage.speakers.iter().any(|(_, speaker)| speaker.owner == Owner::Zone(id)));
    heading && zone.count >= 2 && speaks
}

/// Where zones are named first, and which sentences may tell of their history: found once for all zones.
struct Index<'i> {
    /// Name as written → sentence and place.
    first: BTreeMap<&'i str, (usize, Span)>,
    /// Numbers of the sentences that hold a word of founding or rising.
    history: Vec<usize>,
    /// Numbers of the sentences that may give another name.
    named: Vec<usize>,
}

static HISTORY: LazyLock<WordSet> = LazyLock::new(|| {
    WordSet::new(&[FOUNDS_AFTER, FOUNDS_BEFORE, &["国家级", "国家高新", "国家经", "国家队", "省级", "国务院", "周年"]])
});

impl<'i> Index<'i> {
    fn new(sheet: &'i Sheet<'i>) -> Self {
        let mut first = BTreeMap::new();
        let (mut history, mut named) = (Vec::new(), Vec::new());
        for (at, line) in sheet.lines.iter().enumerate() {
            if line.passage.is_body() && HISTORY.is_in(line.text()) {
                history.push(at);
            }
            if othernames::may_give(line.text()) {
                named.push(at);
            }
            if matches!(line.passage.role, Role::Byline) {
                continue;
            }
            for mention in line.passage.mentions.iter().filter(|mention| matches!(mention.kind, MentionKind::Zone(_))) {
                first.entry(mention.span.of(line.text())).or_insert((at, mention.span));
            }
        }
        Index { first, history, named }
    }
}

struct Reader<'r> {
    sheet: &'r Sheet<'r>,
    index: &'r Index<'r>,
    id: ZoneId,
    zone: &'r Zone,
}

impl Reader<'_> {
    fn tell(&self, (line, span): (&Line, Span), (field, value): (IdentityField, &str), out: &mut Vec<Fact>) {
        let claim = Claim::Identity { field, value: value.to_string() };
        out.push(self.sheet.ctx.fact(line.passage, span, (&self.zone.name, claim)));
    }

    /// Where the zone is named by `word` first.
    fn first(&self, word: &str) -> Option<(&Line<'_>, Span)> {
        if let Some((at, span)) = self.index.first.get(word) {
            return self.sheet.lines.get(*at).map(|line| (line, *span));
        }
        self.sheet.lines.iter().filter(|line| !matches!(line.passage.role, Role::Byline)).find_map(|line| {
            let at = self.named_at(line, word)?;
            Some((line, at))
        })
    }

    fn named_at(&self, line: &Line, word: &str) -> Option<Span> {
        let text = line.text();
        text.match_indices(word).map(|(at, _)| Span::new(at, at + word.len())).find(|span| {
            // 新疆石河子经济技术开发区 is not the name 石河子经济技术开发区 of another zone's longer name.
            line.passage.mentions.iter().all(|mention| {
                !matches!(mention.kind, MentionKind::Zone(_))
                    || !mention.span.overlaps(*span)
                    || self.sheet.ctx.cast.find(mention.span.of(text)).is_none_or(|id| id == self.id)
            })
        })
    }

    /// Short and other names, and the type that the name tells.
    fn names(&self, out: &mut Vec<Fact>) {
        let ctx = self.sheet.ctx;
        let mut seen: BTreeSet<&str> = BTreeSet::new();
        for word in &self.zone.words {
            if self.is_alias(word)
                && seen.insert(word)
                && let Some(place) = self.first(word)
            {
                self.tell(place, (IdentityField::Alias, word), out);
            }
        }
        let by_end = [
            ("园", "产业园"),
            ("基地", "产业园"),
            ("谷", "产业园"),
            ("港", "产业园"),
            ("城", "开发区"),
            ("区", "开发区"),
        ];
        let park = by_end.iter().find(|(end, _)| self.zone.name.ends_with(end)).map(|(_, kind)| *kind);
        let (Some(kind), Some(place)) = (self.zone.kind.as_deref().or(park), self.place_of_full_name()) else { return };
        let name = place.1.of(place.0.text());
        let ending = ctx.vocab.zones.ending_of(name).unwrap_or(name.len());
        let span = if ending < name.len() && name.ends_with(kind) {
            Span::new(place.1.end - ending, place.1.end)
        } else {
            place.1
        };
        self.tell((place.0, span), (IdentityField::Type, kind), out);
    }

    /// What the text says that it was called before, or is called besides.
    fn other_names(&self, out: &mut Vec<Fact>) {
        for line in self.index.named.iter().filter_map(|at| self.sheet.lines.get(*at)) {
            for name in othernames::find(line, &self.zone.words, |span| self.speaks(line, span)) {
                self.tell((line, name), (IdentityField::Alias, name.of(line.text())), out);
            }
        }
    }

    /// The first place where the fullest name in use stands.
    fn place_of_full_name(&self) -> Option<(&Line<'_>, Span)> {
        self.first(&self.zone.name).or_else(|| self.zone.words.iter().filter_map(|word| self.first(word)).next())
    }

    /// A name of its own besides the full one: with a place before the type (石河子经开区), or given by the text.
    fn is_alias(&self, word: &str) -> bool {
        let zone = self.zone;
        if word == zone.name || word.ends_with(&zone.name) || self.is_class(word) {
            return false;
        }
        // 昆山国家高新区 is 昆山高新区 with its level.
        let level = any_of!["国家级", "国家", "省级", "中国"].starts(word)
            || any_of!["国家级", "国家高新", "国家经", "国家自主"].is_in(word);
        // 新疆石河子经开区 is 石河子经开区 with its province.
        let longer = zone.words.iter().any(|other| other != word && other.len() >= 9 && word.ends_with(other.as_str()));
        let pointer = any_of!["该", "本", "我", "全", "此"].starts(word);
        !level && !longer && !pointer
    }

    /// 经开区 and 园区 are no names, unless the text gives the word to a park of its own (留创园).
    fn is_class(&self, word: &str) -> bool {
        let vocab = self.sheet.ctx.vocab;
        let class = vocab.zones.ending_of(word) == Some(word.len());
        let given = word.chars().count() == 3
            && word.ends_with('园')
            && self.zone.name.ends_with('园')
            && !self.zone.name.ends_with(word);
        class && !given
    }

    /// Province and city by the place in its name, else by the place the article names before it.
    fn place(&self, out: &mut Vec<Fact>) {
        let vocab = self.sheet.ctx.vocab;
        let Some(place) = self.place_of_full_name() else { return };
        let located = vocab
            .places
            .locate(&self.zone.name)
            .map(|found| (found.province.to_string(), found.city.map(str::to_string)));
        let located = located.map(|found| self.namesake_elsewhere(&found.0).unwrap_or(found));
        let Some((province, city)) = located.or_else(|| self.place_around(place)) else { return };
        self.tell(place, (IdentityField::Province, &province), out);
        if let Some(city) = city {
            self.tell(place, (IdentityField::City, &city), out);
        }
    }

    /// 曲江新区 in a story of 西安: a name that only begins like a county's, where all else the article names lies in another
    /// province, is a namesake and lies there.
    fn namesake_elsewhere(&self, province: &str) -> Option<(String, Option<String>)> {
        let name = &self.zone.name;
        let (span, place) = self.sheet.ctx.vocab.places.first_in(name).filter(|(span, _)| span.start == 0)?;
        let short = matches!(place, PlaceRef::County(county) if span.of(name) != county.name);
        let around = short.then(|| self.of_the_places()).flatten();
        around.filter(|(around, _)| around != province)
    }

    /// A park lies where its name's place or the zone around it lies.
    fn place_around(&self, (line, span): (&Line, Span)) -> Option<(String, Option<String>)> {
        let ctx = self.sheet.ctx;
        let vocab = ctx.vocab;
        let located = |name: &str| {
            vocab.places.locate(name).map(|found| (found.province.to_string(), found.city.map(str::to_string)))
        };
        if any_of!(ABROAD).is_in(&self.zone.name) {
            return None;
        }
        let in_name = self.zone.words.iter().find_map(|word| located(word));
        let mention = line
            .passage
            .mentions
            .iter()
            .find(|mention| matches!(mention.kind, MentionKind::Zone(_)) && mention.span.overlaps(span));
        let around = mention.and_then(|mention| located(mention.span.of(line.text())));
        let before = || {
            let at = span.start.checked_sub(1)?;
            let speaker = match &line.passage.speaker_at(at).owner {
                // In a list of zones each lies elsewhere; a park lies in the zone that tells of it.
                Owner::Zone(zone) if *zone != self.id && !self.zone.name.ends_with("开发区") => {
                    ctx.zone_name(*zone).to_string()
                }
                Owner::Region(name) => name.clone(),
                _ => return None,
            };
            located(&speaker)
        };
        in_name.or(around).or_else(before).or_else(|| self.of_the_places()).or_else(|| self.neighbour())
    }

    /// Where what the same article names lies: its places are of one province, and more than half of them of one city.
    fn of_the_places(&self) -> Option<(String, Option<String>)> {
        let (ctx, places) = (self.sheet.ctx, &self.sheet.ctx.vocab.places);
        let part = self.sheet.lines.get(self.zone.first.0)?.passage.part;
        let named = ctx.passages.iter().filter(|passage| passage.part == part).flat_map(|passage| &passage.places);
        let (mut provinces, mut cities) = (BTreeMap::new(), BTreeMap::new());
        for (_, place) in named {
            let Some(province) = places.province_of(*place) else { continue };
            *provinces.entry(province.name.as_str()).or_insert(0) += 1;
            if let Some(city) = places.city_of(*place) {
                *cities.entry((province.name.as_str(), city.name.as_str())).or_insert(0) += 1;
            }
        }
        let all: usize = provinces.values().sum();
        let (province, named) = provinces.into_iter().max_by_key(|(_, named)| *named)?;
        if named < 2 || named * 4 < all * 3 {
            return None;
        }
        let city = cities.into_iter().filter(|((of, _), _)| *of == province).max_by_key(|(_, count)| *count);
        let city = city.filter(|(_, count)| count * 2 > named).map(|((_, city), _)| city.to_string());
        Some((province.to_string(), city))
    }

    /// Where the zone named most in the same article lies, for a park.
    fn neighbour(&self) -> Option<(String, Option<String>)> {
        let ctx = self.sheet.ctx;
        let part = self.sheet.lines.get(self.zone.first.0)?.passage.part;
        let same = |zone: &Zone| self.sheet.lines.get(zone.first.0).is_some_and(|line| line.passage.part == part);
        let others = ctx.cast.zones().filter(|(id, zone)| *id != self.id && same(zone));
        let most = others.max_by_key(|(id, zone)| (zone.count, std::cmp::Reverse(*id)))?;
        let park = self.zone.name.ends_with(['园', '谷', '港']);
        let found = ctx.vocab.places.locate(&most.1.name).filter(|_| park)?;
        Some((found.province.to_string(), found.city.map(str::to_string)))
    }

    /// 国家级4家,分别是某某高新区、某某高新区: the level that the words before a list tell.
    fn level_in_list(&self, out: &mut Vec<Fact>) {
        let Some((line, span)) = self.place_of_full_name() else { return };
        let before = line.text()[..span.start].rsplit(['。', ';']).next().unwrap_or("");
        let levels = any_of!["国家级", "省级", "自治区级"];
        let Some((word, level)) = levels.every(before).last() else { return };
        let from = span.start - before.len() + word.start;
        let listed = any_of!["家", "个", "区", "为", "是"].is_in(&before[word.end..]);
        if listed && !before[word.end..].contains("评价") {
            let value = if level == "国家级" { "国家级" } else { "省级" };
            self.tell((line, Span::new(from, from + level.len())), (IdentityField::Level, value), out);
        }
    }

    /// When it was founded, when it became a national zone, and of what level it is.
    fn history(&self, out: &mut Vec<Fact>) {
        let mut levels: Vec<Fact> = Vec::new();
        for line in self.index.history.iter().filter_map(|at| self.sheet.lines.get(*at)) {
            let mut year: Option<Period> = None;
            for mention in &line.passage.mentions {
                let MentionKind::Period(_) = mention.kind else { continue };
                let own = self.speaks(line, mention.span) && !names_another(line, mention.span.start, self.zone);
                if !own && !self.is_founded_after(line, mention.span) {
                    continue;
                }
                year = self.date(line, mention.span).or(year);
                if let Some(date) = year {
                    self.dated(line, (mention.span, date), (&mut levels, out));
                }
            }
            self.same_year(line, (year, &mut levels), out);
            self.anniversary(line, (&mut levels, out));
            self.called_national(line, &mut levels);
        }
        self.national_by_name(&mut levels);
        // A provincial zone that rose is a national one.
        let national =
            levels.iter().position(|fact| matches!(&fact.claim, Claim::Identity { value, .. } if value == "国家级"));
        out.extend((!levels.is_empty()).then(|| levels.swap_remove(national.unwrap_or(0))));
    }

    /// 国家级泰州医药高新区, 桂林国家高新技术开发区: the level stands with the name, where nothing else tells one.
    fn national_by_name(&self, levels: &mut Vec<Fact>) {
        if !levels.is_empty() {
            return;
        }
        let bearing = |word: &&String| any_of!["国家级", "国家高新", "国家经"].is_in(word);
        for line in self.sheet.lines.iter().filter(|line| line.text().contains("国家")) {
            let text = line.text();
            let before = self
                .zone
                .words
                .iter()
                .flat_map(|word| text.match_indices(word.as_str()))
                .find_map(|(at, _)| text[..at].strip_suffix("国家级").map(|lead| Span::new(lead.len(), at)));
            let within = || {
                self.zone.words.iter().filter(bearing).find_map(|word| {
                    let at = text.find(word.as_str())?;
                    Some(Span::new(at, at + word.len()))
                })
            };
            if let Some(span) = before.or_else(within) {
                return self.tell((line, span), (IdentityField::Level, "国家级"), levels);
            }
        }
    }

    /// What the words after a date tell of that date: 批准为省级, 升级为国家级, 设立.
    fn dated(&self, line: &Line, (span, date): (Span, Period), (levels, out): (&mut Vec<Fact>, &mut Vec<Fact>)) {
        let text = line.text();
        let after = text.get(span.end..).unwrap_or("");
        let clause = after.split([',', '。', ';', '、']).next().unwrap_or("");
        let before = &text[..span.start];
        let rises = |clause: &str| promotes(clause) || clause.starts_with("获批") && text.contains("国家级");
        let provincial = any_of![
            "批准为省级", "升级为省级", "晋升为省级", "批准设立为省级", "升格为省级", "认定为省级", "批准设立省级",
            "省级",
        ]
        .is_in(clause);
        // 2012年9月国务院批复某规划,某地升格为国家级新区: what follows is of that date too.
        let after_own = line
            .passage
            .clauses
            .iter()
            .filter(|next| next.start > span.end && next.start >= line.passage.clause_at(span.start).end)
            .take(2);
        let mut free = after_own.filter(|next| {
            !line
                .passage
                .figures()
                .any(|mention| matches!(mention.kind, MentionKind::Period(_)) && next.contains(mention.span))
                && !text[span.end..next.start].contains('。')
        });
        let tells = |next: &&Span| {
            let words = next.of(text);
            rises(words) || clause.is_empty() && self.founded_here(words) && !is_mere_approval(words)
        };
        let (from, words) = match free.find(tells) {
            Some(next)
                if !rises(clause) && (!founds(clause, before) || is_mere_approval(clause) && rises(next.of(text))) =>
            {
                let words = self.without_name(next.of(text));
                (next.end - words.len(), words)
            }
            _ => (span.end, clause),
        };
        if provincial && !promotes(clause) {
            self.level(line, (span.end, clause), levels);
        }
        if rises(words) || by_the_state(words) {
            let end = from + words.find("级").or(words.find("设立")).map_or(0, |at| at + "级".len());
            self.tell(
                (line, Span::new(span.start, end.max(span.end))),
                (IdentityField::NationalSince, &date.to_string()),
                out,
            );
            self.level(line, (span.start, text.get(span.start..from + words.len()).unwrap_or(words)), levels);
        }
        if founds(words, before) && !(rises(words) && !by_the_state(words)) {
            let end = from + founding_end(words);
            self.tell((line, Span::new(span.start, end)), (IdentityField::Founded, &date.to_string()), out);
        }
    }

    /// 省政府批复设立某新区, 某开发区经国务院批准设立: the words found this zone by its name.
    fn founded_here(&self, words: &str) -> bool {
        let bare = self.without_name(words);
        founds(bare, "")
            && (bare.len() < words.len()
                || by_the_state(words)
                || self.zone.words.iter().any(|word| words.ends_with(word.as_str())))
    }

    /// The words of a clause after the zone's name at its head.
    fn without_name<'t>(&self, words: &'t str) -> &'t str {
        self.zone
            .words
            .iter()
            .filter_map(|word| words.strip_prefix(word.as_str()))
            .min_by_key(|rest| rest.len())
            .unwrap_or(words)
    }

    /// 1992年建区,同年跻身国家级高新区行列.
    fn same_year(&self, line: &Line, (year, levels): (Option<Period>, &mut Vec<Fact>), out: &mut Vec<Fact>) {
        let text = line.text();
        let Some(date) = year else { return };
        let Some(at) = text.find("同年").or_else(|| text.find("当年")) else { return };
        let clause = text[at..].split(['。', ';', ',']).next().unwrap_or("");
        if promotes(clause) && self.speaks(line, Span::new(at, at)) {
            self.tell((line, Span::new(at, at + clause.len())), (IdentityField::NationalSince, &date.to_string()), out);
            self.level(line, (at, clause), levels);
        }
    }

    /// 成立22周年, 获批国家级高新区十周年: so many years before the year of the sentence, or of the article.
    fn anniversary(&self, line: &Line, (levels, out): (&mut Vec<Fact>, &mut Vec<Fact>)) {
        let text = line.text();
        // 建区满30年 as well as 建区30周年.
        let full = |span: Span| {
            let lead = text[..span.start].strip_suffix(['满', '整']);
            span.of(text).ends_with('年') && lead.is_some_and(|lead| any_of!(FOUNDED).ends(lead))
        };
        let years = line.passage.figures().filter(|m| m.span.of(text).ends_with("周年") || full(m.span));
        for mention in years.filter(|mention| self.speaks(line, mention.span)) {
            let MentionKind::Quantity(amount) = &mention.kind else { continue };
            let Some(passed) = amount.quantity.value.to_i32().filter(|_| amount.quantity.bound == Bound::Exact) else {
                continue;
            };
            let Some(now) = self.year_told_before(line, mention.span.start).or(self.sheet.ctx.clock.date) else {
                continue;
            };
            let year = Period::At(Point::Year(now.year() - passed)).to_string();
            let clause = line.passage.clause_at(mention.span.start);
            let lead = &text[clause.start..mention.span.start];
            let lead = lead.trim_end_matches(['满', '整']);
            let founded = any_of!(FOUNDED).at_end(lead).map(|(length, _)| length);
            if let Some(length) = founded {
                let span = Span::new(clause.start + lead.len() - length, mention.span.end);
                self.tell((line, span), (IdentityField::Founded, &year), out);
            } else if promotes(lead) {
                self.tell(
                    (line, Span::new(clause.start, mention.span.end)),
                    (IdentityField::NationalSince, &year),
                    out,
                );
                self.level(line, (clause.start, lead), levels);
            }
        }
    }

    /// The year of the last date that a sentence names before byte `at`.
    fn year_told_before(&self, line: &Line, at: usize) -> Option<Point> {
        let before = line.passage.mentions.iter().filter(|mention| mention.span.end <= at);
        before.rev().find_map(|mention| self.date(line, mention.span)).map(Period::last)
    }

    /// The level that the words from byte `from` on tell.
    fn level(&self, line: &Line, (from, clause): (usize, &str), levels: &mut Vec<Fact>) {
        let cues = [
            ("国家级", "国家级"),
            ("国家高新技术产业开发区", "国家级"),
            ("国家经济技术开发区", "国家级"),
            ("国家高新区", "国家级"),
            ("国家经开区", "国家级"),
            ("国家队", "国家级"),
            ("国务院批准", "国家级"),
            ("国务院批复", "国家级"),
            ("省级", "省级"),
            ("自治区级", "省级"),
        ];
        // 获批省级雏鹰企业 says nothing of the zone's own level.
        let own = |(at, cue): (usize, &str)| {
            let rest = &clause[at + cue.len()..];
            let kind = any_of![
                "开发区", "经", "高新", "新区", "园区", "工业", "产业", "综", "保税", "度假", "自", "台商", "重点开发",
                "境"
            ];
            !cue.ends_with('级')
                || rest.is_empty()
                || rest.starts_with(['的', ',', '。', '、', ')', '”', ';'])
                || kind.starts(rest)
        };
        let found = cues.iter().find_map(|(cue, level)| {
            let at = clause.match_indices(cue).map(|(at, _)| at).find(|at| own((*at, cue)))?;
            Some((from + at, *cue, *level))
        });
        if let Some((at, cue, level)) =
            found.filter(|(at, cue, _)| line.text().get(*at..).is_some_and(|rest| rest.starts_with(cue)))
        {
            self.tell((line, Span::new(at, at + cue.len())), (IdentityField::Level, level), levels);
        }
    }

    /// 是…的国家级开发区, 一座…国家高新区, 居全省国家级经开区第二位, 国家级新区——某某新区.
    fn called_national(&self, line: &Line, levels: &mut Vec<Fact>) {
        let text = line.text();
        if !any_of!(LEVEL_NAMES).is_in(text) {
            return;
        }
        let named = LEVEL_NAMES.iter().flat_map(|cue| text.match_indices(*cue).map(move |(at, _)| (at, *cue)));
        for (at, cue) in named {
            if !levels.is_empty() {
                return;
            }
            let clause = line.passage.clause_at(at);
            let lead = text.get(clause.start..at).unwrap_or("");
            let rest = &text[at + cue.len()..];
            let ends = rest.chars().next().is_none_or(|c| "。,;”)、".contains(c))
                || any_of!["之一", "行列", "序列", "以来", "后", "先行先试"].starts(rest);
            let is = any_of![
                "是", "一座", "唯一", "成为", "作为", "系", "升级为", "升格为", "晋升为", "晋级", "跻身", "用好",
            ]
            .is_in(lead);
            let counted = line
                .passage
                .figures()
                .any(|mention| matches!(mention.kind, MentionKind::Quantity(_)) && mention.span.end == at)
                && !rest.starts_with("之一");
            // 在国家级高新区评价中,综合排名第24位
            let ranked = line.passage.figures().any(|mention| match &mention.kind {
                MentionKind::Rank(rank) => {
                    rank.core.start > at
                        && text
                            .get(at..rank.core.start)
                            .is_some_and(|between| between.chars().count() <= 30 && !between.contains(['。', ';']))
                }
                _ => false,
            });
            let called =
                self.zone.words.iter().any(|word| rest.trim_start_matches(['—', '“', ' ']).starts_with(word.as_str()));
            // 作为西部首个国家级新区,某新区…: the zone is named after it.
            let ahead = lead.starts_with("作为") && self.speaks(line, Span::new(clause.end + 3, clause.end + 3));
            let told = ends && (is || lead.ends_with('的') || lead.is_empty() && clause.start > 0) && !counted;
            if (told || ranked) && (ahead || self.speaks(line, Span::new(at, at))) || called {
                let level = if cue.starts_with("省级") { "省级" } else { "国家级" };
                let word = if cue.contains("级") { level } else { cue };
                self.tell((line, Span::new(at, at + word.len())), (IdentityField::Level, level), levels);
            }
        }
    }

    /// 1992年国务院批准设立某某高新区: the words after a date, to the end of their clause, found the zone by its name.
    fn is_founded_after(&self, line: &Line, span: Span) -> bool {
        let rest = line.text().get(span.end..line.passage.clause_at(span.start).end).unwrap_or("");
        let named = |word: &String| {
            let at = rest.find(word.as_str()).filter(|_| word.chars().count() >= 4);
            at.is_some_and(|at| any_of!["设立", "成立", "建立", "组建", "建设"].ends(&rest[..at]))
        };
        self.zone.words.iter().any(named)
    }

    fn speaks(&self, line: &Line, span: Span) -> bool {
        let after = line.text().len().min(span.end + 24);
        let at = |byte: usize| {
            let speaker = line.passage.speaker_at(byte);
            speaker.company.is_none() && matches!(speaker.owner, Owner::Zone(zone) if zone == self.id)
        };
        // 创建于1992年的某某开发区: the name follows the date.
        at(span.start)
            || self.zone.words.iter().any(|word| {
                line.text().get(span.end..).is_some_and(|rest| {
                    rest.trim_start_matches(['的', '起', '步', '成', '立']).starts_with(word.as_str())
                })
            }) && after > span.end
    }

    /// The date of a time that names its year.
    fn date(&self, line: &Line, span: Span) -> Option<Period> {
        let mention = line.passage.mentions.iter().find(|mention| mention.span == span)?;
        let MentionKind::Period(period) = &mention.kind else { return None };
        let resolved = crate::recognise::resolve(period, self.sheet.ctx.clock.reference())?;
        // A day without its year is when something was opened or signed, and founds no zone.
        let yearless = resolved.reasoned && !span.of(line.text()).contains('年');
        (matches!(resolved.period, Period::At(_)) && !yearless).then_some(resolved.period)
    }
}

/// Verbs before the years that a zone has stood.
const FOUNDED: &[&str] = &["成立", "建区", "设立", "创建", "建园", "开园", "创立"];

/// What zones of a level are called.
const LEVEL_NAMES: &[&str] = &[
    "国家级开发区",
    "国家级经济技术开发区",
    "国家级经济开发区",
    "国家级高新技术产业开发区",
    "国家级高新技术开发区",
    "国家高新技术产业开发区",
    "国家级高新区",
    "国家级经开区",
    "国家高新区",
    "国家级新区",
    "国家级开发开放新区",
    "国家级台商投资区",
    "国家级旅游度假区",
    "省级开发区",
    "省级高新区",
    "省级经济开发区",
    "省级新区",
    "省级经开区",
    "省级园区",
    "省级经济技术开发区",
    "省级高新技术产业开发区",
];

/// Words in the names of parks abroad.
const ABROAD: &[&str] = &[
    "白俄罗斯", "马来西亚", "柬埔寨", "泰国", "越南", "埃及", "埃塞俄比亚", "印度尼西亚", "印尼", "老挝", "缅甸",
    "巴基斯坦", "俄罗斯", "哈萨克斯坦", "乌兹别克斯坦", "匈牙利", "比利时", "赞比亚", "尼日利亚", "阿曼", "阿联酋",
    "西哈努克", "中白", "中马", "马中", "关丹", "泰中", "中哈",
];

/// True where the words after a date tell that the zone became a national one then.
fn promotes(clause: &str) -> bool {
    let verbs = [
        "认定为", "批准为", "批准升级为", "升级为", "升级", "升格", "升为", "晋升", "晋级", "跻身", "列入", "核准",
        "获批", "批准", "批复", "进入", "成为",
    ];
    let national = ["国家级", "国家高新区", "国家经开区", "国家高新技术", "国家队", "国家级新区"];
    verbs.iter().any(|verb| clause.contains(verb)) && national.iter().any(|word| clause.contains(word))
}

/// True where the words tell that the State Council set the zone up: it was a national one from the start.
fn by_the_state(clause: &str) -> bool {
    let approved = clause.find("国务院").and_then(|at| {
        ["批准", "批复", "同意"].iter().find_map(|verb| clause[at..].find(verb).map(|found| at + found))
    });
    approved.is_some_and(|at| any_of!["设立", "成立", "建立", "组建", "建设"].is_in(&clause[at..]))
}

/// 获国务院批准: of what, the clause after it tells.
fn is_mere_approval(clause: &str) -> bool {
    clause.ends_with("批准") && !any_of!["设立", "成立", "建立", "组建"].is_in(clause)
}

/// Verbs of founding after a date.
const FOUNDS_AFTER: &[&str] = &[
    "建区",
    "成立",
    "设立",
    "创建",
    "创办",
    "兴办",
    "兴建",
    "组建",
    "起步",
    "开园",
    "奠基",
    "挂牌成立",
    "建园",
    "批准设立",
    "获批设立",
    "经国务院批准设立",
    "动工兴建",
    "启动建设",
    "动工建设",
    "动工开发",
    "启动开发",
    "开工兴建",
    "开工建设",
    "开发建设",
    "破土",
    "批复设立",
    "批准成立",
    "批准建立",
    "批复成立",
    "获批成立",
    "国务院批准",
    "正式成立",
    "挂牌",
    "揭牌",
    "设区",
    "同意设立",
    "规划建设",
    "批准成为",
    "获国家批准",
];
/// Verbs of founding before a date.
const FOUNDS_BEFORE: &[&str] = &[
    "创建于", "成立于", "始建于", "设立于", "创办于", "创立于", "建于", "起步于", "组建于", "诞生于", "启动于",
    "设区于", "肇始于", "成立于了",
];

/// True where the words around a date tell the founding of the zone.
fn founds(clause: &str, before: &str) -> bool {
    let verb = any_of!(FOUNDS_AFTER).every(clause).map(|(verb, _)| verb).min();
    // 2012年 某软件园开园: somebody else was founded then.
    let bare = any_of!["开发区", "高新区", "经开区", "新区", "园区", "该区", "全区", "我区"]
        .strip_start(clause.trim_start())
        .unwrap_or(clause);
    let other = |at: usize| {
        clause[..at].len() > clause.len() - bare.len()
            && bare[..at.saturating_sub(clause.len() - bare.len())]
                .contains(['园', '港', '城', '路', '桥', '站', '厂', '区'])
    };
    let after = verb.is_some_and(|verb| {
        clause[..verb.start].chars().count() <= 10
            && !other(verb.start)
            && !clause[..verb.start].contains(['家', '个', '项'])
            && !clause[verb.end..].starts_with(['时', '了', '之', '于', '区', '满', '整'])
            && !any_of!["名单", "单位"].starts(&clause[verb.end..])
            && !clause[verb.end..].starts_with(|c: char| c.is_ascii_digit())
            && !clause[..verb.start].contains(['将', '拟', '再'])
    });
    after || any_of!(FOUNDS_BEFORE).ends(before)
}

fn founding_end(clause: &str) -> usize {
    let verbs = [
        "建区", "成立", "设立", "创建", "创办", "兴办", "兴建", "组建", "起步", "开园", "建园", "挂牌成立", "建设",
        "挂牌", "揭牌", "破土",
    ];
    verbs
        .iter()
        .filter_map(|verb| clause.find(verb).map(|at| at + verb.len()))
        .filter(|end| *end <= 48)
        .min()
        .unwrap_or(0)
}
