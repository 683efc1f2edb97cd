"""WeasyPrint on the pages of benchmarks.letters (JSON on stdin); run by the interpreter of build/peers."""

import json
import sys
from statistics import mean, quantiles
from time import process_time

STYLE = "@page { size: A4; margin: 18mm 16mm 20mm 25mm } body { font: 11pt serif } p { margin: 0.5em 0 }"


def main() -> None:
    import weasyprint  # type: ignore[import-not-found]  # noqa: PLC0415 -- only the peers have it
    from weasyprint.text.fonts import FontConfiguration  # type: ignore[import-not-found]  # noqa: PLC0415

    pages: list[str] = json.load(sys.stdin)
    fonts = FontConfiguration()
    style = weasyprint.CSS(string=STYLE, font_config=fonts)
    for kind in ("pdf/a-2a", None):  # as ours, and as it comes
        taken = []
        for page in (pages[0], *pages):  # the first is slower, and not counted
            start = process_time()
            html = weasyprint.HTML(string=page)
            html.write_pdf(stylesheets=[style], font_config=fonts, pdf_variant=kind)
            taken.append((process_time() - start) * 1000)
        sys.stdout.write(
            f"WeasyPrint {weasyprint.__version__}, {kind or 'plain PDF'}: {len(pages)} letters, "
            f"{mean(taken[1:]):.1f} ms each, 95 of 100 under {quantiles(taken[1:], n=20)[-1]:.1f} ms\n"
        )


if __name__ == "__main__":
    main()
