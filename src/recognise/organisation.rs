//! Names of organisations by how they end: 有限公司, 集团, 研究院, 大学, 银行, 管委会.

use super::figure::Token;
use super::glyphs::{Glyphs, is_han};
use super::mention::{MentionKind, OrganisationKind};
use super::name::{self, Before, Names, Of};

use OrganisationKind::{Association, Bank, Company, Hospital, Institute, Office, University};

/// Endings and what they make of a name.
pub(super) const ENDINGS: [(&str, OrganisationKind); 40] = [
    ("股份有限公司", Company),
    ("有限责任公司", Company),
    ("集团股份有限公司", Company),
    ("集团有限公司", Company),
    ("有限公司", Company),
    ("控股集团", Company),
    ("集团公司", Company),
    ("集团", Company),
    ("公司", Company),
    ("分公司", Company),
    ("银行", Bank),
    ("分行", Bank),
    ("支行", Bank),
    ("农商行", Bank),
    ("证券", Bank),
    ("信用社", Bank),
    ("研究院", Institute),
    ("研究所", Institute),
    ("研究总院", Institute),
    ("设计院", Institute),
    ("科学院", Institute),
    ("分院", Institute),
    ("实验室", Institute),
    ("大学", University),
    ("学院", University),
    ("党校", University),
    ("医院", Hospital),
    ("卫生院", Hospital),
    ("管委会", Office),
    ("管理委员会", Office),
    ("委员会", Office),
    ("人民政府", Office),
    ("工商联", Association),
    ("联合会", Association),
    ("协会", Association),
    ("商会", Association),
    ("学会", Association),
    ("促进会", Association),
    ("合作社", Company),
    ("事务所", Company),
];

/// What stands before an ending and makes no name: 上市公司, 重点实验室, 产业研究院.
const SORTS: &str = "上市 分 子 总 母 平台 国有 民营 外资 合资 该 本 我 重点 省级 国家 国家级 市级 省重点 国家重点 工程 联合 企业 产业 大型 龙头 骨干 科技 高新技术 投资 控股 股份 \
    平台类 知名 多家 各 行业 商业 专业 独立 项目 运营 管理 建设 城投 园区 集团 国内 国际 中小 民办 职业 高等 三甲 三级 公立 政策性 商业性 跨国 产业链 新型 企业集团 领军";

/// The organisation whose name ends with the ending from `start` to `end`.
pub(super) fn organisation(names: Names, (start, end, kind): (usize, usize, OrganisationKind)) -> Option<Token> {
    let Names { glyphs, plain, vocab, .. } = names;
    // 建设 and 管理 are verbs before a laboratory, but part of many a firm's name.
    let of = if matches!(kind, Company | Bank) { Of::Organisation } else { Of::Zone };
    let before = name::before(names, start, of);
    let from = name_start(glyphs, &before, start);
    let name = plain.slice(from, start);
    let another_word = match kind {
        University => matches!(glyphs.at(end), '生' | '城' | '科' | '毕' | '园' | '习'),
        Company => glyphs.at(end) == '化',
        Bank => matches!(glyphs.at(end), '业' | '化' | '卡' | '间'),
        _ => false,
    };
    let sort = SORTS.split_whitespace().any(|sort| sort == name);
    // 公司 alone ends much that is no name; before it stands a place or a trade.
    let firm = plain.slice(start, end) != "公司"
        || !before.places.is_empty()
        || vocab.cues.company_suffixes.at_end(name).is_some();
    let long_enough = start - from >= 2 && name.chars().any(is_han);
    (long_enough && firm && !sort && !another_word).then_some(Token {
        start: from,
        end,
        kind: MentionKind::Organisation(kind),
    })
}

/// A name begins at the place it begins with, unless that place only says where a branch is: 农业银行呼和浩特分行.
fn name_start(glyphs: &Glyphs, before: &Before, start: usize) -> usize {
    let branch = matches!(glyphs.at(start), '分' | '支');
    // 同中国科学院某某研究所: with whom.
    let with = matches!(glyphs.at(before.start), '同' | '与' | '跟')
        && (glyphs.has(before.start + 1, "中国") || before.places.iter().any(|(from, _)| *from == before.start + 1));
    if with {
        return before.start + 1;
    }
    match before.places.first() {
        // 陕汽新疆汽车有限公司: a daughter bears the name of its mother before its place.
        Some(&(from, to)) if to < start && glyphs.has(start, "有限") && is_mother(glyphs, before.start, from) => {
            before.start
        }
        // 泰尔(江西)检测实验室: a place in brackets begins nothing.
        Some(&(from, to)) if glyphs.before(from) != '(' && !branch && (to < start || before.start == from) => from,
        _ => before.start,
    }
}

/// True where the words from `start` to `end` may be the name of a firm whose daughter is named after them.
fn is_mother(glyphs: &Glyphs, start: usize, end: usize) -> bool {
    let class = ["客户", "企业", "公司", "股东", "业主", "伙伴", "厂商", "商户", "法人"];
    (2..=8).contains(&(end - start)) && !class.iter().any(|word| glyphs.has(end - 2, word))
}
