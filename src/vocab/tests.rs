//! Laws the shipped tables must keep, each over its whole table, and what overrides may do.

use std::collections::{BTreeMap, BTreeSet};

use rust_decimal::Decimal;

use super::table::is_slug;
use super::*;
use crate::domain::{Bound, Dimension};

fn vocab() -> &'static Vocab {
    Vocab::embedded()
}

/// Values that stand more than once.
fn repeated<T: Ord + Clone>(values: impl IntoIterator<Item = T>) -> Vec<T> {
    let mut seen = BTreeSet::new();
    values.into_iter().filter(|value| !seen.insert(value.clone())).collect()
}

#[test]
fn the_shipped_tables_are_read_without_a_fault() {
    let checked = Vocab::load(&[]);
    assert!(checked.faults.is_empty(), "{}", crate::diag::plain(&checked.faults));
}

#[test]
fn a_metric_and_each_of_its_words_belong_to_it_alone() {
    let metrics = &vocab().metrics;
    assert!(metrics.iter().count() > 200);
    assert_eq!(metrics.shared_words(), []);
    assert_eq!(repeated(metrics.iter().map(|metric| &metric.name)), Vec::<&String>::new());
    assert_eq!(repeated(metrics.iter().flat_map(|metric| &metric.synonyms)), Vec::<&String>::new());
}

#[test]
fn every_metric_has_an_address_of_its_own() {
    let metrics = &vocab().metrics;
    assert_eq!(repeated(metrics.iter().map(|metric| &metric.slug)), Vec::<&String>::new());
    for metric in metrics.iter() {
        assert!(is_slug(&metric.slug) && metric.slug.len() < 80, "{} {}", metric.name, metric.slug);
        assert_ne!(
            metric.slug,
            metrics::fallback_slug(&metric.name),
            "{} has characters without a reading",
            metric.name
        );
    }
}

#[test]
fn every_metric_is_measured_in_its_usual_unit() {
    let wrong: Vec<String> = vocab()
        .metrics
        .iter()
        .filter(|metric| !metric.unit.is_empty())
        .filter_map(|metric| {
            let found = vocab().units.get(&metric.unit).map(|unit| unit.dimension);
            (found != Some(metric.dimension))
                .then(|| format!("{}: {} is {found:?}, not {:?}", metric.name, metric.unit, metric.dimension))
        })
        .collect();
    assert_eq!(wrong, Vec::<String>::new());
}

#[test]
fn a_synonym_never_counts_another_way_than_its_metric() {
    // Totals since ever, net changes, averages and firms below the threshold are never ranked with the plain figure.
    let markers = [
        ("累计", "累计"),
        ("净增", "净增"),
        ("日均", "日均"),
        ("月均", "月均"),
        ("规下", "规下"),
        ("规模以下", "规下"),
    ];
    for metric in vocab().metrics.iter() {
        for (marker, named) in markers {
            let strange =
                metric.synonyms.iter().find(|synonym| synonym.contains(marker) && !metric.name.contains(named));
            assert_eq!(strange, None, "under {}", metric.name);
        }
    }
}

#[test]
fn every_metric_says_what_it_counts() {
    for metric in vocab().metrics.iter() {
        assert!(metric.definition.chars().count() >= 6, "{}", metric.name);
        assert!(!metric.category.is_empty(), "{}", metric.name);
    }
}

#[test]
fn an_industry_and_each_of_its_words_belong_to_it_alone() {
    let industries = &vocab().industries;
    assert_eq!(industries.shared_words(), []);
    assert_eq!(repeated(industries.iter().map(|term| &term.slug)), Vec::<&String>::new());
    assert_eq!(repeated(industries.iter().map(|term| &term.name)), Vec::<&String>::new());
    assert!(industries.iter().all(|term| is_slug(&term.slug)));
}

#[test]
fn wider_industries_exist_and_never_lead_back() {
    let industries = &vocab().industries;
    for term in industries.iter() {
        if let Some(parent) = &term.parent {
            assert_eq!(industries.canonical(parent), Some(parent.as_str()), "the parent of {}", term.name);
        }
        let ancestors = industries.ancestors(&term.name);
        assert!(ancestors.iter().all(|wider| wider.name != term.name), "{} leads back to itself", term.name);
        assert!(ancestors.last().is_none_or(|top| top.parent.is_none()), "{} never reaches a top", term.name);
    }
}

