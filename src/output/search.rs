//! The index for searching the text of all pages, made by Pagefind out of the pages' records.

use std::collections::BTreeMap;

use pagefind::api::PagefindIndex;
use pagefind::options::PagefindServiceConfig;

use crate::diag::Diagnostic;
use crate::pages::Record;
use crate::site::Site;
use crate::theme::Theme;

/// Files that hold the texts of results at most; a site of many pages puts several pages into one.
const MOST_FRAGMENTS: u32 = 1000;

/// The index, as files: path below the site's root and bytes, in the order of paths.
///
/// # Errors
/// Where the index cannot be made; the site is whole without it.
pub fn search_index(site: &Site, theme: &Theme) -> Result<Vec<(String, Vec<u8>)>, Diagnostic> {
    let pages = super::pages(site, theme);
    let runtime = tokio::runtime::Builder::new_current_thread().build().map_err(|error| refused(&error.to_string()))?;
    let files = runtime.block_on(async {
        let config = PagefindServiceConfig::builder().keep_index_url(true).max_fragments(MOST_FRAGMENTS).build();
        let mut index = PagefindIndex::new(Some(config))?;
        for record in pages.iter().filter_map(|page| page.record(site)) {
            let meta = BTreeMap::from([("title".to_string(), record.title.clone())]);
            let (href, text) = (record.href.clone(), digest(&record));
            // A site's texts are Chinese, whatever the language of its frame.
            index.add_custom_record(href, text, "zh".to_string(), Some(meta), None, None).await?;
        }
        index.get_files().await
    });
    let files = files.map_err(|error| refused(&error.to_string()))?;
    let mut kept: Vec<(String, Vec<u8>)> = files
        .into_iter()
        .map(|file| (file.filename.to_string_lossy().replace('\\', "/"), file.contents))
        .filter(|(name, _)| is_needed(name))
        .map(|(name, bytes)| (format!("{}{name}", super::SEARCH), bytes))
        .collect();
    kept.sort();
    Ok(kept)
}

/// Pagefind brings user interfaces of its own, which no page of ours uses.
fn is_needed(name: &str) -> bool {
    !["pagefind-ui", "pagefind-modular-ui", "pagefind-component-ui", "pagefind-highlight"]
        .iter()
        .any(|own| name.starts_with(own))
}

/// All passages as one text. Where a passage has an anchor, a mark of Pagefind's stands before it, the one its own
/// reader of HTML leaves where an element has an id, so that a result can lead to the fact.
fn digest(record: &Record) -> String {
    let mut out = String::new();
    for (at, passage) in record.passages.iter().enumerate() {
        // The anchor of the text before must not hold for this one.
        let anchor = if passage.anchor.is_empty() { "main" } else { &passage.anchor };
        out.push_str(&format!("___PAGEFIND_ANCHOR___p:{at}:{anchor} "));
        // Marks in a text would be taken for Pagefind's.
        out.push_str(passage.text.replace("___", "＿").trim_end_matches('。'));
        out.push_str("。 ");
    }
    out
}

fn refused(why: &str) -> Diagnostic {
    Diagnostic::error("build/search", format!("The search index could not be made: {why}."))
        .hint("Build without it: `yuanzhi build --no-search`.")
}
