//! Templates, styles and words: the embedded default theme under the user's files, overlaid file by file.
//!
//! A theme knows no zone. It renders a template with plain values and hands out its assets as bytes. A theme whose
//! `theme.toml` says `standalone = true` stands on its own files only: pages it has no template for are not made. One
//! that says `only = ["zones/*.html"]` has no other files made.

mod faults;
mod filters;
mod manifest;
mod named;
mod squeeze;

use std::collections::{BTreeMap, BTreeSet};

use include_dir::{Dir, include_dir};
use serde::Serialize;
use tera::{Context, Tera, Value};

use crate::diag::{Checked, Diagnostic, Place};
use crate::source::SourceText;

use manifest::Manifest;
use named::Named;

static DEFAULT: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/themes/default");

/// Bytes most pages fit in.
const USUAL_PAGE: usize = 16 << 10;

/// One file of a theme: path below the theme's folder with `/`, and its bytes.
#[derive(Debug, Clone)]
pub struct ThemeFile {
    /// `templates/zone.html`, `assets/style.css`, `strings/zh-Hans.toml`.
    pub path: String,
    /// The path as the user would type it, for messages.
    pub shown: String,
    /// The content.
    pub bytes: Vec<u8>,
}

/// A theme ready to render.
#[derive(Debug, Clone)]
pub struct Theme {
    tera: Tera,
    /// The same with superfluous white space taken out, for rendering.
    quick: Option<Tera>,
    templates: BTreeMap<String, SourceText>,
    assets: BTreeMap<String, Vec<u8>>,
    manifest: Manifest,
    named: Named,
}

/// The files of the embedded default theme, by path.
pub fn default_files() -> Vec<ThemeFile> {
    let mut files = Vec::new();
    collect(&DEFAULT, &mut files);
    files.sort_by(|a, b| a.path.cmp(&b.path));
    files
}

fn collect(dir: &Dir<'static>, files: &mut Vec<ThemeFile>) {
    for file in dir.files() {
        let path = file.path().to_string_lossy().replace('\\', "/");
        files.push(ThemeFile { shown: format!("themes/default/{path}"), path, bytes: file.contents().to_vec() });
    }
    for inner in dir.dirs() {
        collect(inner, files);
    }
}

impl Theme {
    /// The default theme with `overlay` laid over it, its frame in `language` (`zh-Hans`, `en`); the overlay alone
    /// where its `theme.toml` says that it stands alone.
    ///
    /// Faults are those of templates that do not parse and of unreadable string files; a theme with
    /// errors must not be used.
    pub fn load(overlay: Vec<ThemeFile>, language: &str) -> Checked<Theme> {
        let mut faults = Vec::new();
        let mut manifest = manifest::read(&overlay, &mut faults);
        let standalone = manifest.standalone;
        let under = if standalone { Vec::new() } else { default_files() };
        manifest = manifest.over(manifest::read(&under, &mut faults));
        let files = under.into_iter().chain(overlay).map(|file| (file.path.clone(), file)).collect();
        let mut theme = Theme {
            tera: Tera::new(),
            quick: None,
            templates: BTreeMap::new(),
            assets: BTreeMap::new(),
            manifest,
            named: Named::default(),
        };
        theme.tera.autoescape_on(vec![".html", ".xml"]);
        filters::register(&mut theme.tera);
        let strings = theme.sort_in(files, language, &mut faults);
        if strings.is_none() && !standalone && faults.is_empty() {
            faults.push(no_strings(language));
        }
        theme.tera.global_context().insert_value("t", strings.unwrap_or_else(Value::none));
        theme.parse_templates(&mut faults);
        faults.extend(theme.idle_templates());
        theme.named = Named::of(theme.templates.values().map(SourceText::text));
        Checked { value: theme, faults }
    }

