//! Bytes to text: UTF-8, UTF-16 with its mark, GB18030 and Big5 by likelihood, Word documents; what is no text is refused.

use encoding_rs::{BIG5, Encoding, GB18030, GBK, UTF_8};

use crate::diag::{Checked, Diagnostic, Place};

/// Text of `bytes`, which come from the file `name`.
///
/// Faults: `article/empty` (nothing but white space), `article/not-text` (a picture, an archive, a program;
/// the text is empty then), `article/encoding` (a warning: some bytes fit no encoding and became U+FFFD).
pub fn decode(name: &str, bytes: &[u8]) -> Checked<String> {
    if let Some(kind) = Container::of(bytes) {
        return kind.read(name, bytes);
    }
    let (encoding, mark) = Encoding::for_bom(bytes).unwrap_or_else(|| (guess(bytes), 0));
    if mark == 0 && looks_binary(bytes) {
        return Checked { value: String::new(), faults: vec![not_text(name)] };
    }
    let (text, broken) = encoding.decode_without_bom_handling(&bytes[mark..]);
    let mut faults = Vec::new();
    if broken {
        let lost = text.chars().filter(|c| *c == '\u{FFFD}').count();
        if lost > 3 && lost * 20 > text.chars().count() {
            return Checked { value: String::new(), faults: vec![not_text(name)] };
        }
        faults.push(broken_encoding(name, encoding, lost));
    }
    if text.trim_matches(|c: char| c.is_whitespace() || c == '\u{FEFF}').is_empty() {
        faults.push(empty(name));
    }
    Checked { value: text.into_owned(), faults }
}

/// A file that holds text among other things, known by its first bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Container {
    /// A Word document, .docx.
    Word,
    /// Another archive, such as .xlsx, .odt or .zip.
    Archive,
    /// A document of Word as it was before 2007, .doc.
    OldWord,
    /// A PDF.
    Pdf,
}

impl Container {
    fn of(bytes: &[u8]) -> Option<Container> {
        let holds = |part: &str| bytes.windows(part.len()).any(|window| window == part.as_bytes());
        match bytes {
            [b'P', b'K', 3, 4, ..] if holds("word/document.xml") => Some(Container::Word),
            [b'P', b'K', 3, 4, ..] => Some(Container::Archive),
            [0xD0, 0xCF, 0x11, 0xE0, ..] => Some(Container::OldWord),
            [b'%', b'P', b'D', b'F', b'-', ..] => Some(Container::Pdf),
            _ => None,
        }
    }

    fn read(self, name: &str, bytes: &[u8]) -> Checked<String> {
        let text = if self == Container::Word { word_text(bytes) } else { None };
        match text {
            Some(text) => {
                let blank = text.trim().is_empty();
                Checked { value: text, faults: blank.then(|| empty(name)).into_iter().collect() }
            }
            None => Checked { value: String::new(), faults: vec![self.refuse(name)] },
        }
    }

    fn refuse(self, name: &str) -> Diagnostic {
        let (what, hint) = match self {
            Container::Word if cfg!(feature = "word") => (
                "the file is a Word document that cannot be read",
                "open it in Word or WPS, save it as plain text (.txt, UTF-8), and name that file".to_string(),
            ),
            Container::Word => (
                "the file is a Word document, and this yuanzhi was built without the feature `word`",
                "save it as plain text (.txt, UTF-8) and name that file; or build with `cargo install yuanzhi --features word`"
                    .to_string(),
            ),
            Container::Archive => (
                "the file is a zip archive or an office file, not text",
                "save the article in it as plain text (.txt, UTF-8), a Word document (.docx) or a web page, and name that file"
                    .to_string(),
            ),
            Container::OldWord => (
                "the file is a document of Word before 2007 (.doc), which is not read",
                "open it in Word or WPS, save it as .docx or as plain text (.txt, UTF-8), and name that file".to_string(),
            ),
            Container::Pdf => {
                let stem = name.strip_suffix(".pdf").unwrap_or(name);
                (
                    "the file is a PDF, which holds glyphs at places and not sentences",
                    format!("type `pdftotext \"{name}\" \"{stem}.txt\"` (of poppler-utils), look the text over, and name {stem}.txt"),
                )
            }
        };
        Diagnostic::error("article/not-text", what).at(Place::file(name)).hint(hint)
    }
}

#[cfg(feature = "word")]
fn word_text(bytes: &[u8]) -> Option<String> {
    super::word::text(bytes)
}