#[test]
fn there_are_34_provinces_and_333_prefectures() {
    let places = &vocab().places;
    assert_eq!(places.provinces().count(), 34);
    assert_eq!(places.cities().filter(|city| city.level == CityLevel::Prefecture).count(), 333);
    assert_eq!(places.cities().filter(|city| city.level == CityLevel::Municipality).count(), 4);
    assert_eq!(repeated(places.provinces().map(|province| province.tile)), []);
    assert_eq!(places.new_areas().count(), 19);
}

#[test]
fn places_have_codes_and_addresses_of_their_own() {
    let places = &vocab().places;
    let prefectures = || places.cities().filter(|city| city.level == CityLevel::Prefecture);
    let codes = places.provinces().map(|place| &place.code);
    let codes = codes.chain(prefectures().map(|place| &place.code)).chain(places.counties().map(|place| &place.code));
    let codes: Vec<&String> = codes.collect();
    assert!(codes.iter().all(|code| code.len() == 6 && code.bytes().all(|b| b.is_ascii_digit())));
    assert_eq!(repeated(codes), Vec::<&String>::new());
    let slugs = places.provinces().map(|place| &place.slug);
    let slugs = slugs.chain(prefectures().map(|place| &place.slug)).chain(places.counties().map(|place| &place.slug));
    let slugs =
        slugs.chain(places.new_areas().map(|place| &place.slug)).chain(places.localities().map(|place| &place.slug));
    // 吉林省 and 吉林市, 海南省 and 海南州: a region's page adds its kind, so these two may sound alike.
    let slugs: Vec<&String> = slugs.collect();
    assert!(slugs.iter().all(|slug| is_slug(slug)));
    assert_eq!(repeated(slugs), Vec::<&String>::new());
}

#[test]
fn every_place_lies_in_the_province_of_its_code() {
    let places = &vocab().places;
    for city in places.cities() {
        assert_eq!(city.province.get(..2), city.code.get(..2), "{}", city.name);
        assert!(places.province_of_city(city).is_some(), "{}", city.name);
    }
    for county in places.counties() {
        assert_eq!(county.province.get(..2), county.code.get(..2), "{}", county.name);
        if let Some(city) = &county.city {
            assert!(places.city_of_code(city).is_some_and(|known| &known.code == city), "{} in {city}", county.name);
        }
        assert!(places.city_of(PlaceRef::County(county)).is_some(), "{} lies in no city", county.name);
    }
    for locality in places.localities() {
        assert!(places.city_of(PlaceRef::Locality(locality)).is_some(), "{} lies in no city", locality.name);
    }
    for area in places.new_areas() {
        assert!(area.cities.iter().all(|city| places.city_of_code(city).is_some()), "{}", area.name);
    }
}

#[test]
fn a_short_name_means_one_place_of_its_level() {
    let places = &vocab().places;
    assert_eq!(repeated(places.cities().filter_map(|city| city.short.as_ref())), Vec::<&String>::new());
    assert_eq!(repeated(places.counties().filter_map(|county| county.short.as_ref())), Vec::<&String>::new());
}

#[test]
fn hard_names_are_read_as_their_people_read_them() {
    let places = &vocab().places;
    let city = |name: &str| places.city(name).map(|city| city.slug.as_str());
    for (name, slug) in [
        ("重庆", "chongqing"),
        ("厦门", "xiamen"),
        ("六安", "luan"),
        ("蚌埠", "bengbu"),
        ("长沙", "changsha"),
        ("亳州", "bozhou"),
        ("台州", "taizhou-zhejiang"),
        ("泰州", "taizhou-jiangsu"),
        ("乐山", "leshan"),
        ("丽水", "lishui"),
        ("长治", "changzhi"),
        ("长春", "changchun"),
        ("朝阳市", "chaoyang"),
        ("石河子", "shihezi"),
    ] {
        assert!(
            city(name).is_some_and(|found| found == slug || found.starts_with(&format!("{slug}-"))),
            "{name}: {:?}",
            city(name)
        );
    }
    let county = |name: &str| places.counties_named(name).first().map(|county| county.slug.clone());
    for (name, slug) in [
        ("东阿", "donge"),
        ("单县", "shanxian"),
        ("浚县", "xunxian"),
        ("蔚县", "yuxian"),
        ("乐亭", "laoting"),
        ("歙县", "shexian"),
    ] {
        assert!(county(name).is_some_and(|found| found.starts_with(slug)), "{name}: {:?}", county(name));
    }
}