    /// Puts every file where it belongs; the value is the frame's words, where the theme has them.
    fn sort_in(
        &mut self,
        files: BTreeMap<String, ThemeFile>,
        language: &str,
        faults: &mut Vec<Diagnostic>,
    ) -> Option<Value> {
        let wanted = strings_of(language);
        let mut strings = None;
        for (path, file) in files {
            if let Some(name) = path.strip_prefix("templates/") {
                match String::from_utf8(file.bytes) {
                    Ok(text) => {
                        self.templates.insert(name.to_string(), SourceText::new(file.shown, text));
                    }
                    Err(_) => faults.push(not_utf8(&file.shown)),
                }
            } else if let Some(name) = path.strip_prefix("assets/") {
                self.assets.insert(name.to_string(), file.bytes);
            } else if path == wanted {
                strings = self::faults::strings(&file.shown, &file.bytes, faults);
            }
        }
        strings
    }

    fn parse_templates(&mut self, faults: &mut Vec<Diagnostic>) {
        let all = self.templates.iter().map(|(name, source)| (name.as_str(), source.text()));
        if let Err(error) = self.tera.add_raw_templates(all) {
            let unknown = self::faults::unknown_names(&error, &self.templates);
            match unknown.is_empty() {
                true => faults.push(self::faults::of_tera(&error, &self.templates, "")),
                false => faults.extend(unknown),
            }
        }
    }

    /// The templates that no page is made of and no other template names.
    fn idle_templates(&self) -> Vec<Diagnostic> {
        let known: BTreeSet<String> = default_files()
            .iter()
            .filter_map(|file| file.path.strip_prefix("templates/").map(str::to_string))
            .collect();
        let named = |name: &str| {
            let quoted = [format!("\"{name}\""), format!("'{name}'")];
            self.templates.values().any(|source| quoted.iter().any(|quoted| source.text().contains(quoted)))
        };
        let own = self.templates.iter().filter(|(name, _)| !known.contains(*name));
        let idle = own.filter(|(name, source)| !named(name) && !source.text().contains("{% component "));
        idle.map(|(name, source)| faults::idle_template(source, name, &known)).collect()
    }

    /// Lays a value before every template, under `name`.
    pub fn set_global(&mut self, name: &'static str, value: &impl Serialize) {
        for tera in [Some(&mut self.tera), self.quick.as_mut()].into_iter().flatten() {
            tera.global_context().insert(name, value);
        }
    }

    /// Takes superfluous white space out of the templates; messages go on to show them as they were written.
    pub fn squeeze(&mut self) {
        let mut quick = self.tera.clone();
        let squeezed = self.templates.iter().map(|(name, source)| (name.clone(), squeeze::squeeze(source.text())));
        if quick.add_raw_templates(squeezed.collect::<Vec<_>>()).is_ok() {
            self.quick = Some(quick);
        }
    }

    /// True where the theme has a template of this name; a page without one is not made.
    pub fn has_template(&self, name: &str) -> bool {
        self.templates.contains_key(name)
    }

    /// False where no template can ask its view for `word`.
    pub fn names(&self, word: &str) -> bool {
        self.named.holds(word)
    }

    /// True where the theme wants the file at `address`, a path below the site's root; one that wants only some
    /// addresses names them in its `theme.toml`.
    pub fn wants(&self, address: &str) -> bool {
        self.manifest.wants(address)
    }

    /// How many rows a page of this template's list holds; none where its list is never cut. A template that does not
    /// name `pages` has no way from one page to the next, so its list is not cut either.
    pub fn rows(&self, template: &str) -> Option<usize> {
        let rows = self.manifest.rows.get(template).copied().filter(|&rows| rows > 0)?;
        let source = self.templates.get(template)?;
        named::words(source.text()).any(|word| word == "pages").then_some(rows)
    }

    /// Renders one page, as UTF-8.
    ///
    /// # Errors
    /// A diagnostic at the template's line where the template asks for what the view does not hold.
    pub fn render(&self, template: &str, page: &impl Serialize, view: &impl Serialize) -> Result<Vec<u8>, Diagnostic> {
        let mut context = Context::new();
        context.insert("page", page);
        context.insert("view", view);
        let mut html = Vec::with_capacity(USUAL_PAGE);
        if self.quick.as_ref().is_some_and(|quick| quick.render_to(template, &context, &mut html).is_ok()) {
            return Ok(html);
        }
        html.clear();
        match self.tera.render_to(template, &context, &mut html) {
            Ok(()) => Ok(html),
            Err(error) => Err(faults::of_tera(&error, &self.templates, template)),
        }
    }

