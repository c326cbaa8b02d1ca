"""A real headless Chromium for the tests of the pages."""

import os
from contextlib import contextmanager

import pytest
from playwright.sync_api import sync_playwright

from sponsorboard.crawl import rendering

CONTRAST = """
() => {
  const light = c => c.map(v => v / 255)
    .map(v => v <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4)
    .reduce((sum, v, i) => sum + v * [0.2126, 0.7152, 0.0722][i], 0);
  const rgb = text => text.match(/[\\d.]+/g).map(Number);
  const paper = one => {
    for (; one; one = one.parentElement) {
      const c = rgb(getComputedStyle(one).backgroundColor);
      if (c.length === 3 || c[3] > 0) return c.slice(0, 3);
    }
    return [255, 255, 255];
  };
  const poor = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const one = walker.currentNode.parentElement;
    if (!walker.currentNode.data.trim() || !one.checkVisibility()) continue;
    const a = light(rgb(getComputedStyle(one).color).slice(0, 3)), b = light(paper(one));
    const ratio = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    if (ratio < 4.5) poor.push([walker.currentNode.data.trim().slice(0, 30), ratio]);
  }
  return poor;
}
"""


@contextmanager
def chromium():
    """The system's Chromium; skips the test where there is none, fails it in CI."""
    binary = rendering.browser()
    if binary is None:
        message = "no Chromium: install it, for example with apt-get install chromium"
        if os.environ.get("CI") == "true":
            pytest.fail(message)
        pytest.skip(message)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=binary, args=["--no-sandbox", *rendering.FLAGS]
        )
        yield browser
        browser.close()


@contextmanager
def opened(browser, site, **options):
    """A page; what Chromium complains about, and what it asks of others, fails the test."""
    context = browser.new_context(base_url=site, viewport={"width": 1280, "height": 900}, **options)
    page = context.new_page()
    complaints, asked = [], []
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("dialog", lambda dialog: complaints.append(f"dialog: {dialog.message}"))
    page.on("request", lambda sent: asked.append(sent.url))
    yield page
    context.close()
    # Chromium reports a page that answers 4xx as a failed resource; nothing else may be there.
    assert [one for one in complaints if "status of 4" not in one] == []
    assert [url for url in asked if not url.startswith(site)] == []
