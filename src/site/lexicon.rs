//! What the site asks of the vocabularies: one narrow door, so that the site can be tried with a handful of words.

use crate::domain::{Decimal, Dimension};

/// A metric the vocabulary knows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MetricTerm {
    /// Canonical name.
    pub name: String,
    /// Address word; empty for none.
    pub slug: String,
    /// 经济总量, 工业, 投资 …
    pub category: String,
    /// What is counted.
    pub definition: String,
    /// 流量, 存量 or 比率.
    pub nature: &'static str,
    /// What its numbers measure.
    pub dimension: Dimension,
    /// The usual unit; empty where it depends on the product.
    pub unit: String,
    /// Other wordings.
    pub synonyms: Vec<String>,
    /// Place in the vocabulary, from 0.
    pub order: usize,
}

/// An industry the vocabulary knows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IndustryWord {
    /// Canonical name.
    pub name: String,
    /// Address word.
    pub slug: String,
    /// Canonical name of the wider industry.
    pub parent: Option<String>,
}

/// A province.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProvinceWord {
    /// Full name.
    pub name: String,
    /// Short name.
    pub short: String,
    /// One character.
    pub mark: String,
    /// Address word.
    pub slug: String,
    /// Column and row on the tile map, from 0.
    pub tile: (u8, u8),
}

/// What the site asks of the vocabularies.
pub trait Lexicon: Sync {
    /// The metric of this name or synonym.
    fn metric(&self, name: &str) -> Option<MetricTerm>;
    /// The industry of this name or synonym.
    fn industry(&self, name: &str) -> Option<IndustryWord>;
    /// Canonical names of the industries a text names, in the text's order.
    fn industries_in(&self, text: &str) -> Vec<String>;
    /// The province of this full or short name.
    fn province(&self, name: &str) -> Option<ProvinceWord> {
        self.provinces().into_iter().find(|word| word.name == name || word.short == name)
    }
    /// All provinces in the order of GB/T 2260.
    fn provinces(&self) -> Vec<ProvinceWord>;
    /// Address word of a zone type or level, where the vocabulary has one.
    fn zone_word_slug(&self, word: &str) -> Option<String>;
    /// Value, base unit and dimension of a number in its unit as written.
    fn normalise(&self, value: Decimal, unit: &str) -> Option<(Decimal, String, Dimension)>;
    /// The text as pinyin syllables without tones, one a character; other letters and digits run together.
    fn pinyin(&self, text: &str) -> Vec<String>;
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;

    /// A handful of words, for tests of the site.
    pub(crate) struct Few;

    const METRICS: &[(&str, &str, &str, &str)] = &[
        ("地区生产总值", "di-qu-sheng-chan-zong-zhi", "经济总量", "流量"),
        ("规上工业总产值", "gui-shang-gong-ye-zong-chan-zhi", "工业", "流量"),
        ("固定资产投资", "gu-ding-zi-chan-tou-zi", "投资", "流量"),
        ("企业数", "qi-ye-shu", "市场主体", "存量"),
        ("综合考核排名", "zong-he-kao-he-pai-ming", "服务", "比率"),
    ];
    const INDUSTRIES: &[(&str, &str, Option<&str>)] = &[
        ("先进制造业", "xianjin-zhizaoye", None),
        ("机器人", "jiqiren", Some("先进制造业")),
        ("新材料", "xin-cailiao", None),
        ("生物医药", "shengwu-yiyao", None),
    ];
    const READINGS: &[(char, &str)] = &[
        ('新', "xin"), ('材', "cai"), ('才', "cai"), ('料', "liao"), ('甲', "jia"), ('乙', "yi"), ('丙', "bing"), ('丁', "ding"),
        ('高', "gao"), ('区', "qu"), ('园', "yuan"), ('全', "quan"), ('代', "dai"), ('办', "ban"), ('级', "ji"), ('市', "shi"),
    ];

    impl Lexicon for Few {
        fn metric(&self, name: &str) -> Option<MetricTerm> {
            let name = if name == "GDP" { "地区生产总值" } else { name };
            let order = METRICS.iter().position(|(known, ..)| *known == name)?;
            let (name, slug, category, nature) = METRICS[order];
            Some(MetricTerm {
                name: name.into(),
                slug: slug.into(),
                category: category.into(),
                definition: format!("{name}的口径"),
                nature,
                dimension: match name {
                    "企业数" => Dimension::Count,
                    "综合考核排名" => Dimension::Rank,
                    _ => Dimension::Money,
                },
                unit: if name == "企业数" { "家".into() } else { String::new() },
                synonyms: Vec::new(),
                order,
            })
        }

        fn industry(&self, name: &str) -> Option<IndustryWord> {
            let (name, slug, parent) = INDUSTRIES.iter().find(|(known, ..)| *known == name)?;
            Some(IndustryWord { name: name.to_string(), slug: slug.to_string(), parent: parent.map(str::to_string) })
        }

        fn industries_in(&self, text: &str) -> Vec<String> {
            INDUSTRIES.iter().filter(|(name, ..)| text.contains(name)).map(|(name, ..)| name.to_string()).collect()
        }

        fn provinces(&self) -> Vec<ProvinceWord> {
            [("甲省", "甲", "jia", (0, 0)), ("乙省", "乙", "yi", (1, 0))]
                .into_iter()
                .map(|(name, short, slug, tile)| ProvinceWord {
                    name: name.into(),
                    short: short.into(),
                    mark: short.into(),
                    slug: slug.into(),
                    tile,
                })
                .collect()
        }

        fn zone_word_slug(&self, word: &str) -> Option<String> {
            (word == "高新技术产业开发区").then(|| "gaoxinqu".into())
        }

        fn normalise(&self, value: Decimal, unit: &str) -> Option<(Decimal, String, Dimension)> {
            let (factor, base, dimension) = match unit {
                "亿元" => (100_000_000, "元", Dimension::Money),
                "万元" => (10_000, "元", Dimension::Money),
                "亿美元" => (100_000_000, "美元", Dimension::Money),
                "家" => (1, "家", Dimension::Count),
                "户" => (1, "户", Dimension::Count),
                "位" => (1, "位", Dimension::Rank),
                "%" => (1, "%", Dimension::Percent),
                _ => return None,
            };
            Some((value * Decimal::from(factor), base.into(), dimension))
        }

        fn pinyin(&self, text: &str) -> Vec<String> {
            let mut out: Vec<String> = Vec::new();
            let mut run = String::new();
            for c in text.chars() {
                match READINGS.iter().find(|(known, _)| *known == c) {
                    Some((_, reading)) => {
                        out.extend((!run.is_empty()).then(|| std::mem::take(&mut run)));
                        out.push(reading.to_string());
                    }
                    None if c.is_ascii_alphanumeric() => run.push(c),
                    None => out.extend((!run.is_empty()).then(|| std::mem::take(&mut run))),
                }
            }
            out.extend((!run.is_empty()).then_some(run));
            out
        }
    }
}
