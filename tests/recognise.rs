//! What the recogniser reads of sentences in the manner of reports on development zones, one table a kind of mention,
//! and the laws that hold of any text.

#![allow(clippy::expect_used, clippy::disallowed_methods)] // a test may stop, and reads files

use proptest::prelude::*;
use yuanzhi::domain::{Bound, Point};
use yuanzhi::recognise::{
    Amount, Layer, Mention, MentionKind, PercentUnit, RankForm, Recogniser, Reference, ZoneForm, resolve, rows,
};

/// A bound as the tables write it.
fn sign(bound: Bound) -> &'static str {
    bound.sign()
}

fn amount(amount: &Amount) -> String {
    format!("{}{}{}", sign(amount.quantity.bound), amount.quantity.value.normalize(), amount.quantity.unit)
}

/// One mention as a short line: what it is and what it says.
fn line(mention: &Mention, text: &str) -> String {
    let words = |span: Option<yuanzhi::source::Span>| span.map_or("?", |span| span.of(text)).to_string();
    match &mention.kind {
        MentionKind::Quantity(found) => amount(found),
        MentionKind::Grade(found) => format!("grade {}", amount(found)),
        MentionKind::Range { low, high } => format!("{}..{}", amount(low), amount(high)),
        MentionKind::Percent(found) => {
            let unit = if found.unit == PercentUnit::Percent { "%" } else { "pp" };
            format!("{}{}{unit}", sign(found.bound), found.value.normalize())
        }
        MentionKind::Fraction(found) => format!("part {}{}%", sign(found.bound), found.percent.normalize()),
        MentionKind::Change(found) => {
            let place = found.respective.map_or(String::new(), |(place, count)| format!(" {}/{count}", place + 1));
            format!(
                "change {}{}{} {:?}{place}",
                sign(found.bound),
                found.value.normalize(),
                found.unit.zh(),
                found.basis
            )
        }
        MentionKind::Share(found) => {
            format!("share {}{}% of {}", sign(found.bound), found.pct.normalize(), words(found.of))
        }
        MentionKind::Rank(found) => {
            let form = if found.form == RankForm::Within { "within " } else { "" };
            format!("rank {form}{} among {}", found.position, words(found.among))
        }
        MentionKind::Ordinal(number) => format!("no. {number}"),
        MentionKind::Number { value, bound, .. } => format!("number {}{value}", sign(*bound)),
        MentionKind::Period(period) => {
            let reference = Reference::article("2023-11-20".parse::<Point>().expect("a day"));
            let resolved = resolve(period, reference).map(|resolved| resolved.period.to_string());
            format!("time {}", resolved.unwrap_or_else(|| format!("{:?}", period.when)))
        }
        MentionKind::Zone(zone) => {
            let form = match zone.form {
                ZoneForm::Named => "zone",
                ZoneForm::Bare => "a zone",
                ZoneForm::Pointer => "that zone",
            };
            format!("{form} {}", mention.span.of(text))
        }
        MentionKind::Organisation(kind) => format!("{kind:?} {}", mention.span.of(text)),
        MentionKind::Quoted(quoted) => format!("quoted {} {}", quoted.depth, quoted.inner.of(text)),
    }
}

fn read(text: &str, layer: fn(Layer) -> bool) -> Vec<String> {
    let mentions = Recogniser::embedded().mentions(text);
    mentions.iter().filter(|mention| layer(mention.kind.layer())).map(|mention| line(mention, text)).collect()
}

/// Holds every sentence of a table against the figures expected of it.
fn figures(table: &[(&str, &[&str])]) {
    for (text, expected) in table {
        assert_eq!(read(text, |layer| layer == Layer::Figures), *expected, "{text}");
    }
}

fn names(table: &[(&str, &[&str])]) {
    for (text, expected) in table {
        assert_eq!(read(text, |layer| layer == Layer::Names), *expected, "{text}");
    }
}

