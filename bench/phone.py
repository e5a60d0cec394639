"""When a page's first view can be used on a slow phone network, and how much script and style it takes.

Chromium is held to 1.6 Mbit/s down, 750 kbit/s up, 150 ms there and back, and a quarter of its speed: what its own
developer tools call a slow 4G network on a mid-range phone. Every page is asked for with an empty cache.
"""

import json
import os
import sys

from playwright.sync_api import CDPSession, Page, sync_playwright

NETWORK = {
    "offline": False,
    "latency": 150,
    "downloadThroughput": 1_600_000 / 8,
    "uploadThroughput": 750_000 / 8,
}
SLOWDOWN = 4
WARM_UP = 4  # twice for each worker
READY = """() => {
  const paint = performance.getEntriesByName("first-contentful-paint")[0];
  const page = performance.getEntriesByType("navigation")[0];
  return { paint: paint ? paint.startTime : null, usable: page.domContentLoadedEventEnd };
}"""
SIZES = """() => performance.getEntriesByType("resource").map(one => [one.name, one.encodedBodySize])"""


def measure(page: Page, slow: CDPSession, address: str) -> dict[str, float]:
    """Open one page with an empty cache; return milliseconds to its first view, and bytes of script and style."""
    slow.send("Network.clearBrowserCache")
    page.goto(address, wait_until="load")
    times = page.evaluate(READY)
    sizes = page.evaluate(SIZES)
    return {
        "first_view_ms": times["paint"],
        "usable_ms": times["usable"],
        "script_bytes": sum(size for name, size in sizes if ".js" in name),
        "style_bytes": sum(size for name, size in sizes if ".css" in name),
    }


def main(addresses: dict[str, str]) -> None:
    """Print a JSON object: the figures of each page by its name."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=os.environ.get("HUB_CHROMIUM", "/usr/bin/chromium"),
            args=["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-sync"],
        )
        page = browser.new_page(viewport={"width": 360, "height": 740}, device_scale_factor=3, is_mobile=True)
        for address in [address for address in addresses.values() for _ in range(WARM_UP)]:
            page.request.get(address)  # so that each worker has its templates, as it has when somebody comes
        slow = page.context.new_cdp_session(page)
        slow.send("Network.enable")
        slow.send("Network.emulateNetworkConditions", NETWORK)
        slow.send("Emulation.setCPUThrottlingRate", {"rate": SLOWDOWN})
        print(json.dumps({name: measure(page, slow, address) for name, address in addresses.items()}))
        browser.close()


if __name__ == "__main__":
    main(json.loads(sys.argv[1]))