#[test]
fn a_zone_lies_where_its_name_says() {
    let at = |name: &str| vocab().places.locate(name).map(|found| (found.province, found.city.unwrap_or("")));
    for (name, province, city) in [
        ("石河子经济技术开发区", "新疆维吾尔自治区", "石河子市"),
        ("新疆石河子经济技术开发区", "新疆维吾尔自治区", "石河子市"),
        ("北京经济技术开发区", "北京市", "北京市"),
        ("江阴高新技术产业开发区", "江苏省", "无锡市"),
        ("江西赣州高新区", "江西省", "赣州市"),
        ("两江新区", "重庆市", "重庆市"),
        ("中关村科技园", "北京市", "北京市"),
        ("中韩（盐城）产业园", "江苏省", "盐城市"),
        ("广西高新区", "广西壮族自治区", ""),
        ("吉林经济开发区", "吉林省", ""),
        ("吉林市经济开发区", "吉林省", "吉林市"),
    ] {
        assert_eq!(at(name), Some((province, city)), "{name}");
    }
    assert_eq!(at("中环产业园"), None);
    assert_eq!(at("朝阳区某产业园"), None, "several counties are called 朝阳区");
    assert_eq!(at(""), None);
}

#[test]
fn place_names_in_running_text_are_found_longest_first() {
    let text = "新疆石河子市和内蒙古呼和浩特";
    let found: Vec<&str> = vocab().places.mentions(text).into_iter().map(|(span, _)| span.of(text)).collect();
    assert_eq!(found, ["新疆", "石河子市", "内蒙古", "呼和浩特"]);
}

#[test]
fn a_zone_gets_the_address_an_editor_would_write() {
    let slug = |name: &str| vocab().pinyin.slug_of(name, &vocab().places);
    for (name, wanted) in [
        ("石河子经济技术开发区", "shihezi-jingkaiqu"),
        ("石河子经开区", "shihezi-jingkaiqu"),
        ("青岛高新技术产业开发区", "qingdao-gaoxinqu"),
        ("和林格尔新区", "helingeer-xinqu"),
        ("中环产业园", "zhonghuan-chanyeyuan"),
        ("呼和浩特留学人员创业园", "huhehaote-liuxue-renyuan-chuangyeyuan"),
        ("呼和浩特市", "huhehaote-shi"),
        ("新疆维吾尔自治区", "xinjiang-zizhiqu"),
        ("兰州新区", "lanzhou-xinqu"),
        ("青岛西海岸新区", "qingdao-xihaian-xinqu"),
        ("江苏常州经济开发区", "jiangsu-changzhou-jingji-kaifaqu"),
        ("中韩（盐城）产业园", "zhonghan-yancheng-chanyeyuan"),
        ("TCL产业园", "tcl-chanyeyuan"),
    ] {
        assert_eq!(slug(name).as_deref(), Some(wanted), "{name}");
    }
    assert_eq!(slug(""), None);
    assert_eq!(slug("……"), None);
    assert_eq!(slug("../../etc").as_deref(), Some("etc"));
    assert_eq!(slug("龘龘园"), None, "a character without a reading makes no address rather than a wrong one");
}

#[test]
fn abbreviated_zone_names_are_written_out_and_full_ones_left_alone() {
    let zones = &vocab().zones;
    for (name, full, of) in [
        ("石河子经开区", "石河子经济技术开发区", "经济技术开发区"),
        ("石河子经济技术开发区", "石河子经济技术开发区", "经济技术开发区"),
        ("青岛高新区", "青岛高新技术产业开发区", "高新技术产业开发区"),
        ("白银高新技术开发区", "白银高新技术产业开发区", "高新技术产业开发区"),
        ("常州经济开发区", "常州经济开发区", "开发区"),
        ("兰州新区", "兰州新区", "新区"),
        ("苏州工业园区", "苏州工业园区", "产业园"),
        ("昆山综保区", "昆山综合保税区", "开发区"),
    ] {
        assert_eq!(zones.expand(name), full);
        assert_eq!(zones.type_of(name).map(|kind| kind.name.as_str()), Some(of), "{name}");
    }
    assert_eq!(zones.type_of("石河子市"), None);
    let types: Vec<&str> = zones.types().map(|kind| kind.name.as_str()).collect();
    assert_eq!(types, ["经济技术开发区", "高新技术产业开发区", "新区", "产业园", "开发区"]);
    assert_eq!(zones.levels().collect::<Vec<_>>(), ["国家级", "省级"]);
    assert_eq!(zones.level_of("经国务院批准升级"), Some("国家级"));
}