#[test]
fn quantities_keep_number_unit_and_bound() {
    figures(&[
        ("实缴税金12.6亿元，出口4300万美元", &["12.6亿元", "4300万美元"]),
        ("园内企业約６００家，占地３.５萬畝", &["≈600家", "3.5万亩"]),
        ("超60家、近600家、逾1.2万人", &[">60家", "<600家", ">1.2万人"]),
        ("投资不低于30亿元，亩均税收30万元以上", &["≥30亿元", "≥30万元"]),
        ("吸纳2.2万余吨、十余家、百余家、3亿多元、三十多个", &[">2.2万吨", ">10家", ">100家", ">3亿元", ">30个"]),
        ("数十家、几百亿元、若干亿元", &[]),
        ("市值过千亿元，上百家供应商，近百家客户", &[">1000亿元", "≥100家", "<100家"]),
        (
            "千亿级园区、500亿元级集群、百万千瓦级基地、万吨级码头",
            &["grade 1000亿", "grade 500亿元", "grade 100万千瓦", "grade 1万吨级"],
        ),
        ("年产能105GW、6GWh储能、220千伏、15蒸吨", &["105GW", "6GWh", "220千伏", "15蒸吨"]),
        ("亩均税收35万元/亩", &["35万元/亩"]),
        ("两大主导产业、“四大”集群、八大板块、一大批项目", &["2个", "4个", "8个"]),
        ("一个项目、一批企业、一家公司", &[]),
        ("三成半、二斤半、一年半", &["35%", "2.5斤", "1.5年"]),
        ("5G、G20、PM2.5、A100芯片、5A级景区", &[]),
        ("每千人拥有148.6户", &["148.6户"]),
        ("一万零十二户、5万4千6百人、壹仟玖佰圆整", &["10012户", "54600人", "1900元"]),
        ("十四届人大二次会议、四位一体、三中全会", &[]),
        ("50元6角三分、7块以上、一块标准地", &["50.63元", "≥7元", "1块"]),
        ("港币3.14，￥1200万", &["3.14港元", "1200万元"]),
    ]);
}

#[test]
fn ranges_have_two_ends_of_one_unit() {
    figures(&[
        ("年产5000台—10000台", &["5000台..10000台"]),
        ("税率8%~10%，毛利8-10%", &["8%..10%", "8%..10%"]),
        ("30至50人、两到三万港元、5000—1万元", &["30人..50人", "2万港元..3万港元", "5000元..1万元"]),
        ("一百二十到一百五十万元", &["120万元..150万元"]),
        ("用2—3年时间，三五家，七八百万元", &["2年时间..3年时间", "3家..5家", "700万元..800万元"]),
        ("由10家到20家", &["10家", "20家"]),
        ("从5%提高到8%", &["5%", "8%"]),
    ]);
}

#[test]
fn percentages_and_fractions() {
    figures(&[
        ("完成年度任务的103.5%，已建成八成", &["103.5%", "80%"]),
        ("百分之三十五、千分之二、百分之百", &["35%", "0.2%", "100%"]),
        ("降至2%左右，不足1%", &["≈2%", "<1%"]),
        ("1/4的产值、二分之一的企业、近三分之一、四分之一强", &["part 25%", "part 50%", "part <33.3333%", "part >25%"]),
        ("百分之二三十", &[]),
        ("由三家组成，率先成立", &["3家"]),
    ]);
}

