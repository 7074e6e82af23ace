//! Laws of reading on generated texts: nothing panics, evidence stands on its line, the same text gives the same facts.

#![allow(clippy::expect_used, clippy::disallowed_methods)] // a test may stop, and reads files

use proptest::prelude::*;
use yuanzhi::article::Article;
use yuanzhi::facts;
use yuanzhi::record::FactRow;
use yuanzhi::vocab::Vocab;

/// Pieces of the genre, put together in any order.
const PIECES: &[&str] = &[
    "柳州高新区",
    "该区",
    "全市",
    "园区",
    "今年以来,",
    "截至9月底,",
    "2021年",
    "1—8月,",
    "上年",
    "到2025年,",
    "力争",
    "预计",
    "其中,",
    "分别",
    "同比增长",
    "下降",
    "占",
    "全市的",
    "比重",
    "居全省第",
    "位",
    "完成",
    "固定资产投资",
    "新签约项目",
    "规上工业总产值",
    "企业",
    "协议总投资",
    "进出口总额",
    "3.5",
    "120",
    "1/4",
    "%",
    "亿元",
    "万元",
    "家",
    "个",
    "个百分点",
    "余",
    "近",
    "以上",
    "倍",
    "翻番",
    "、",
    ",",
    ";",
    "。",
    ":",
    "“",
    "”",
    "(",
    ")",
    "\n",
    "\n\n\n",
    "## ",
    "其中工业项目",
    "在生物医药领域,",
    "打造新能源汽车产业链。",
    "年产",
    "万吨",
    "项目",
    "由",
    "提高到",
    "的",
    "第",
    "一",
    "三",
    "十",
    "\u{3000}",
    " ",
    "一、",
    "本报讯(记者 张三)",
    "序号 指标 单位 9月 同比\n",
];

fn text() -> impl Strategy<Value = String> {
    proptest::collection::vec(proptest::sample::select(PIECES), 0..60).prop_map(|pieces| pieces.concat())
}

/// The stored articles, in one string of characters: what reporters write, to be cut up and put together anew.
fn articles() -> &'static [char] {
    static TEXT: std::sync::LazyLock<Vec<char>> = std::sync::LazyLock::new(|| {
        let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/articles");
        let mut files: Vec<_> =
            std::fs::read_dir(folder).expect("a folder").map(|e| e.expect("an entry").path()).collect();
        files.retain(|path| path.extension().is_some_and(|end| end == "txt"));
        files.sort();
        files
            .iter()
            .flat_map(|path| std::fs::read_to_string(path).expect("a text").chars().collect::<Vec<_>>())
            .collect()
    });
    &TEXT
}

/// A stretch of the articles with cuts made in it and pieces of other articles set in.
fn cut_up() -> impl Strategy<Value = String> {
    let all = articles().len();
    proptest::collection::vec((0..all, 1..90usize), 1..12).prop_map(move |stretches| {
        stretches.into_iter().flat_map(|(from, length)| &articles()[from..(from + length).min(all)]).collect()
    })
}

fn rows(name: &str, bytes: &[u8]) -> (Article, Vec<FactRow>) {
    let article = Article::read(name, bytes).value;
    let rows = facts::read(&article, Vocab::embedded()).facts.iter().map(FactRow::from).collect();
    (article, rows)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, ..ProptestConfig::default() })]

    #[test]
    fn evidence_stands_on_its_line(text in text()) {
        let (article, rows) = rows("a.txt", text.as_bytes());
        for row in &rows {
            prop_assert!(article.source.line(row.line).contains(&row.evidence), "{row:?}");
            prop_assert!(!row.zone.is_empty());
        }
    }

    #[test]
    fn the_same_text_gives_the_same_facts(text in text()) {
        prop_assert_eq!(rows("a.txt", text.as_bytes()).1, rows("a.txt", text.as_bytes()).1);
    }

    #[test]
    fn no_cut_through_an_article_makes_it_panic(text in cut_up()) {
        rows("a.txt", text.as_bytes());
    }

    #[test]
    fn no_bytes_make_it_panic(bytes in proptest::collection::vec(any::<u8>(), 0..300)) {
        rows("a", &bytes);
    }

    #[test]
    fn no_characters_make_it_panic(text in "\\PC{0,80}") {
        rows("a.txt", text.as_bytes());
    }
}
