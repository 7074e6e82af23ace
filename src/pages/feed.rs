//! For machines that follow the site: sitemap, robots.txt and the Atom feed.

use std::fmt::Write;

use crate::domain::{Period, Status};
use crate::site::{Article, Entry, Part, Site, address};

use super::Page;
use super::parts::Desk;
use super::source::fact_words;

/// Addresses one sitemap may hold, by the protocol.
const MOST_ADDRESSES: usize = 50_000;

/// Articles and profiles in the feed.
const MOST_ENTRIES: usize = 50;

/// Facts named in one entry of the feed.
const MOST_FACTS: usize = 30;

/// How many parts the sitemap of `pages` needs; 0 where one file holds all.
pub(super) fn sitemap_parts(pages: &[Page]) -> usize {
    match pages.len() {
        0..=MOST_ADDRESSES => 0,
        count => count.div_ceil(MOST_ADDRESSES),
    }
}

/// Address of a part, from 1.
pub(super) fn sitemap_part(part: usize) -> String {
    format!("sitemap-{part}.xml")
}

/// The sitemap: all of `pages`, or the list of its parts; `part` from 1, 0 for the file itself.
pub(super) fn sitemap(site: &Site, pages: &[Page], part: usize) -> String {
    let parts = sitemap_parts(pages);
    let config = site.config();
    let mut out = String::from("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    if part == 0 && parts > 0 {
        out.push_str("<sitemapindex xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n");
        for part in 1..=parts {
            let _ = writeln!(out, "<sitemap><loc>{}</loc></sitemap>", xml(&config.absolute(&sitemap_part(part))));
        }
        out.push_str("</sitemapindex>\n");
        return out;
    }
    out.push_str("<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n");
    let pages = pages.iter().filter(|page| !page.is_not_found());
    for page in pages.skip(part.saturating_sub(1) * MOST_ADDRESSES).take(MOST_ADDRESSES) {
        let changed = match page.updated(site) {
            "" => String::new(),
            day => format!("<lastmod>{day}</lastmod>"),
        };
        let _ = writeln!(out, "<url><loc>{}</loc>{changed}</url>", xml(&config.absolute(&page.address)));
    }
    out.push_str("</urlset>\n");
    out
}

/// Lets every robot in and shows it the sitemap.
pub(super) fn robots(site: &Site) -> String {
    let mut out = String::from("User-agent: *\nAllow: /\n");
    let sitemap = site.config().absolute(address::SITEMAP);
    if !sitemap.is_empty() {
        let _ = write!(out, "\nSitemap: {sitemap}\n");
    }
    out
}

/// What an entry of the feed tells of.
#[derive(Clone, Copy)]
enum News<'a> {
    /// An article that was read.
    Article(&'a Article),
    /// A profile that a person looked over.
    Profile(&'a Entry),
}

impl<'a> News<'a> {
    fn title(self) -> &'a str {
        match self {
            News::Article(article) => article.title(),
            News::Profile(entry) => &entry.profile.name,
        }
    }

    fn href(self) -> &'a str {
        match self {
            News::Article(article) => &article.href,
            News::Profile(entry) => entry.href(),
        }
    }
}

/// The feed: one entry an article, with the facts taken from it, and one a profile that a person looked over; newest
/// first.
///
/// An article without a date stands at the latest time its facts speak of, targets left out; the core has no clock, so
/// that one content always gives one feed.
pub(super) fn atom(site: &Site) -> String {
    let config = site.config();
    let news = newest(site);
    let latest = news.first().map_or("1970-01-01T00:00:00Z", |(time, _)| time.as_str());
    let mut out = String::from(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"zh-Hans\">\n",
    );
    let _ = writeln!(out, "<title>{}</title>", xml(&config.title));
    let _ = writeln!(out, "<subtitle>{}</subtitle>", xml(&config.description));
    let _ = writeln!(out, "<id>{}</id>", xml(&identity(site, address::HOME)));
    let _ = writeln!(out, "<updated>{latest}</updated>");
    let _ = writeln!(out, "<author><name>{}</name></author>", xml(config.publisher()));
    let _ = writeln!(out, "<link rel=\"self\" href=\"{}\"/>", xml(&reach(site, address::FEED)));
    let _ = writeln!(out, "<link href=\"{}\"/>", xml(&reach(site, address::HOME)));
    for (time, one) in &news {
        entry(&mut out, site, (time, *one));
    }
    out.push_str("</feed>\n");
    out
}