#[test]
fn changes_carry_sign_unit_and_base() {
    figures(&[
        ("同比增长33.3%，增速24.9%", &["change 33.3% YearOnYear", "change 24.9% Unstated"]),
        ("较上年下降4.5%", &["change -4.5% YearOnYear"]),
        ("比去年同期增长近12%，环比回落1.3%", &["change <12% YearOnYear", "change -1.3% PeriodOnPeriod"]),
        ("增长了约15%，增幅达8%，降幅为3%", &["change ≈15% Unstated", "change 8% Unstated", "change -3% Unstated"]),
        ("同比-3.2%", &["change -3.2% YearOnYear"]),
        ("比2012年增长1.2倍", &["change 1.2倍 Since"]),
        ("较“十三五”末提高6个百分点", &["change 6个百分点 Since"]),
        ("年均增长9%，以年均15%的速度增长", &["change 9% Average", "change 15% Average"]),
        ("高于全省平均水平3.9个百分点，比全市高2个百分点", &["change 3.9个百分点 Against", "change 2个百分点 Against"]),
        ("同比分别增长42%、20%", &["change 42% YearOnYear 1/2", "change 20% YearOnYear 2/2"]),
        ("分别增长12%、8%和3%", &["change 12% Unstated 1/3", "change 8% Unstated 2/3", "change 3% Unstated 3/3"]),
        ("同比分别增长12%、下降3%", &["change 12% YearOnYear 1/2", "change -3% YearOnYear 2/2"]),
        ("翻了近两番，实现翻番，增长一倍", &["change <2番 Unstated", "change 100% Unstated", "change 100% Unstated"]),
        ("排名跃升16位，后移3位", &["change 16位 Unstated", "change -3位 Unstated"]),
        ("占比提高到42%，增至35%", &["share 42% of ?", "35%"]),
    ]);
}

#[test]
fn shares_know_their_whole() {
    figures(&[
        ("占全市该产业产值比重约33.3%", &["share ≈33.3% of 全市该产业产值"]),
        ("占沧海市的66%", &["share 66% of 沧海市"]),
        ("约占全省总量的三分之一", &["share ≈33.3333% of 全省总量"]),
        ("新兴产业产值占比达91.3%", &["share 91.3% of ?"]),
        ("占全州10%、全市33%", &["share 10% of 全州", "share 33% of 全市"]),
        ("占地60亩，抢占40%", &["60亩", "40%"]),
        ("占据国内市场60%以上", &["share ≥60% of 国内市场"]),
    ]);
}

#[test]
fn ranks_know_their_field() {
    figures(&[
        ("综合考核在全省160个开发区中居第4位", &["160个", "rank 4 among 全省160个开发区"]),
        ("位居全省第二", &["rank 2 among 全省"]),
        ("均居全州首位，排名全国第30位", &["rank 1 among 全州", "rank 30 among 全国"]),
        ("在288个城市中，科创指数排名第12位", &["288个", "rank 12 among 288个城市"]),
        ("跻身全国前50强、前三名", &["rank within 50 among 全国", "rank within 3 among ?"]),
        ("第三次获奖，第二批试点，第一时间到场，第三产业", &["no. 3", "no. 2"]),
        ("系列第二", &["no. 2"]),
    ]);
}

#[test]
fn times_resolve_against_the_article() {
    figures(&[
        (
            "2023年1—8月，1至8月份，今年前5个月",
            &["time 2023-01/2023-08", "time 2023-01/2023-08", "time 2023-01/2023-05"],
        ),
        ("今年上半年、去年四季度、前三季度", &["time 2023-H1", "time 2022-Q4", "time 2023-01/2023-09"]),
        ("截至2021年底，截止到9月中旬，截至目前", &["time ..2021-12", "time ..2023-09", "time ..2023-11-20"]),
        ("到2025年，力争到“十四五”末", &["time ..2025", "time ..2025"]),
        ("“十三五”期间、“十三五”以来、“十四五”规划", &["time 2016/2020", "time 2016/.."]),
        ("2009年以来13年间，十年来，近三年", &["time 2009/2022", "time 2013/2023", "time 2020/2023"]),
        ("自1992年成立以来，2015年起，2020年至今", &["time 1992/..", "time 2015/..", "time 2020/.."]),
        ("2018—2022年、2019年到2021年", &["time 2018/2022", "time 2019/2021"]),
        ("2010.01.29、2019/04/19、20240307", &["time 2010-01-29", "time 2019-04-19", "time 2024-03-07"]),
        ("12月8日至10日，6月末，年初", &["time 2023-12-08/2023-12-10", "time 2023-06", "time 2023-01"]),
        ("二〇二二年三月，十九世纪七十年代", &["time 2022-03", "time 1870/1879"]),
        ("产业链形成后年产值，多年内，三年内，3年试点", &["3年", "3年"]),
        ("新增1785户，长三角，二期3号地块", &["1785户", "number 3"]),
    ]);
}