    /// The theme's assets: path below the site's root and bytes.
    pub fn assets(&self) -> impl Iterator<Item = (&str, &[u8])> {
        self.assets.iter().map(|(path, bytes)| (path.as_str(), bytes.as_slice()))
    }
}

fn strings_of(language: &str) -> String {
    format!("strings/{language}.toml")
}

fn no_strings(language: &str) -> Diagnostic {
    let wanted = strings_of(language);
    Diagnostic::error("theme/no-strings", format!("The theme has no words for the language `{language}`."))
        .hint(format!("Set `language = \"zh-Hans\"` or `\"en\"` in site.toml, or add `{wanted}` to the theme."))
}

fn not_utf8(shown: &str) -> Diagnostic {
    Diagnostic::error("theme/not-utf8", "This template is not UTF-8 text.")
        .at(Place::file(shown))
        .hint("Save the file as UTF-8 without changing its name.")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn overlay(path: &str, text: &str) -> Vec<ThemeFile> {
        vec![ThemeFile { path: path.into(), shown: format!("themes/x/{path}"), bytes: text.as_bytes().to_vec() }]
    }

    #[test]
    fn the_default_theme_loads_clean_in_both_languages() {
        for language in ["zh-Hans", "en"] {
            let theme = Theme::load(Vec::new(), language);
            assert!(theme.faults.is_empty(), "{}", crate::diag::plain(&theme.faults));
        }
    }

    #[test]
    fn one_file_overrides_one_file() {
        let theme = Theme::load(overlay("templates/404.html", "<p>{{ view.x }}</p>"), "zh-Hans").value;
        let html = theme.render("404.html", &serde_json::json!({}), &serde_json::json!({"x": "<b>"}));
        assert_eq!(html.as_deref(), Ok("<p>&lt;b&gt;</p>".as_bytes()));
    }

    #[test]
    fn a_broken_template_is_placed_at_its_wide_character() {
        let theme = Theme::load(overlay("templates/404.html", "<p>园志\n园区{{ view. }}</p>"), "zh-Hans");
        let place = theme.faults[0].place.clone().expect("a place");
        assert_eq!((place.file.as_str(), place.line), ("themes/x/templates/404.html", 2));
        assert!(place.column >= 3, "{place:?}");
    }

    #[test]
    fn asking_for_what_is_not_there_names_the_line() {
        let theme = Theme::load(overlay("templates/404.html", "\n<p>{{ view.nothing }}</p>"), "zh-Hans").value;
        let fault = theme.render("404.html", &serde_json::json!({}), &serde_json::json!({})).expect_err("undefined");
        assert_eq!(fault.place.map(|place| place.line), Some(2));
    }

    #[test]
    fn a_language_without_words_is_refused() {
        let theme = Theme::load(Vec::new(), "fr");
        assert_eq!(theme.faults[0].code, "theme/no-strings");
    }
    #[test]
    fn a_standalone_theme_has_its_own_templates_only_and_needs_no_words() {
        let mut files = overlay("templates/zone.html", "<p>{{ view.name }}</p>");
        files.extend(overlay("theme.toml", "standalone = true"));
        let theme = Theme::load(files, "fr");
        assert!(theme.faults.is_empty(), "{}", crate::diag::plain(&theme.faults));
        assert!(theme.value.has_template("zone.html") && !theme.value.has_template("404.html"));
        assert_eq!(theme.value.assets().count(), 0);
    }

    #[test]
    fn a_theme_that_does_not_stand_alone_keeps_the_default_under_it() {
        for text in ["", "standalone = false"] {
            let theme = Theme::load(overlay("theme.toml", text), "zh-Hans");
            assert!(theme.faults.is_empty() && theme.value.has_template("404.html"));
        }
    }

    #[test]
    fn a_theme_toml_that_says_something_else_is_shown_at_its_word() {
        let theme = Theme::load(overlay("theme.toml", "# 园志\nstandalon = true"), "zh-Hans");
        let fault = &theme.faults[0];
        let line = fault.place.as_ref().map(|place| (place.file.as_str(), place.line));
        assert_eq!((fault.code, line), ("theme/manifest", Some(("themes/x/theme.toml", 2))));
    }
}
