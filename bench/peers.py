#!/usr/bin/env python3
"""Writes one and the same invented site for yuanzhi and for Hugo, builds both and compares their pages.

    python3 bench/peers.py --zones 500 --out target/bench/peers --hugo hugo --yuanzhi target/release/yuanzhi

The profiles, and everything of Hugo's, come from the generator that measured the peers (`--shared`, see
bench/README.md). Both sites are written from the same profile: ours with the words of our format, Hugo's with the
words that a page of ours prints (`1,234.5`, `2023-08` as `2023年8月`), so that equal pages have equal visible text.
Exit status 1 where a page is missing or differs; without `--hugo` and `--yuanzhi` the sites are only written.
"""
import argparse
import collections
import os
import pathlib
import re
import shutil
import subprocess
import sys

HERE = pathlib.Path(__file__).resolve().parent
TABLES = HERE.parent / "src" / "vocab" / "tables"

# The shared generator's words that our vocabulary keeps under another name.
METRICS = {"实际利用外资": "实际使用外资", "授权发明专利数": "发明专利授权数"}
# Its stages and roles: our name in the file, our word on the page; in the order of our pages.
STAGES = {
    "投产": ("operating", "投产运营"),
    "竣工": ("completed", "竣工"),
    "在建": ("building", "在建"),
    "签约": ("signed", "签约"),
    "规划": ("planned", "规划"),
}
ROLES = {
    "链主": ("chain_leader", "链主"),
    "龙头": ("representative", "代表"),
    "上市": ("listed", "上市挂牌"),
    "入驻": ("resident", "入驻"),
    "合作": ("partner", "合作"),
}


def load_generator(shared):
    """The shared generator, its industries made top-level ones: each counts for itself only, as in Hugo."""
    sys.path.insert(0, str(shared))
    import generate

    generate.INDUSTRIES[:] = [name + "类" for name in generate.INDUSTRIES]
    for group in (generate.CORE, generate.OTHER):
        group[:] = [(METRICS.get(name, name), *rest) for name, *rest in group]
    return generate


def metric_order():
    """Metric -> place in our vocabulary, which is the order of a page's figures."""
    text = (TABLES / "metrics.yaml").read_text(encoding="utf-8")
    return {name: at for at, name in enumerate(re.findall(r"- \{ name: ([^,}]+),", text))}


def distinct(profiles):
    """The profiles with no two names alike: the second 石河子江台开发区 becomes 石河子江台2号开发区."""
    seen = collections.Counter()
    for p in profiles:
        seen[p["name"]] += 1
        if seen[p["name"]] > 1:
            start = p["name"].removesuffix(p["kind"])
            p["name"] = f"{start}{seen[p['name']]}号{p['kind']}"
        yield p


def common(profile, core, order):
    """The profile as both sites get it: lists in the order of our pages; core figures of one year.

    A comparison of ours never mixes years, half-years and dates; Hugo's templates do. With core figures of one year
    both show the same cells.
    """
    p = dict(profile)
    if not p["city"].endswith("市"):
        p["city"] += "市"
    p["description"] = f"{p['name']}位于{p['province']}{p['city']}，以{'、'.join(p['industries'])}为主导产业。"
    figures = [dict(i, period="2023") if i["metric"] in core else dict(i) for i in p["indicators"]]
    p["indicators"] = sorted(figures, key=lambda i: order[i["metric"]])
    p["projects"] = sorted(p["projects"], key=lambda i: list(STAGES).index(i["status"]))
    p["companies"] = sorted(p["companies"], key=lambda i: list(ROLES).index(i["role"]))
    return p


def number(value):
    """A number as our pages print it: grouped, with a true minus sign."""
    return f"{value:,}".replace("-", "−")


def month(iso):
    year, month = iso.split("-")
    return f"{year}年{int(month)}月"


def as_printed(p):
    """The profile in the words of our pages, for Hugo."""
    figures = []
    for i in p["indicators"]:
        yoy = None if i["yoy"] is None else ("+" if i["yoy"] > 0 else "") + number(i["yoy"])
        figures.append(dict(i, value=number(i["value"]), yoy=yoy))
    projects = [
        dict(i, investment=number(i["investment"]) + "亿元", status=STAGES[i["status"]][1]) for i in p["projects"]
    ]
    companies = [dict(i, role=ROLES[i["role"]][1]) for i in p["companies"]]
    return dict(p, founded=month(p["founded"]), indicators=figures, projects=projects, companies=companies)


def quoted(text):
    return '"' + text + '"'


def as_written(p):
    """The profile as a plain file of ours."""
    out = ["---", f"name: {p['name']}", "aliases:"]
    out += [f"  - {name}" for name in p["aliases"]]
    out += [f"type: {p['kind']}", f"level: {p['level']}", f"province: {p['province']}", f"city: {p['city']}"]
    out += [f"founded: {p['founded']}", f"updated: {p['updated'][:10]}", "industries:"]
    out += [f"  - {{ name: {name}, role: leading }}" for name in p["industries"]]
    out.append("indicators:")
    for i in p["indicators"]:
        out += [f"  - metric: {i['metric']}", f"    value: {i['value']}{i['unit']}", f"    period: {i['period']}"]
        if i["yoy"] is not None:
            out.append(f"    yoy: {i['yoy']}%")
    out.append("projects:")
    for i in p["projects"]:
        out += [f"  - name: {i['name']}", f"    investment: {i['investment']}亿元", f"    status: {STAGES[i['status']][0]}"]
    out.append("companies:")
    out += [f"  - {{ name: {i['name']}, role: {ROLES[i['role']][0]} }}" for i in p["companies"]]
    return "\n".join(out) + "\n---\n\n" + p["body"]