#[test]
fn units_are_turned_into_their_base() {
    let units = &vocab().units;
    let base = |value: i64, unit: &str| {
        units.normalise(Decimal::from(value), unit).map(|(v, b, d)| (v.normalize().to_string(), b.to_string(), d))
    };
    assert_eq!(base(140, "亿元"), Some(("14000000000".into(), "元".into(), Dimension::Money)));
    assert_eq!(base(3, "万亿元"), Some(("3000000000000".into(), "元".into(), Dimension::Money)));
    assert_eq!(base(2, "万美元"), Some(("20000".into(), "美元".into(), Dimension::Money)));
    assert_eq!(base(5, "平方公里"), Some(("5000000".into(), "平方米".into(), Dimension::Area)));
    assert_eq!(base(3, "千瓦"), base(3000, "瓦"));
    assert_eq!(base(400, "万元/亩").map(|(_, b, d)| (b, d)), Some(("元/亩".into(), Dimension::Ratio)));
    assert_eq!(base(8, "户/千人"), Some(("0.008".into(), "户/人".into(), Dimension::Ratio)));
    assert_eq!(base(3, ""), Some(("3".into(), "".into(), Dimension::Other)));
    assert_eq!(base(3, "万"), Some(("30000".into(), "".into(), Dimension::Other)));
    assert_eq!(base(3, "不是单位"), None);
    assert_eq!(units.normalise(Decimal::MAX, "亿元"), None, "too large to hold");
    assert_eq!(units.canon("万平方千米"), "万平方公里");
}

#[test]
fn the_longest_unit_is_taken() {
    let units = &vocab().units;
    let at = |text: &str| units.match_at(text).map(|unit| unit.unit.to_string());
    for (text, unit) in [
        ("亿元，增长", "亿元"),
        ("个百分点", "个百分点"),
        ("平方公里的土地", "平方公里"),
        ("万平方米厂房", "万平方米"),
        ("亿千瓦时", "亿千瓦时"),
        ("吨标准煤", "吨标准煤"),
        ("%以上", "%"),
        ("兆瓦光伏", "兆瓦"),
        ("GW电池", "GW"),
        ("万元/亩", "万元/亩"),
    ] {
        assert_eq!(at(text).as_deref(), Some(unit), "{text}");
    }
    assert_eq!(at("亿"), None);
    assert_eq!(at(""), None);
    assert_eq!(units.scale_at("万亿元"), Some(("万亿".len(), Decimal::from(1_000_000_000_000_i64))));
}

#[test]
fn every_unit_is_reached_and_its_base_is_a_unit_of_factor_one() {
    let units = &vocab().units;
    let mut wrong = Vec::new();
    for surface in units.surfaces() {
        let Some(unit) = units.get(surface) else {
            wrong.push(format!("{surface} is not found"));
            continue;
        };
        assert!(unit.factor > Decimal::ZERO, "{surface}");
        if unit.len != surface.len() || unit.scale != 0 {
            wrong.push(format!("{surface} is read as scale and unit"));
        }
        if let Some(base) = units.get(&unit.base).filter(|_| unit.base != surface)
            && (base.factor != Decimal::ONE || base.dimension != unit.dimension)
        {
            wrong.push(format!("the base {} of {surface} is {:?}", unit.base, base));
        }
    }
    assert_eq!(wrong, Vec::<String>::new());
}

#[test]
fn the_longest_industry_is_found_in_running_text() {
    let industries = &vocab().industries;
    let found =
        |text: &str| industries.mentions(text).into_iter().map(|(_, term)| term.name.clone()).collect::<Vec<_>>();
    assert_eq!(found("半导体材料和人工智能"), ["半导体材料", "人工智能"]);
    assert_eq!(found("MAIN"), Vec::<String>::new(), "AI within a Latin word is no industry");
    assert_eq!(found("AI产业"), ["人工智能"]);
}