/// The newest articles and profiles with their time.
fn newest(site: &Site) -> Vec<(String, News<'_>)> {
    let articles =
        site.sources().all().iter().filter_map(|article| Some((updated(site, article)?, News::Article(article))));
    let profiles = site.entries().iter().filter_map(|entry| Some((day(entry.profile.updated?), News::Profile(entry))));
    let mut all: Vec<(String, News<'_>)> = articles.chain(profiles).collect();
    all.sort_by(|(one, a), (other, b)| other.cmp(one).then_with(|| a.href().cmp(b.href())));
    all.truncate(MOST_ENTRIES);
    all
}

fn entry(out: &mut String, site: &Site, (time, news): (&str, News<'_>)) {
    let (summary, content) = match news {
        News::Article(article) => article_words(site, article),
        News::Profile(entry) => {
            let industries = entry.row.industries.join(site.say().pause.text());
            (site.say().feed_profile.with(&[("n", &entry.row.figures), ("a", &industries)]), String::new())
        }
    };
    out.push_str("<entry>\n");
    let _ = writeln!(out, "<title>{}</title>", xml(news.title()));
    let _ = writeln!(out, "<id>{}</id>", xml(&identity(site, news.href())));
    let _ = writeln!(out, "<updated>{time}</updated>");
    let _ = writeln!(out, "<link href=\"{}\"/>", xml(&reach(site, news.href())));
    let _ = writeln!(out, "<summary>{}</summary>", xml(&summary));
    if !content.is_empty() {
        let _ = writeln!(out, "<content type=\"text\">{}</content>", xml(&content));
    }
    out.push_str("</entry>\n");
}

/// What was taken from an article: in one sentence, and figure by figure.
fn article_words(site: &Site, article: &Article) -> (String, String) {
    let zones: Vec<&str> = article.entries.iter().map(|&id| site.entry(id).profile.name.as_str()).collect();
    let facts = article.facts.iter().filter(|(_, fact)| fact.part == Part::Figure).take(MOST_FACTS);
    let facts: Vec<String> = facts
        .map(|(line, fact)| {
            let desk = Desk::open(site, fact.entry);
            site.say().feed_fact.with(&[
                ("name", &desk.entry.profile.name),
                ("a", &fact_words(desk, fact.part, fact.index)),
                ("n", line),
            ])
        })
        .collect();
    (
        site.say().feed_article.with(&[("n", &article.facts.len()), ("a", &zones.join(site.say().pause.text()))]),
        facts.join("\n"),
    )
}

/// The absolute address where the site has one, else the address relative to the feed.
fn reach(site: &Site, address: &str) -> String {
    match site.config().absolute(address) {
        url if url.is_empty() => address.to_string(),
        url => url,
    }
}

/// A name that never changes: the address, or a URN where the site has no address.
fn identity(site: &Site, address: &str) -> String {
    match site.config().absolute(address) {
        url if url.is_empty() => format!("urn:yuanzhi:{}", address.trim_end_matches(".html").replace('/', ":")),
        url => url,
    }
}

/// The day of an article, or the latest day its facts speak of; `None` where neither is known.
fn updated(site: &Site, article: &Article) -> Option<String> {
    let spoken = || {
        let figures = article.facts.iter().filter(|(_, fact)| fact.part == Part::Figure);
        let figures = figures.map(|(_, fact)| &site.entry(fact.entry).profile.indicators[fact.index].indicator);
        figures
            .filter(|figure| figure.status == Status::Actual)
            .filter_map(|figure| figure.period)
            .max_by_key(|period| period.last().end())
    };
    article.card.date.or_else(spoken).map(day)
}

/// The last day of a period at midnight, as RFC 3339 has it.
fn day(period: Period) -> String {
    let (year, month, day) = period.last().end();
    let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    let longest = match month {
        2 if leap => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    };
    format!("{year:04}-{month:02}-{:02}T00:00:00Z", day.min(longest))
}

/// Text that can stand in an element or attribute; characters XML does not allow are left out.
fn xml(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&apos;"),
            '\t' | '\n' => out.push(c),
            c if c.is_control() || matches!(c, '\u{FFFE}' | '\u{FFFF}') => {}
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_cannot_break_the_document() {
        assert_eq!(xml("<a href=\"x\">&'\u{1}\u{FFFF}"), "&lt;a href=&quot;x&quot;&gt;&amp;&apos;");
    }

    #[test]
    fn a_month_ends_on_its_last_day() {
        let last = |text: &str| day(text.parse().expect(text));
        assert_eq!(last("2024-02"), "2024-02-29T00:00:00Z");
        assert_eq!(last("2023-01/2023-09"), "2023-09-30T00:00:00Z");
        assert_eq!(last("..2021-12"), "2021-12-31T00:00:00Z");
    }
}