def write(path, text):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def write_ours(generate, profiles, folder):
    """A site of ours with the bench theme and the generator's industries in its own vocabulary."""
    write(
        folder / "site.toml",
        f'title = "{generate.SITE_TITLE}"\ndescription = "{generate.SITE_DESC}"\n'
        f'base_url = "{generate.BASE_URL}/"\ntheme = "bench"\n',
    )
    entries = "".join(f"  - {{ name: {name}, slug: t{at:02d} }}\n" for at, name in enumerate(generate.INDUSTRIES))
    write(folder / "vocab" / "industries.yaml", "industries:\n" + entries)
    shutil.copytree(HERE / "theme", folder / "themes" / "bench")
    for p in profiles:
        write(folder / "content" / "zones" / f"{p['id']}.md", as_written(p))


def write_hugo(generate, profiles, folder):
    """The shared generator's own Hugo site, made from our profiles."""
    printed = {i: as_printed(p) for i, p in enumerate(profiles)}
    generate.make_profile = printed.__getitem__
    sys.argv = ["generate.py", "--n", str(len(profiles)), "--flavour", "hugo", "--out", str(folder)]
    generate.main()


def build(command, where):
    done = subprocess.run(command, cwd=where)
    if done.returncode != 0:
        sys.exit(f"{' '.join(map(str, command))} failed with exit status {done.returncode}")


def links_of(path):
    """Words and targets of a page's links: [(text, path below the site's root)]."""
    html = path.read_text(encoding="utf-8")
    found = re.findall(r'<a href="?([^" >]+)"?>([^<]*)</a>', html)
    return [(text.strip(), href) for href, text in found]


def page_names(ours):
    """Our page -> Hugo's, both below their root: zones by slug, tags by the words of the links to them."""
    names = {"index.html": "index.html"}
    for folder, theirs in (("industries", "industries"), ("provinces", "provinces"), ("compare/industry", "compare")):
        index = f"{folder}/index.html"
        names[index] = f"{theirs}/index.html"
        for term, href in links_of(ours / index):
            target = os.path.normpath(os.path.join(folder, href))
            if target.startswith(folder + "/") and target != index:
                names[target] = f"{theirs}/{term}/index.html"
    for page in (ours / "zones").glob("z*.html"):
        names[f"zones/{page.name}"] = f"zones/{page.stem}/index.html"
    return names


def compare(check, ours, hugo):
    """Prints which pages differ; how many do."""
    names, bad = page_names(ours), []
    mine, theirs = check.scan(str(ours))[0], check.scan(str(hugo))[0]
    for page in sorted(set(mine) - set(names)):
        bad.append(f"{page}: Hugo has no such page")
    for page in sorted(set(theirs) - set(names.values())):
        bad.append(f"{page}: only Hugo has it")
    for page, other in sorted(names.items()):
        if page in mine and other in theirs:
            one, two = check.visible(mine[page])[0], check.visible(theirs[other])[0]
            if one != two:
                bad.append(f"{page}: {first_difference(one, two)}")
        else:
            bad.append(f"{page}: missing on {'our' if page not in mine else 'their'} side")
    print(f"{len(names)} pages compared, {len(bad)} differ")
    for line in bad[:20]:
        print("  " + line)
    return len(bad)


def first_difference(one, two):
    at = next((i for i, (a, b) in enumerate(zip(one, two)) if a != b), min(len(one), len(two)))
    return f"from character {at} ours has `{one[at:at + 30]}`, theirs `{two[at:at + 30]}`"


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--zones", type=int, default=500)
    ap.add_argument("--out", type=pathlib.Path, required=True, help="folder to write both sites into; must not exist")
    ap.add_argument("--shared", type=pathlib.Path, default=HERE.parent.parent / "shared" / "bench")
    ap.add_argument("--yuanzhi", type=pathlib.Path, help="the program")
    ap.add_argument("--hugo", help="the peer")
    a = ap.parse_args()
    if not (a.shared / "generate.py").exists():
        sys.exit(f"The peers' generator is not in {a.shared}; name its folder with --shared.")
    if a.out.exists():
        sys.exit(f"{a.out} exists; name a folder that does not.")
    generate = load_generator(a.shared)
    core, order = {m[0] for m in generate.CORE}, metric_order()
    profiles = [common(p, core, order) for p in distinct(map(generate.make_profile, range(a.zones)))]
    write_ours(generate, profiles, a.out / "yuanzhi")
    write_hugo(generate, profiles, a.out / "hugo")
    if not (a.yuanzhi and a.hugo):
        return
    build([a.yuanzhi.resolve(), "build", "--no-search", "--out", "out"], a.out / "yuanzhi")
    build([a.hugo, "--minify", "--quiet", "-d", "out"], a.out / "hugo")
    import check_equal

    sys.exit(1 if compare(check_equal, a.out / "yuanzhi" / "out", a.out / "hugo" / "out") else 0)


if __name__ == "__main__":
    main()
