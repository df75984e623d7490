"""Print a page with WebKit: `print_webkit.py ADDRESS FILE [SCRIPT]`, by Debian's own Python, which has WebKit.

SCRIPT is the body of an async function that the page runs first; without one no script of the page runs either.
"""

import sys
from pathlib import Path

import gi

gi.require_version("Gtk", "3.0")
gi.require_version("WebKit2", "4.1")
from gi.repository import Gio, Gtk, WebKit2  # noqa: E402 - after their versions are chosen

_MARGIN = 15  # millimetres; those of the page's own styles are nothing to WebKitGTK


def main(address: str, file: str, script: str = "") -> None:
    """Load the page and print it when it is there."""
    view = WebKit2.WebView()
    view.get_settings().set_enable_javascript(bool(script))
    window = Gtk.OffscreenWindow()
    window.set_default_size(1280, 900)
    window.add(view)
    window.show_all()

    def on_change(_: WebKit2.WebView, event: WebKit2.LoadEvent) -> None:
        if event != WebKit2.LoadEvent.FINISHED:
            return
        if script:
            view.call_async_javascript_function(script, -1, None, None, None, None, on_ready)
        else:
            _print(view, Path(file))

    def on_ready(_: WebKit2.WebView, result: Gio.AsyncResult) -> None:
        view.call_async_javascript_function_finish(result)
        _print(view, Path(file))

    view.connect("load-changed", on_change)
    view.load_uri(address)
    Gtk.main()


def _print(view: WebKit2.WebView, file: Path) -> None:
    settings = Gtk.PrintSettings()
    settings.set_printer("Print to File")
    settings.set(Gtk.PRINT_SETTINGS_OUTPUT_FILE_FORMAT, "pdf")
    settings.set(Gtk.PRINT_SETTINGS_OUTPUT_URI, file.resolve().as_uri())
    paper = Gtk.PageSetup()
    paper.set_paper_size(Gtk.PaperSize.new("iso_a4"))
    for side in ("top", "right", "bottom", "left"):
        getattr(paper, f"set_{side}_margin")(_MARGIN, Gtk.Unit.MM)
    operation = WebKit2.PrintOperation.new(view)
    operation.set_page_setup(paper)
    operation.set_print_settings(settings)
    operation.connect("failed", lambda _, error: sys.exit(error.message))
    operation.connect("finished", lambda _: Gtk.main_quit())
    operation.print_()


main(*sys.argv[1:])
