//! The text of a Word document (.docx): one line a paragraph, the cells of a table's row parted by tabs.
//!
//! Only what a reader of the page sees is taken: no deleted words of tracked changes, no field codes, and of a text box
//! that is stored twice for older programs only one.

use std::io::{Cursor, Read};

use quick_xml::Reader;
use quick_xml::events::Event;
use zip::ZipArchive;

/// The part of the archive that holds the text.
const BODY: &str = "word/document.xml";

/// Bytes of text beyond which a document is no newspaper article, but made to fill the memory.
const MOST: u64 = 64 << 20;

/// Elements whose words no reader sees, or sees elsewhere in the same document.
const UNSEEN: [&str; 3] = ["del", "moveFrom", "Fallback"];

/// The text of the document in `bytes`; none where it is no Word document that can be read.
pub(super) fn text(bytes: &[u8]) -> Option<String> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).ok()?;
    let mut xml = String::new();
    let read = archive.by_name(BODY).ok()?.take(MOST + 1).read_to_string(&mut xml).ok()?;
    if read as u64 > MOST {
        return None;
    }
    let mut page = Page::default();
    let mut reader = Reader::from_str(&xml);
    loop {
        match reader.read_event().ok()? {
            Event::Start(tag) => page.open(tag.local_name().as_ref()),
            Event::End(tag) => page.close(tag.local_name().as_ref()),
            Event::Empty(tag) => page.mark(tag.local_name().as_ref()),
            Event::Text(words) => page.write(&words.xml10_content()),
            Event::CData(words) => page.write(&words.xml10_content()),
            Event::GeneralRef(name) => match name.resolve_char_ref().ok()? {
                Some(character) => page.write(character.encode_utf8(&mut [0; 4])),
                None => page.write(quick_xml::escape::resolve_predefined_entity(&name).unwrap_or_default()),
            },
            Event::Eof => return Some(page.text),
            _ => {}
        }
    }
}

/// What has been read so far.
#[derive(Default)]
struct Page {
    text: String,
    /// How many elements that are not seen are open.
    unseen: usize,
    /// How many elements of words are open.
    words: usize,
    /// How many table cells are open: their paragraphs stand on the line of their row.
    cells: usize,
}

impl Page {
    fn open(&mut self, tag: &str) {
        match tag {
            "t" => self.words += 1,
            "tc" => self.cells += 1,
            tag if UNSEEN.contains(&tag) => self.unseen += 1,
            tag => self.mark(tag),
        }
    }

    fn close(&mut self, tag: &str) {
        match tag {
            "t" => self.words = self.words.saturating_sub(1),
            "tc" => {
                self.cells = self.cells.saturating_sub(1);
                self.text.push('\t');
            }
            "tr" if self.cells == 0 => self.end_line(),
            "p" if self.cells == 0 => self.end_line(),
            tag if UNSEEN.contains(&tag) => self.unseen = self.unseen.saturating_sub(1),
            _ => {}
        }
    }

    /// What stands for a character.
    fn mark(&mut self, tag: &str) {
        match tag {
            _ if self.unseen > 0 => {}
            "br" | "cr" if self.cells == 0 => self.text.push('\n'),
            "tab" => self.text.push('\t'),
            "noBreakHyphen" => self.text.push('-'),
            _ => {}
        }
    }

    fn write(&mut self, words: &str) {
        if self.words > 0 && self.unseen == 0 {
            self.text.push_str(words);
        }
    }

    fn end_line(&mut self) {
        let kept = self.text.trim_end_matches(['\t', ' ']).len();
        self.text.truncate(kept);
        self.text.push('\n');
    }
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use zip::write::{SimpleFileOptions, ZipWriter};

    use super::*;

    fn document(body: &str) -> Vec<u8> {
        let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
        archive.start_file(BODY, SimpleFileOptions::default()).expect("begun");
        let xml = format!(
            "<?xml version=\"1.0\"?><w:document xmlns:w=\"w\" xmlns:mc=\"mc\"><w:body>{body}</w:body></w:document>"
        );
        archive.write_all(xml.as_bytes()).expect("written");
        archive.finish().expect("ended").into_inner()
    }

    fn paragraph(words: &str) -> String {
        format!(
            "<w:p><w:pPr><w:tabs><w:tab/></w:tabs></w:pPr><w:r><w:t xml:space=\"preserve\">{words}</w:t></w:r></w:p>"
        )
    }

    #[test]
    fn paragraphs_are_lines_and_entities_are_characters() {
        let body = paragraph("投资&lt;140&#x4EBF;元&gt;") + &paragraph("") + &paragraph("增长5.6%");
        let text = text(&document(&body)).expect("a document");
        let lines: Vec<&str> = text.lines().map(str::trim).collect();
        assert_eq!(lines, ["投资<140亿元>", "", "增长5.6%"]);
    }

    #[test]
    fn rows_of_a_table_are_lines() {
        let cell = |words: &str| format!("<w:tc>{}</w:tc>", paragraph(words));
        let row = |a: &str, b: &str| format!("<w:tr>{}{}</w:tr>", cell(a), cell(b));
        let text = text(&document(&format!("<w:tbl>{}{}</w:tbl>", row("指标", "数值"), row("税收", "8亿元"))));
        let text = text.expect("a document");
        let rows: Vec<Vec<&str>> =
            text.lines().map(|line| line.split('\t').filter(|cell| !cell.is_empty()).collect()).collect();
        assert_eq!(rows, [["指标", "数值"], ["税收", "8亿元"]]);
    }

    #[test]
    fn what_a_reader_does_not_see_is_left_out() {
        let seen = "<w:r><w:t>在</w:t></w:r>";
        let hidden = "<w:del><w:r><w:delText>删</w:delText><w:t>删</w:t></w:r></w:del><w:r><w:instrText>PAGE</w:instrText></w:r>";
        let twice = "<mc:AlternateContent><mc:Choice><w:t>框</w:t></mc:Choice><mc:Fallback><w:t>框</w:t></mc:Fallback></mc:AlternateContent>";
        assert_eq!(text(&document(&format!("<w:p>{seen}{hidden}{twice}</w:p>"))).as_deref(), Some("在框\n"));
    }

    #[test]
    fn what_is_no_document_is_none() {
        let whole = document(&paragraph("一"));
        for bytes in
            [b"".as_slice(), b"PK\x03\x04", &whole[..whole.len() / 2], &document("<w:p><w:t>&#xD800;</w:t></w:p>")]
        {
            assert!(text(bytes).is_none());
        }
    }
}
