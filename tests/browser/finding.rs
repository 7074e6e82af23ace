//! What readers type and what they must find: names, short names, pinyin, initials, and the text of facts.

use serde_json::json;

use super::Served;
use super::chromium::Chromium;

/// What is typed, and what the address of one of the first results holds.
///
/// The first answers come from the jump index; those with `#` lead to one fact and come from the text index.
const QUERIES: [(&str, &str); 61] = [
    // Full and short names, and letters left out.
    ("石河子经济技术开发区", "zones/shihezi-jingkaiqu.html"),
    ("石河子经开区", "zones/shihezi-jingkaiqu.html"),
    ("石河子", "zones/shihezi-jingkaiqu.html"),
    ("运城经开区", "zones/yuncheng-jingkaiqu.html"),
    ("运城", "zones/yuncheng-jingkaiqu.html"),
    ("青岛高新区", "zones/qingdao-gaoxinqu.html"),
    ("白银高新区", "zones/baiyin-gaoxinqu.html"),
    ("北京经开区", "zones/beijing-jingkaiqu.html"),
    ("大庆高新区", "zones/daqing-gaoxinqu.html"),
    ("楚雄高新区", "zones/chuxiong-gaoxinqu.html"),
    ("潍坊", "zones/weifang-gaoxinqu.html"),
    ("赣州高新区", "zones/ganzhou-gaoxinqu.html"),
    ("和林格尔", "zones/helingeer-xinqu.html"),
    ("留创园", "zones/huhehaote-liuxue-renyuan-chuangyeyuan.html"),
    ("中环产业园", "zones/zhonghuan-chanyeyuan.html"),
    ("呼和浩特市", "regions/huhehaote-shi.html"),
    // A type, by itself: every zone of it is at hand.
    ("高新区", "zones/qingdao-gaoxinqu.html"),
    ("高新区", "zones/weifang-gaoxinqu.html"),
    ("经开区", "zones/shihezi-jingkaiqu.html"),
    // Pinyin and initials.
    ("shihezi", "zones/shihezi-jingkaiqu.html"),
    ("shz", "zones/shihezi-jingkaiqu.html"),
    ("shzjkq", "zones/shihezi-jingkaiqu.html"),
    ("qingdao", "zones/qingdao-gaoxinqu.html"),
    ("qdgxq", "zones/qingdao-gaoxinqu.html"),
    ("yuncheng", "zones/yuncheng-jingkaiqu.html"),
    ("ycjkq", "zones/yuncheng-jingkaiqu.html"),
    ("Qing Dao", "zones/qingdao-gaoxinqu.html"),
    ("hlge", "zones/helingeer-xinqu.html"),
    ("chuxiong", "zones/chuxiong-gaoxinqu.html"),
    ("wfgxq", "zones/weifang-gaoxinqu.html"),
    // Metrics, industries, provinces, honors.
    ("固定资产投资", "metrics/"),
    ("新材料", "industries/"),
    ("xincailiao", "industries/"),
    ("生物医药", "industries/"),
    ("内蒙古", "provinces/"),
    ("千亿级园区", "targets/"),
    // Mechanisms, with and without their marks.
    ("全代办", "mechanisms/"),
    ("联席会", "mechanisms/"),
    ("联席会机制", "zones/beijing-jingkaiqu.html#m-"),
    ("三字诀", "zones/ganzhou-gaoxinqu.html#m-"),
    ("保姆式服务", "zones/ganzhou-gaoxinqu.html#m-"),
    ("专班制", "zones/chuxiong-gaoxinqu.html#m-"),
    ("黄金政策包", "zones/chuxiong-gaoxinqu.html#m-"),
    ("油头化尾", "zones/daqing-gaoxinqu.html#"),
    // Companies and projects.
    ("延锋彼欧", "zones/daqing-gaoxinqu.html#c-"),
    ("长久物流", "zones/daqing-gaoxinqu.html#c-"),
    ("神威药业", "zones/chuxiong-gaoxinqu.html#"),
    ("锐科合金", "zones/ganzhou-gaoxinqu.html#c-"),
    ("大运集团", "zones/yuncheng-jingkaiqu.html#c-"),
    ("星河动力", "zones/huhehaote-hangtian-kaifaqu.html#p-"),
    ("合成孔径雷达", "zones/huhehaote-hangtian-kaifaqu.html#p-"),
    ("东旭新型显示材料", "zones/shihezi-jingkaiqu.html#p-"),
    // Honors and claims.
    ("减污降碳", "zones/baiyin-gaoxinqu.html#"),
    ("中国康湾", "zones/qingdao-gaoxinqu.html"),
    ("亦庄温度", "zones/beijing-jingkaiqu.html"),
    // Figures.
    ("313.6", "zones/huhehaote-jingkaiqu.html#f-"),
    ("432亿元", "zones/chuxiong-gaoxinqu.html#f-"),
    ("207.92", "zones/chuxiong-gaoxinqu.html#f-"),
    ("19190户", "zones/chuxiong-gaoxinqu.html#f-"),
    // Several words at once, and an article's headline.
    ("石河子 显示材料", "zones/shihezi-jingkaiqu.html#"),
    ("大庆 汽车制造", "zones/daqing-gaoxinqu.html#"),
];

