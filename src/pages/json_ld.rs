//! JSON-LD: what a page is about, for search engines, safe inside a script element.

use serde_json::{Value, json};

use crate::site::{Entry, Site, address};

/// A zone or region as a place, and its facts as a data set.
pub fn zone(site: &Site, entry: &Entry) -> String {
    let config = site.config();
    let profile = &entry.profile;
    let mut place = json!({
        "@type": if entry.is_region() { "AdministrativeArea" } else { "Place" },
        "name": profile.name,
    });
    if !profile.aliases.is_empty() {
        place["alternateName"] = profile.aliases.iter().map(|alias| alias.name.as_str()).collect();
    }
    let wider: Vec<&str> =
        [entry.row.city.as_str(), entry.province.as_str()].into_iter().filter(|name| !name.is_empty()).collect();
    if !wider.is_empty() && !entry.is_region() {
        place["containedInPlace"] =
            wider.iter().map(|name| json!({"@type": "AdministrativeArea", "name": name})).collect();
    }
    let mut data = dataset(site, &site.say().zone_data.with(&[("name", &profile.name)]), entry.href());
    data["about"] = json!({"@type": "Place", "name": profile.name});
    if !config.base_url.is_empty() {
        place["url"] = config.absolute(entry.href()).into();
    }
    script(&json!({"@context": "https://schema.org", "@graph": [place, data]}))
}

/// The whole site: its name and all its facts as a data set.
pub fn home(site: &Site) -> String {
    let config = site.config();
    let mut web =
        json!({"@type": "WebSite", "name": config.title, "description": config.description, "inLanguage": "zh-Hans"});
    let mut data = dataset(site, &config.title, "data/facts.html");
    data["description"] = config.description.as_str().into();
    if !config.base_url.is_empty() {
        web["url"] = config.absolute(address::HOME).into();
    }
    script(&json!({"@context": "https://schema.org", "@graph": [web, data]}))
}

/// A data set with its CSV and JSON, which stand beside `page`.
fn dataset(site: &Site, name: &str, page: &str) -> Value {
    let config = site.config();
    let mut data = json!({
        "@type": "Dataset",
        "name": name,
        "description": site.say().data_note.with(&[("name", &name)]),
        "inLanguage": "zh-Hans",
        "creator": {"@type": "Organization", "name": config.publisher()},
    });
    if !config.base_url.is_empty() {
        let files = [("csv", "text/csv"), ("json", "application/json")];
        let download = |(ending, media): (&str, &str)| json!({"@type": "DataDownload", "encodingFormat": media, "contentUrl": config.absolute(&address::beside(page, ending))});
        data["distribution"] = files.into_iter().map(download).collect();
    }
    data
}

/// JSON that cannot end the script element it stands in.
pub fn script(value: &Value) -> String {
    let mut out = String::new();
    for c in value.to_string().chars() {
        match c {
            '<' => out.push_str("\\u003c"),
            '>' => out.push_str("\\u003e"),
            '&' => out.push_str("\\u0026"),
            '\u{2028}' => out.push_str("\\u2028"),
            '\u{2029}' => out.push_str("\\u2029"),
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_cannot_end_the_script() {
        let name = "</script><script>alert(1)//&\u{2028}";
        let text = script(&json!({"name": name}));
        assert!(!text.contains(['<', '>', '&', '\u{2028}']), "{text}");
        let back: Value = serde_json::from_str(&text).expect("still JSON");
        assert_eq!(back["name"], name);
    }
}
