//! Several articles in one file: each begins with its headings and its by-line.

use super::head::find_date;
use super::lines::Role;
use super::mend::Block;
use crate::domain::Point;

/// How many lines a headline and its by-line lie apart at most.
const NEAR: usize = 24;

/// Where the articles of a file begin: indices of blocks, the first always 0.
pub(super) fn starts(blocks: &[Block]) -> Vec<usize> {
    let mut starts = vec![0];
    // The last paragraph of the story before each block.
    let mut story: Option<usize> = None;
    for (i, block) in blocks.iter().enumerate() {
        let told = story;
        if block.role == Role::Body {
            story = Some(i);
        }
        let signed = block.role == Role::Byline && (stands_over(block.text.text()) || !closes(blocks, i))
            || block.role == Role::Body && opens_with_dateline(block.text.text());
        if !signed {
            continue;
        }
        let from = first_heading_above(blocks, i);
        let begun = told.is_some_and(|told| told < from && told >= starts.last().copied().unwrap_or(0));
        if begun && (from < i || day_alone(block.text.text()).is_some()) {
            starts.push(from);
        }
    }
    starts
}

/// The day of a line that says nothing else, such as 【2021年3月4日 第2版】 over each of several items of one page.
pub(super) fn day_alone(text: &str) -> Option<Point> {
    let mark = |c: char| c.is_ascii_digit() || c.is_whitespace() || "年月日【】〔〕[]()-./第版".contains(c);
    let alone = text.chars().all(mark);
    find_date(text).filter(|date| alone && matches!(date, Point::Day(..)))
}

/// 【2021年3月4日 第2版】: a day in brackets, or with its page, stands over what was printed then.
fn stands_over(text: &str) -> bool {
    (text.starts_with(['【', '〔', '[']) || text.contains('版')) && day_alone(text).is_some()
}

/// True where a by-line stands at the end of its article: the next thing of weight is a heading or nothing.
fn closes(blocks: &[Block], at: usize) -> bool {
    let above = at.checked_sub(1).and_then(|i| blocks.get(i)).map(|b| b.role);
    let below = blocks[at + 1..]
        .iter()
        .take(NEAR)
        .map(|b| b.role)
        .find(|role| !matches!(role, Role::Caption | Role::Furniture | Role::Byline));
    above == Some(Role::Body) && !matches!(below, Some(Role::Body | Role::Repeat))
}

/// The uppermost of the headings right above block `at`; `at` itself where none is.
fn first_heading_above(blocks: &[Block], at: usize) -> usize {
    let passable = |role: Role| matches!(role, Role::Heading(_) | Role::Furniture | Role::Byline);
    let run = blocks[..at].iter().rev().take(NEAR).take_while(|b| passable(b.role)).count();
    let headings = blocks[at - run..at].iter().position(|b| matches!(b.role, Role::Heading(_)));
    headings.map_or(at, |first| at - run + first)
}

/// True for a paragraph such as 某某日报讯(记者 张三)…… or 本报某地5月3日电.
fn opens_with_dateline(text: &str) -> bool {
    let mut end = text.len().min(100);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    let start = &text[..end];
    let Some(at) = start.find(['讯', '电']) else { return false };
    let (before, after) = (&start[..at], start[at..].trim_start_matches(['讯', '电', ' ']));
    let names_paper = before.starts_with("本报")
        || before.ends_with("日报")
        || before.ends_with("社")
        || before.ends_with('日')
        || before.ends_with("网");
    before.chars().count() <= 20
        && !before.contains([',', '。'])
        && names_paper
        && (after.starts_with('(') || before.starts_with("本报"))
}

/// The names in a by-line, as written: `◎本报记者 张三 通讯员 李四` gives 张三 and 李四.
pub(super) fn reporters(text: &str) -> Vec<String> {
    let inside = text.find("记者").or_else(|| text.find("通讯员")).map_or("", |at| &text[at..]);
    let inside = inside.split([')', '。', ',']).next().unwrap_or("");
    let mut names = Vec::new();
    let words = inside
        .split([' ', '、', ':', '/', '·', '|', '('])
        .flat_map(|word| word.split("记者"))
        .flat_map(|word| word.split("通讯员"));
    for word in words {
        let word = ["文图", "摄影报道", "报道", "摄影", "摄", "文", "图"]
            .iter()
            .fold(word, |word, end| word.strip_suffix(end).unwrap_or(word));
        let length = word.chars().count();
        let chinese = word.chars().all(|c| c >= '\u{4E00}');
        if (2..=4).contains(&length) && chinese && !["本报", "特约", "见习", "实习生", "首席"].contains(&word)
        {
            names.push(word.to_string());
        }
    }
    names
}

#[cfg(test)]
mod tests {
    use super::super::Article;
    use super::*;

    #[test]
    fn names_are_taken_from_by_lines() {
        assert_eq!(reporters("◎本报记者 张小三 通讯员 李四"), ["张小三", "李四"]);
        assert_eq!(reporters("● 本报记者王五六文图"), ["王五六"]);
        assert_eq!(reporters("某某日报讯(记者 张三 通讯员 李四)近日,园区开会。"), ["张三", "李四"]);
    }

    #[test]
    fn each_heading_with_a_by_line_begins_an_article() {
        let text = "# 云岭高新区:向新\n\n◎本报记者 张三\n\n园区很忙。\n\n## 小标题\n\n项目很多。\n\n# 海川经开区:提质\n\n◎本报记者 李四\n\n企业很多。\n\n### 河西高新区入选试点\n\n某某日报讯(记者 王五)近日,名单公布。\n";
        let article = Article::read("a.txt", text.as_bytes()).value;
        let titles: Vec<&str> = article.parts.iter().map(|part| part.title.as_str()).collect();
        assert_eq!(titles, ["云岭高新区:向新", "海川经开区:提质", "河西高新区入选试点"]);
        assert_eq!(article.parts[2].reporters, ["王五"]);
        assert_eq!(article.parts[1].lines, (11, 16));
    }

    #[test]
    fn old_pieces_stand_under_their_days() {
        let text = "# 旧闻两则\n\n本报记者 张三\n\n编者按:今天重读两则旧闻,供读者对照。\n\n【2015年4月12日 第1版】\n\n一家企业开工\n\n今年园区很忙。\n\n【2019年6月3日 第5版】\n\n一个项目投产\n\n今年项目很多。\n";
        let article = Article::read("a.txt", text.as_bytes()).value;
        let dates: Vec<_> = article.parts.iter().map(|part| part.date).collect();
        assert_eq!(dates, [None, Some(Point::Day(2015, 4, 12)), Some(Point::Day(2019, 6, 3))]);
    }

    #[test]
    fn the_words_of_a_picture_over_the_headline_are_no_article() {
        let text = "航拍镜头下的云岭工厂。\n\n## 一滴水的旅程\n\n本报记者 张三\n\n园区很忙。\n";
        let article = Article::read("a.txt", text.as_bytes()).value;
        assert_eq!(article.parts.len(), 1);
        assert_eq!(article.parts[0].title, "一滴水的旅程");
        assert_eq!(article.parts[0].paragraphs[0].role, Role::Caption);
    }
}