#[cfg(not(feature = "word"))]
fn word_text(_: &[u8]) -> Option<String> {
    None
}

/// UTF-8 where the bytes are UTF-8 (a cut last character allowed), else what the bytes look most like.
fn guess(bytes: &[u8]) -> &'static Encoding {
    match std::str::from_utf8(bytes) {
        Ok(_) => return UTF_8,
        Err(fault) if fault.valid_up_to() * 10 > bytes.len() * 9 => return UTF_8,
        Err(_) => {}
    }
    let mut detector = chardetng::EncodingDetector::new(chardetng::Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    let found = detector.guess(None, chardetng::Utf8Detection::Allow);
    match found {
        found if found == BIG5 => BIG5,
        found if found == UTF_8 => UTF_8,
        // Everything else Chinese writes is a part of GB18030; a guess of another script on a Chinese text is a wrong guess.
        found if found == GBK || found == GB18030 => GB18030,
        _ => GB18030,
    }
}

/// True where the bytes hold what no text holds: zeros, or many control characters.
fn looks_binary(bytes: &[u8]) -> bool {
    let sample = &bytes[..bytes.len().min(8192)];
    let controls = sample.iter().filter(|&&b| b < 0x20 && !matches!(b, b'\t' | b'\n' | b'\r' | 0x0C | 0x1B)).count();
    sample.contains(&0) || controls * 50 > sample.len()
}

fn empty(name: &str) -> Diagnostic {
    Diagnostic::error("article/empty", "the article holds no text")
        .at(Place::file(name))
        .hint("put the article's text into the file, or leave the file out")
}

fn not_text(name: &str) -> Diagnostic {
    Diagnostic::error("article/not-text", "the file is no text in UTF-8, UTF-16, GB18030 or Big5")
        .at(Place::file(name))
        .hint("save the article as plain text or as a web page, in UTF-8, and name that file")
}

fn broken_encoding(name: &str, encoding: &'static Encoding, lost: usize) -> Diagnostic {
    Diagnostic::warning(
        "article/encoding",
        format!("{lost} characters could not be read as {} and stand as \u{FFFD}", encoding.name()),
    )
    .at(Place::file(name))
    .hint("save the file again in UTF-8")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_encodings_of_chinese_newspapers_read_alike() {
        let text = "园区经济运行平稳，规模以上工业增加值同比增长一成。企业数量稳步增加。\n";
        let gb = GB18030.encode(text).0;
        assert_eq!(decode("a.txt", &gb).value, text);
        let traditional = "園區經濟運行平穩，規模以上工業增加值同比增長一成，企業數量穩步增加。\n";
        let big5 = BIG5.encode(traditional).0;
        assert_eq!(decode("a.txt", &big5).value, traditional);
        let marked = [b"\xEF\xBB\xBF".as_slice(), text.as_bytes()].concat();
        assert_eq!(decode("a.txt", &marked).value, text);
        let wide: Vec<u8> = [0xFF, 0xFE].into_iter().chain(text.encode_utf16().flat_map(u16::to_le_bytes)).collect();
        assert_eq!(decode("a.txt", &wide).value, text);
    }

    #[test]
    fn what_is_no_article_says_so() {
        let code = |bytes: &[u8]| decode("a", bytes).faults.first().map(|f| f.code);
        assert_eq!(code(b""), Some("article/empty"));
        assert_eq!(code(" \n\u{3000}\n".as_bytes()), Some("article/empty"));
        assert_eq!(code(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"), Some("article/not-text"));
        assert_eq!(code("园区".as_bytes()), None);
        for (bytes, words) in [
            (b"%PDF-1.7\n".as_slice(), "pdftotext \"a.pdf\" \"a.txt\""),
            (b"\xD0\xCF\x11\xE0\xA1\xB1", "save it as .docx"),
            (b"PK\x03\x04xl/workbook.xml", "plain text"),
            (b"PK\x03\x04word/document.xml", "plain text"),
        ] {
            let fault = decode("a.pdf", bytes).faults.remove(0);
            assert!(fault.code == "article/not-text" && fault.hint.is_some_and(|hint| hint.contains(words)), "{words}");
        }
    }

    #[test]
    fn a_cut_last_character_is_a_warning() {
        let text = "园区企业很多很多，今年又来了一批。".as_bytes();
        let read = decode("a", &text[..text.len() - 1]);
        assert_eq!(read.faults.first().map(|f| f.code), Some("article/encoding"));
        assert!(read.value.starts_with("园区企业"));
    }
}