#[test]
fn cues_say_what_they_mean() {
    let cues = &vocab().cues;
    assert_eq!(cues.bounds_before.at_end("企业超过"), Some(("超过".len(), Bound::Over)));
    assert_eq!(cues.bounds_before.at_end("不低于").map(|(_, bound)| bound), Some(Bound::AtLeast));
    assert_eq!(cues.bounds_after.at_start("余家").map(|(_, bound)| bound), Some(Bound::Over));
    assert_eq!(cues.change_by.at_end("同比下降").map(|(_, sign)| sign), Some(-1));
    assert_eq!(cues.change_fixed.get("翻番"), Some(Decimal::from(100)));
    assert_eq!(cues.five_year_plans.get("十四五"), Some((2021, 2025)));
    assert_eq!(cues.zone_references.get("全市"), Some(Reference::City));
}

#[test]
fn a_number_within_a_fixed_expression_is_found_to_be_none() {
    let text = "推进一二三产业融合和统一规划";
    let found: Vec<&str> = vocab().idioms.mentions(text).into_iter().map(|span| span.of(text)).collect();
    assert_eq!(found, ["一二三产业", "统一规划"]);
}

fn site(file: &str, text: &str) -> Checked<Vocab> {
    Vocab::load(&[SourceText::new(format!("vocab/{file}"), text)])
}

#[test]
fn a_site_adds_words_and_entries() {
    let text = "metrics:\n  - { name: 固定资产投资, synonyms: [固资投入] }\n  - { name: 园区咖啡馆数, dimension: count, kind: stock, unit: 家 }\n";
    let own = site("metrics.yaml", text);
    assert!(own.faults.is_empty(), "{}", crate::diag::plain(&own.faults));
    let metrics = &own.value.metrics;
    assert_eq!(metrics.canonical("固资投入"), Some("固定资产投资"));
    assert_eq!(metrics.canonical("固投"), Some("固定资产投资"), "the shipped synonyms stay");
    assert_eq!(metrics.get("园区咖啡馆数").map(|metric| metric.slug.as_str()), Some("yuanqu-kafeiguanshu"));
}

#[test]
fn a_site_may_make_a_synonym_an_entry_of_its_own() {
    let own =
        site("metrics.yaml", "metrics:\n  - { name: 固投, dimension: money, kind: flow, unit: 亿元, slug: gutou }\n");
    assert!(own.faults.is_empty(), "{}", crate::diag::plain(&own.faults));
    assert_eq!(own.value.metrics.canonical("固投"), Some("固投"));
    assert_eq!(own.value.metrics.shared_words(), []);
}

#[test]
fn faults_in_a_sites_tables_have_a_place_and_a_hint_and_the_rest_stands() {
    for (file, text, code, line, column) in [
        ("metrics.yaml", "metrics:\n  - { name: 甲数, dimensoin: count, kind: stock }\n", "vocab/unknown-key", 2, 17),
        ("metrics.yaml", "metrics:\n  - { name: 甲数, dimension: cuont, kind: stock }\n", "vocab/missing-key", 2, 13),
        (
            "metrics.yaml",
            "metrics:\n  - { name: 甲数, dimension: count, kind: stock, unit: 亿元 }\n",
            "vocab/unit-mismatch",
            2,
            13,
        ),
        (
            "metrics.yaml",
            "metrics:\n  - { name: 甲数, dimension: count, kind: stock, slug: tongyi }\n  - { name: 乙数, dimension: count, kind: stock, slug: tongyi }\n",
            "vocab/same-slug",
            3,
            13,
        ),
        ("metrics.yaml", "metrics: [\n", "vocab/syntax", 2, 1),
        ("industries.yaml", "industries:\n  - { name: 咖啡, slug: Kā }\n", "vocab/missing-key", 2, 13),
        ("industries.yaml", "industries:\n  - { name: 咖啡, slug: kafei, parent: 人工智熊 }\n", "vocab/parent", 2, 38),
        ("industries.yaml", "industries:\n  - { name: 咖啡, slug: kafei, parent: 咖啡 }\n", "vocab/parent", 2, 13),
        (
            "units.yaml",
            "units:\n  - { surface: 斗, dimension: volume, base: 升, factor: \"-10\" }\n",
            "vocab/factor",
            2,
            16,
        ),
        ("zones.yaml", "subtypes:\n  - { name: 咖啡园, type: 产业圆, slug: kafeiyuan }\n", "vocab/zone-type", 2, 13),
        ("cues.yaml", "bounds_before:\n  abuot: [差不多]\n", "vocab/cue", 2, 3),
        ("places.yaml", "localities:\n  - { name: 光谷, slug: guanggu }\n", "vocab/missing-key", 2, 5),
        ("counties.yaml", "counties: |\n  130130 无极县 wuji\n", "vocab/place", 2, 3),
        ("pinyin.yaml", "words:\n  - { word: 咖啡, slug: \"kā fēi\" }\n", "vocab/slug", 2, 13),
        ("metric.yaml", "metrics: []\n", "vocab/unknown-file", 0, 0),
    ] {
        let own = site(file, text);
        let found: Vec<(&str, usize, usize)> = own
            .faults
            .iter()
            .filter_map(|fault| fault.place.as_ref().map(|at| (fault.code, at.line, at.column)))
            .collect();
        assert_eq!(found, [(code, line, column)], "{file}: {text}{}", crate::diag::plain(&own.faults));
        assert!(own.faults.iter().all(|fault| fault.hint.is_some()), "{text}");
        assert_eq!(own.value.metrics.canonical("固投"), Some("固定资产投资"), "{file}");
        assert_eq!(own.value.industries.canonical("人工智能"), Some("人工智能"), "{file}");
    }
}

