"""The trade-off as a small SVG: false alarms in a prisoner's year (logarithmic) and days of delay."""

from collections.abc import Mapping, Sequence
from math import log2

WIDTH, HEIGHT, LEFT, BOTTOM = 640, 400, 50, 360
LEAST, MOST, DAYS = 0.5, 16.0, 35.0
COLOURS = {"fixed": "#777", "times his rhythm": "#c60", "rare when well": "#909", "cheapest": "#090"}
OURS = "#06c"


def draw(curves: Mapping[str, Sequence[Sequence[float]]], stands: tuple[float, float]) -> str:
    """`curves`: points of sensitivity, false alarms, days; `stands`: false alarms, days of Himoya now."""
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" font-family="sans-serif" '
        'font-size="12"><title>False alarms in a prisoner’s year, and the median days from a '
        "disappearance to the alarm</title>",
        f'<rect width="{WIDTH}" height="{HEIGHT}" fill="#fff"/>',
    ]
    for many in (0.5, 1, 2, 4, 8, 16):
        across = _across(many)
        parts.append(f'<path d="M{across:.0f} 20V{BOTTOM}" stroke="#ddd"/>')
        parts.append(f'<text x="{across:.0f}" y="{BOTTOM + 16}" text-anchor="middle">{many:g}</text>')
    for days in range(0, 36, 5):
        parts.append(f'<path d="M{LEFT} {_up(days):.0f}H{WIDTH - 20}" stroke="#ddd"/>')
        parts.append(f'<text x="{LEFT - 6}" y="{_up(days) + 4:.0f}" text-anchor="end">{days}</text>')
    for row, (name, points) in enumerate(curves.items()):
        colour = COLOURS.get(name, OURS)
        shown = [point for point in points if LEAST <= point[1] <= MOST and point[2] <= DAYS]
        line = " ".join(f"{_across(point[1]):.1f},{_up(point[2]):.1f}" for point in shown)
        parts.append(f'<polyline points="{line}" fill="none" stroke="{colour}" stroke-width="2"/>')
        parts.append(f'<text x="430" y="{40 + 18 * row}" fill="{colour}">{name}</text>')
    parts.append(f'<circle cx="{_across(stands[0]):.1f}" cy="{_up(stands[1]):.1f}" r="5" fill="{OURS}"/>')
    parts.append(f'<text x="{LEFT}" y="{HEIGHT - 6}">false alarms in a prisoner’s year</text>')
    parts.append(f'<text x="{LEFT}" y="14">days from the disappearance to the alarm, median</text></svg>\n')
    return "\n".join(parts)


def _across(false_alarms: float) -> float:
    return LEFT + (WIDTH - LEFT - 20) * log2(false_alarms / LEAST) / log2(MOST / LEAST)


def _up(days: float) -> float:
    return BOTTOM - (BOTTOM - 20) * days / DAYS