#[test]
fn a_year_without_words_of_its_own_is_the_one_named_before() {
    let resolved = |text: &str, context: Option<i32>| {
        let mentions = Recogniser::embedded().mentions(text);
        let MentionKind::Period(period) = &mentions.first().expect("a mention").kind else {
            panic!("{text} is a time")
        };
        resolve(period, Reference { article: Some(Point::Year(2024)), context })
            .map(|resolved| (resolved.period.to_string(), resolved.reasoned))
    };
    assert_eq!(resolved("全年", None), None);
    assert_eq!(resolved("全年", Some(2022)), Some(("2022".to_string(), true)));
    assert_eq!(resolved("1—8月", Some(2022)), Some(("2022-01/2022-08".to_string(), true)));
    assert_eq!(resolved("上年", Some(2022)), Some(("2021".to_string(), true)));
    assert_eq!(resolved("去年", Some(2022)), Some(("2023".to_string(), true)));
    assert_eq!(resolved("2021年", Some(2022)), Some(("2021".to_string(), false)));
}

#[test]
fn zones_by_place_or_by_name() {
    names(&[
        ("走进新疆石河子经开区", &["zone 新疆石河子经开区"]),
        ("位于青岛高新区的某厂", &["zone 青岛高新区"]),
        ("从整个栟茶新区看", &["zone 栟茶新区"]),
        ("几家园子,如长桥产业园、如皋产业园", &["zone 长桥产业园", "zone 如皋产业园"]),
        ("一座海上新城的账本", &[]),
        ("中泰(玉林)产业园", &["zone 中泰(玉林)产业园"]),
        ("北京·承德新材料产业园", &["zone 北京·承德新材料产业园"]),
        ("川渝合作特别试验区", &["zone 川渝合作特别试验区"]),
        ("青瓷小镇迎客", &["zone 青瓷小镇"]),
        ("山东自贸试验区、自贸试验区青岛片区", &["zone 山东自贸试验区", "zone 自贸试验区青岛片区"]),
        ("吉林经开区与吉林省经开区", &["zone 吉林经开区"]),
        ("和林格尔新区与包头装备制造产业园", &["zone 和林格尔新区", "zone 包头装备制造产业园"]),
        ("如今，云杉产业园正在扩建", &["zone 云杉产业园"]),
        ("该区全力建设国家级经济技术开发区", &["that zone 该区"]),
        ("高新区按下快进键，拓展高新区空间", &["a zone 高新区", "a zone 高新区"]),
        ("全省高新区、160个开发区、6家国家高新区", &[]),
        ("2021年高新区企业增长", &["a zone 高新区"]),
        ("冲刺一流国家高新区", &[]),
        ("運城經濟技術開發區", &["zone 運城經濟技術開發區"]),
    ]);
}

#[test]
fn organisations_by_their_endings() {
    names(&[
        (
            "与北方重卡集团签约，引进内蒙古晨星硅能科技有限公司",
            &["Company 北方重卡集团", "Company 内蒙古晨星硅能科技有限公司"],
        ),
        ("远帆投资(中国)有限公司", &["Company 远帆投资(中国)有限公司"]),
        ("农业银行呼和浩特分行提供贷款", &["Bank 农业银行呼和浩特分行"]),
        (
            "联合清华大学、山西财经大学成立运城科创研究院",
            &["University 清华大学", "University 山西财经大学", "Institute 运城科创研究院"],
        ),
        ("上市公司、我们公司、大学生、集团化", &[]),
    ]);
}