#[test]
fn an_empty_or_commented_file_is_no_fault() {
    for text in ["", "# nothing yet\n", "\n\n"] {
        assert!(site("metrics.yaml", text).faults.is_empty());
    }
}

#[test]
fn every_code_of_a_fault_is_reported_once_per_fault() {
    let text = "metrics:\n  - { name: 甲数, kind: stock }\n  - { name: 乙数, dimension: count }\n";
    let codes: BTreeMap<&str, usize> =
        site("metrics.yaml", text).faults.iter().fold(BTreeMap::new(), |mut sum, fault| {
            *sum.entry(fault.code).or_default() += 1;
            sum
        });
    assert_eq!(codes, BTreeMap::from([("vocab/missing-key", 2)]));
}

proptest::proptest! {
    #[test]
    fn nothing_panics_on_any_text(text in "\\PC*|[产业园区经开高新石河子万亿元/（中国市0-9A-Za-z ]{0,40}") {
        let vocab = vocab();
        let _ = (vocab.metrics.get(&text), vocab.industries.get(&text), vocab.zones.type_of(&text));
        let _ = (vocab.places.locate(&text), vocab.units.get(&text), vocab.units.normalise(Decimal::MAX, &text));
        for span in vocab.idioms.mentions(&text).into_iter().chain(vocab.places.mentions(&text).into_iter().map(|(span, _)| span)) {
            assert!(!span.of(&text).is_empty());
        }
        if let Some(unit) = vocab.units.match_at(&text) {
            assert_eq!(unit.unit.len(), unit.len);
            assert!(text.starts_with(unit.unit));
        }
        if let Some(slug) = vocab.slug_of(&text) {
            assert!(is_slug(&slug), "{slug}");
        }
        let full = vocab.zones.expand(&text);
        assert_eq!(vocab.zones.expand(&full), full);
    }
}

proptest::proptest! {
    #![proptest_config(proptest::prelude::ProptestConfig::with_cases(24))]
    #[test]
    fn no_file_of_a_site_breaks_the_rest(text in "\\PC*|(metrics|units|words):\n(  - \\{ name: [a-z甲]{1,3}, [a-z]{1,6}: [a-z\"1]{1,4} \\}\n){0,3}", at in 0..TABLES.len()) {
        let own = Vocab::load(&[SourceText::new(format!("vocab/{}.yaml", TABLES[at]), text)]);
        assert_eq!(own.value.industries.canonical("人工智能"), Some("人工智能"));
        assert!(own.faults.iter().all(|fault| fault.hint.is_some() && fault.place.is_some()));
    }
}

#[test]
fn every_national_zone_of_the_table_lies_somewhere() {
    let vocab = Vocab::embedded();
    let nowhere = |name: &&str| vocab.places.locate(name).is_none();
    assert_eq!(vocab.zones.national_names().filter(nowhere).collect::<Vec<_>>(), [""; 0]);
    assert!(vocab.zones.national_names().count() > 150);
}
