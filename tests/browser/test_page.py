"""The page in a real browser with the network cut: it opens from disk, asks nobody, shows evidence, and runs nothing of a name."""

import shutil

import pytest
from playwright.sync_api import sync_playwright

from kg import build, open_graph, resources

CHROMIUM = next(
    (p for n in ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable") if (p := shutil.which(n))), None
)
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--host-resolver-rules=MAP * ~NOTFOUND",
    "--disable-background-networking",
]
HOSTILE = '<img src=x onerror="window.hacked=1">科技有限公司'


@pytest.fixture(scope="module")
def browser():
    assert CHROMIUM, "no Chromium on the PATH: scripts/need_chromium.sh says how to get one, or run make test BROWSER=none"
    with sync_playwright() as p:
        browser = p.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture(scope="module")
def page_file(tmp_path_factory):
    folder = tmp_path_factory.mktemp("page")
    build([resources.shipped("examples") / "documents"], folder / "g")
    with open_graph(folder / "g") as graph:
        graph.view(folder / "page.html", title="示例 </title><script>window.hacked=1</script>")
    return folder / "page.html"


@pytest.fixture
def page(browser, page_file):
    page = browser.new_page(viewport={"width": 1400, "height": 880})
    page.requests, page.faults = [], []
    page.on("request", lambda r: page.requests.append(r.url))
    page.on("pageerror", lambda e: page.faults.append(str(e)))
    page.on("console", lambda m: page.faults.append(m.text) if m.type in ("error", "warning") else None)
    page.goto(page_file.as_uri())
    page.wait_for_selector("html[data-ready=yes]", timeout=30000)
    yield page
    assert page.faults == []
    assert [u for u in page.requests if not u.startswith(("file:", "blob:", "data:"))] == []
    assert page.evaluate("window.hacked") is None
    page.close()


def test_it_opens_with_counts_and_no_request(page):
    assert "实体" in page.inner_text("#stat")
    assert page.inner_text("h1") == "示例 </title><script>window.hacked=1</script>"
    assert page.locator("#legend input").count() >= 5


@pytest.mark.parametrize("typed", ["清溪储能", "qxcn", "qingxichuneng"])
def test_search_by_characters_initials_and_pinyin_jumps(page, typed):
    page.fill("#q", typed)
    page.wait_for_selector("#hits li[role=option]")
    page.keyboard.press("Enter")
    assert "清溪储能电池生产基地项目" in page.inner_text("#p-d h2")
    assert "总投资 30亿元" in page.inner_text("#p-d")
    assert page.locator("#p-d blockquote mark").count() >= 1


def test_a_relation_shows_its_sentence(page):
    page.fill("#q", "清溪储能")
    page.keyboard.press("Enter")
    page.locator("#p-d .role").first.click()
    assert "→" in page.inner_text("#p-d h2")
    assert page.locator("#p-d blockquote").count() >= 1
    page.locator("#p-d blockquote .link").first.click()
    assert page.locator("#p-a .sentence.on").count() == 1


def test_a_click_on_the_canvas_opens_the_panel(page):
    at = page.evaluate(
        "() => { const p = kg.net.getPositions([0])[0], c = kg.net.canvasToDOM(p), b = document.getElementById('mynetwork').getBoundingClientRect(); return [c.x + b.x, c.y + b.y]; }"
    )
    page.mouse.click(*at)
    page.wait_for_selector("#p-d .badge")
    assert page.inner_text("#p-d h2")


def test_legend_filters_and_list_filters(page):
    before = page.evaluate("kg.net.body.data.nodes.get().filter(n => !n.hidden).length")
    page.locator("#legend input").first.uncheck()
    assert page.evaluate("kg.net.body.data.nodes.get().filter(n => !n.hidden).length") < before
    page.click("#t-l")
    rows = page.locator("#p-l tbody tr").count()
    page.fill("#filter", "总投资")
    assert 0 < page.locator("#p-l tbody tr").count() < rows


def test_keyboard_focus_path_and_dark(page):
    page.fill("#q", "莱西经济开发区")
    page.keyboard.press("Enter")
    page.keyboard.press("e")
    assert page.get_attribute("#b-focus", "aria-pressed") == "true"
    page.keyboard.press("Escape")
    page.evaluate("kg.path(...[...kg.net.body.data.edges.get()].slice(0, 1).flatMap(e => [e.from, e.to]))")
    assert "步" in page.inner_text("#p-d")
    theme = page.get_attribute("html", "data-theme")
    page.keyboard.press("d")
    assert page.get_attribute("html", "data-theme") != theme


def test_a_hostile_name_stays_text(browser, tmp_path):
    (tmp_path / "a.txt").write_text(
        f"云岭开发区项目签约\n2024-04-02 来源：云岭日报\n由{HOSTILE}投资建设的<script>window.hacked=1</script>智能装备项目落户云岭开发区，总投资12亿元。\n",
        encoding="utf-8",
    )
    build([tmp_path / "a.txt"], tmp_path / "g")
    with open_graph(tmp_path / "g") as graph:
        graph.view(tmp_path / "page.html")
    page = browser.new_page()
    faults = []
    page.on("pageerror", lambda e: faults.append(str(e)))
    page.goto((tmp_path / "page.html").as_uri())
    page.wait_for_selector("html[data-ready=yes]")
    for tab in ("#t-l", "#t-a", "#t-d"):
        page.click(tab)
    page.evaluate("kg.net.body.data.nodes.getIds().forEach(i => kg.select(i, true))")
    assert page.evaluate("window.hacked") is None
    assert faults == []
    page.close()