#[test]
fn quotations_nest() {
    let quotes = |text: &str| read(text, |layer| matches!(layer, Layer::Quotes(_)));
    assert_eq!(quotes("“推出‘零跑腿’服务”"), ["quoted 0 推出‘零跑腿’服务", "quoted 1 零跑腿"]);
    assert_eq!(quotes("建成『千亿园区』，出台《若干措施》"), ["quoted 0 千亿园区", "quoted 0 若干措施"]);
    assert_eq!(quotes("缺了一半“的引号"), Vec::<String>::new());
    assert_eq!(quotes("\"标准地\"改革"), ["quoted 0 标准地"]);
}

#[test]
fn rows_are_absolute_and_counted_in_characters() {
    let found = rows(Recogniser::embedded(), "奖池升至36.57亿元", None);
    let money = found.iter().find(|row| row.kind == "money").expect("money");
    assert_eq!((money.surface.as_str(), money.start, money.end), ("36.57亿元", 4, 11));
    assert_eq!(money.value.map(|value| value.to_string()).as_deref(), Some("3657000000"));
    assert_eq!(money.unit.as_deref(), Some("元"));
    let time = rows(Recogniser::embedded(), "2018年起", None);
    assert_eq!(time[0].period.as_deref(), Some("2018.."));
}

/// The laws of any reading: spans lie on characters, are sorted, and do not overlap within a layer.
fn lawful(text: &str) -> Result<(), TestCaseError> {
    let mentions = Recogniser::embedded().mentions(text);
    let mut ends: std::collections::BTreeMap<Layer, usize> = std::collections::BTreeMap::new();
    let mut last = 0;
    for mention in &mentions {
        let span = mention.span;
        prop_assert!(span.start < span.end && span.end <= text.len(), "{span:?} of {text:?}");
        prop_assert!(text.is_char_boundary(span.start) && text.is_char_boundary(span.end), "{span:?} of {text:?}");
        prop_assert!(span.start >= last, "unsorted in {text:?}");
        last = span.start;
        let end = ends.entry(mention.kind.layer()).or_insert(0);
        prop_assert!(span.start >= *end, "overlap at {span:?} ({:?}) in {text:?}", mention.kind);
        *end = span.end;
    }
    let chars = text.chars().count();
    for row in rows(Recogniser::embedded(), text, "2023-02-28".parse().ok()) {
        prop_assert!(row.start < row.end && row.end <= chars);
    }
    Ok(())
}

/// Pieces that reports are made of, to be thrown together.
const PIECES: [&str; 78] = [
    "2023年", "1—8月", "今年", "去年", "上半年", "截至", "到", "从", "至", "以来", "起", "十", "年", "月", "日", "底",
    "前", "后", "第", "位", "名", "30", "3.5", "1,234", "１２", "亿", "万", "元", "家", "个", "%", "个百分点", "成",
    "倍", "番", "翻", "了", "近", "约", "超", "余", "多", "以上", "左右", "同比", "增长", "下降", "分别", "较", "上年",
    "占", "全市", "比重", "的", "居", "首位", "在", "中", "之", "分", "一", "两", "百", "半", "块", "又", "“", "”",
    "‘", "《", "》", "、", "，", "\n", "高新区", "青岛", "有限公司", "-",
];

proptest! {
    #![proptest_config(ProptestConfig { cases: 600, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_string_is_read_lawfully(text in "\\PC{0,80}") {
        lawful(&text)?;
    }

    #[test]
    fn any_heap_of_words_is_read_lawfully(pieces in prop::collection::vec(prop::sample::select(&PIECES[..]), 0..24)) {
        lawful(&pieces.concat())?;
    }

    #[test]
    fn a_quantity_reads_back(value in 1u32..1_000_000, unit in prop::sample::select(&["亿元", "万吨", "家", "平方公里", "户", "GW"][..])) {
        let text = format!("共{value}{unit}，");
        let mentions = Recogniser::embedded().mentions(&text);
        let read = mentions.iter().find_map(|mention| match &mention.kind {
            MentionKind::Quantity(amount) => Some((amount.quantity.value.to_string(), amount.quantity.unit.clone())),
            _ => None,
        });
        prop_assert_eq!(read, Some((value.to_string(), unit.to_string())));
    }
}
