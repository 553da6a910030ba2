"""Keys pressed in a real browser."""

from __future__ import annotations

from playwright.sync_api import Page, expect


def press(page: Page, *keys: str) -> None:
    """Press keys one after the other, each when the page that the one before may have opened listens to keys."""
    for key in keys:
        # The text of a page is there before its script is: a key pressed in between is nobody's.
        page.wait_for_load_state()
        page.keyboard.press(key)


def decide(page: Page, key: str, told: str) -> None:
    """Press a key and wait for the page that tells what was done."""
    page.wait_for_load_state()
    with page.expect_navigation():
        press(page, key)
    expect(page.locator(".done")).to_contain_text(told)