/// How many results a reader looks over.
const LOOKED_OVER: usize = 14;

fn results(browser: &mut Chromium, query: &str) -> Vec<String> {
    let ask = format!(
        "(() => {{ const form = document.querySelector('form[data-jump]'); form.querySelector('[role=status]').textContent = ''; \
         const input = form.querySelector('input'); input.value = {}; input.dispatchEvent(new Event('input')); }})()",
        json!(query)
    );
    browser.eval(&ask);
    browser.until("document.querySelector('form[data-jump] [role=status]').textContent !== ''");
    let hrefs =
        browser.eval("[...document.querySelectorAll('form[data-jump] [role=option]')].map((one) => one.dataset.href)");
    let hrefs = hrefs.as_array().cloned().unwrap_or_default();
    hrefs.iter().map(|href| href.as_str().unwrap_or_default().to_string()).collect()
}

fn missed(browser: &mut Chromium) -> Vec<String> {
    let mut missed = Vec::new();
    for (query, wanted) in QUERIES {
        let found = results(browser, query);
        if !found.iter().take(LOOKED_OVER).any(|href| href.contains(wanted)) {
            missed.push(format!("`{query}` does not find {wanted}, but {found:?}"));
        }
    }
    missed
}

#[test]
fn readers_find_what_they_type() {
    let served = Served::start(&[]);
    let mut browser = Chromium::start();
    browser.resize(1280, 900);
    browser.open(&served.root);
    let missed = missed(&mut browser);
    assert!(missed.is_empty(), "{}", missed.join("\n"));
    assert!(browser.console.is_empty(), "{:#?}", browser.console);
    let strangers: Vec<_> =
        browser.requests.iter().filter(|url| !url.starts_with(&served.root) && *url != "about:blank").collect();
    assert!(strangers.is_empty(), "requests that leave the site: {strangers:?}");
}

#[test]
fn nothing_of_the_search_is_loaded_before_a_reader_searches() {
    let served = Served::start(&[]);
    let mut browser = Chromium::start();
    browser.open(&served.root);
    let early: Vec<_> =
        browser.requests.iter().filter(|url| url.contains("/pagefind/") || url.contains("/data/")).cloned().collect();
    assert!(early.is_empty(), "{early:?}");
    assert!(!results(&mut browser, "313.6").is_empty());
    assert!(browser.requests.iter().any(|url| url.contains("/pagefind/")), "{:?}", browser.requests);
}

#[test]
fn a_result_shows_its_words_and_leads_to_the_fact() {
    let served = Served::start(&[]);
    let mut browser = Chromium::start();
    browser.open(&served.root);
    results(&mut browser, "313.6");
    let excerpt = browser.eval("document.querySelector('form[data-jump] [role=option] .excerpt').textContent");
    assert!(excerpt.as_str().is_some_and(|words| words.contains("313.6")), "{excerpt}");
    browser.follow("form[data-jump] [role=option]:has(.excerpt)");
    let figure = browser.eval("document.getElementById(location.hash.slice(1)).textContent");
    assert!(figure.as_str().is_some_and(|words| words.contains("313.6")), "{}: {figure}", browser.address());
}

#[test]
fn without_the_index_the_box_still_finds_names() {
    let served = Served::start(&["--no-search"]);
    let mut browser = Chromium::start();
    browser.open(&served.root);
    assert!(results(&mut browser, "shz").iter().any(|href| href.contains("zones/shihezi-jingkaiqu.html")));
    assert!(!browser.requests.iter().any(|url| url.contains("/pagefind/")), "{:?}", browser.requests);
    assert!(browser.console.is_empty(), "{:#?}", browser.console);
}
