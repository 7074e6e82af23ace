//! Sheets of facts into profiles: what is in the sheet comes in, what a person wrote stays, what is wrong is told row by row.

#![allow(clippy::expect_used, clippy::disallowed_methods)] // a test may stop, and reads files

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

const ZONE: &str = "content/zones/shihezi-jingkaiqu.md";

struct Desk(tempfile::TempDir);

impl Desk {
    fn new() -> Desk {
        let desk = Desk(tempfile::tempdir().expect("a folder"));
        desk.write("site.toml", "title = \"试验\"\n");
        desk
    }

    fn write(&self, path: &str, text: impl AsRef<[u8]>) {
        let path = self.0.path().join(path);
        fs::create_dir_all(path.parent().expect("above")).expect("made");
        fs::write(path, text).expect("written");
    }

    fn read(&self, path: &str) -> String {
        fs::read_to_string(self.0.path().join(path)).unwrap_or_default()
    }

    fn import(&self, file: &str, code: i32) -> String {
        self.run(&["import", file], code)
    }

    fn run(&self, args: &[&str], code: i32) -> String {
        let output: Output =
            Command::new(env!("CARGO_BIN_EXE_yuanzhi")).current_dir(self.0.path()).args(args).output().expect("runs");
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        assert_eq!(output.status.code(), Some(code), "{said}");
        said
    }

    fn exists(&self, path: &str) -> bool {
        Path::new(self.0.path()).join(path).exists()
    }
}

const SHEET: &str = "园区,指标,数值,单位,时期,同比\n石河子经济技术开发区,固定资产投资,140,亿元,2023,33.3%\n石河子经济技术开发区,工业总产值,\"1,204.5\",亿元,2023,\n";

#[test]
fn a_sheet_becomes_profiles_with_the_sheet_as_source() {
    let desk = Desk::new();
    desk.write("mine.csv", SHEET);
    let said = desk.import("mine.csv", 0);
    assert!(said.contains("1 sheet, 2 facts: 1 profile merged"), "{said}");
    let zone = desk.read(ZONE);
    for words in ["value: 140亿元", "value: 1204.5亿元", "yoy: 33.3%", "\"mine:2\"", "\"mine:3\""] {
        assert!(zone.contains(words), "`{words}` is missing in\n{zone}");
    }
    assert!(desk.exists("articles/mine.csv") && desk.exists("content/articles/mine.md"));
    desk.run(&["check"], 0);
    desk.import("mine.csv", 0);
    assert_eq!(desk.read(ZONE), zone, "a second import changes nothing");
}

#[test]
fn a_gbk_sheet_with_semicolons_is_read_alike() {
    let desk = Desk::new();
    let (bytes, _, _) =
        encoding_rs::GB18030.encode("园区;指标;数值;单位;时期\r\n石河子经济技术开发区;固定资产投资;140;亿元;2023\r\n");
    desk.write("mine.csv", bytes);
    desk.import("mine.csv", 0);
    assert!(desk.read(ZONE).contains("140亿元"));
}

#[test]
fn a_persons_edit_stays_and_a_mended_row_is_taken() {
    let desk = Desk::new();
    desk.write("mine.csv", SHEET);
    desk.import("mine.csv", 0);
    desk.write(ZONE, desk.read(ZONE).replace("140亿元", "141亿元"));
    desk.write("mine.csv", SHEET.replace("1,204.5", "1,204.6").replace(",140,", ",139,"));
    let said = desk.import("mine.csv", 0);
    let zone = desk.read(ZONE);
    assert!(zone.contains("141亿元") && zone.contains("1204.6亿元") && !zone.contains("1204.5亿元"), "{zone}\n{said}");
}

#[test]
fn a_sheet_speaks_only_of_the_zones_it_names() {
    let desk = Desk::new();
    let rows = "zone,metric,value,unit,period,article,line\n石河子经济技术开发区,固定资产投资,140,亿元,2023,001,3\n芜湖经济技术开发区,固定资产投资,150,亿元,2023,001,4\n";
    desk.write("all.csv", rows);
    desk.import("all.csv", 0);
    let wuhu = "content/zones/wuhu-jingkaiqu.md";
    let before = desk.read(wuhu);
    assert!(before.contains("150亿元"));
    desk.write("part.csv", rows.lines().take(2).collect::<Vec<_>>().join("\n").replace("140", "145"));
    desk.import("part.csv", 0);
    assert!(desk.read(ZONE).contains("145亿元") && desk.read(wuhu) == before);
}

#[test]
fn every_wrong_row_is_told_and_nothing_is_written() {
    let desk = Desk::new();
    desk.write("mine.csv", "zone,metric,value,unit,period,status\n石河子经济技术开发区,固定资产投资,很多,亿元,2023,\n,固定资产投资,1,亿元,2023,\n石河子经济技术开发区,固定资产投资,1,亿元,去年,\n石河子经济技术开发区,固定资产投资,1,亿元,2023,maybe\n");
    let said = desk.import("mine.csv", 1);
    for words in [
        "mine.csv:2:", "`很多`", "mine.csv:3", "needs a `zone`", "mine.csv:4:", "`去年`", "mine.csv:5:", "`maybe`",
        "actual, estimate", "Nothing was written",
    ] {
        assert!(said.contains(words), "`{words}` is missing in\n{said}");
    }
    assert!(!desk.exists("content"));
}

#[test]
fn heads_that_are_not_known_are_told() {
    let desk = Desk::new();
    desk.write("mine.csv", "zone,metirc,value\n石河子经济技术开发区,固定资产投资,1亿元\n");
    let said = desk.import("mine.csv", 1);
    assert!(said.contains("`metirc`") && said.contains("Did you mean `metric`?"), "{said}");
    desk.write("mine.csv", "name,value\n甲,1\n");
    assert!(desk.import("mine.csv", 1).contains("import/no-zone-column"));
    desk.write("mine.csv", "zone,园区,value\n甲,乙,1\n");
    assert!(desk.import("mine.csv", 1).contains("mean the same"));
    desk.write("empty.csv", "");
    assert!(desk.import("empty.csv", 1).contains("import/no-zone-column"));
}
